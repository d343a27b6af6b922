import {hash01} from "./random.ts";
import {valueColumnPattern, type Distortion} from "./survey-cells.ts";
import type {Combination} from "./survey-combinations.ts";
import type {Figures, Unit} from "./survey-figures.ts";
import type {StandinTable} from "./survey-tables.ts";

/** The value cells of a row as JSON text with a comma after each. */
export type ValueWriter = (unit: Unit, index: number, combination: Combination) => string;

/** Writes the value columns: texts in Norwegian form, `*` where screened, null or "" where there is no value. */
export function valueWriter(
  table: StandinTable,
  figures: Figures,
  {seed, tidId, distortion}: {seed: number; tidId: number; distortion: Distortion}
): ValueWriter {
  const columns = table.columns.filter((column) => valueColumnPattern.test(column));
  const names = columns.map((column) => {
    const name = distortion.columns?.has(column) ? distortion.columns.get(column) : column;
    return name === undefined ? undefined : `${JSON.stringify(name)}:`;
  });
  const write = (values: readonly (string | null)[]) => {
    let text = "";
    for (let k = 0; k < columns.length; k += 1) {
      const name = names[k];
      if (name !== undefined)
        text += values[k] === null || values[k] === undefined ? `${name}null,` : `${name}"${values[k]}",`;
    }
    return text;
  };
  const nothing = [write(columns.map(() => null)), write(columns.map(() => ""))];
  const screened = write(
    columns.map((column) => (table.content === "participation" && column === "AntallInvitert" ? null : "*"))
  );
  const strict = tidId >= 202212;
  return (unit, index, {question, grade, owner, gender, ordinal}) => {
    const national = unit.depth === 1 && unit.national === "I";
    const roll = hash01(seed, index, ordinal, tidId);
    if (national && distortion.national === "empty") return nothing[0] ?? "";
    const n = figures.respondents(index, owner, grade, gender);
    if (n === 0) return nothing[roll < 0.5 ? 0 : 1] ?? "";
    if (table.content === "participation") {
      const invited = figures.invited(index, owner, grade);
      const share =
        national && distortion.national === "out of range"
          ? "142,5"
          : formatTenths(Math.round((1000 * n) / invited));
      return write([share, formatCount(n, roll), formatCount(invited, roll)]);
    }
    const bullied = figures.bullied(index, owner, grade, gender, question.measure);
    if (n < 5 || (strict && table.content === "bullying" && unit.depth > 2 && bullied === 1)) return screened;
    if (table.content === "bullying") {
      const share =
        national && distortion.national === "out of range"
          ? "142,5"
          : formatTenths(Math.round((1000 * bullied) / n));
      return write([share, formatCount(bullied, roll)]);
    }
    if (question.index === "1389" && (table.stage === "gsk" || grade > 0)) return nothing[0] ?? "";
    const mean =
      4.3 - 0.05 * (Number(question.index ?? 1380) % 10) - (1.5 * bullied) / n + 0.3 * (roll - 0.5);
    const score =
      national && distortion.national === "out of range"
        ? "7,2"
        : formatTenths(Math.round(10 * Math.max(1, Math.min(5, mean))));
    const shares = question.single ? ["0,6", "1,2", "7,6", "48,0", "42,7"] : [null, null, null, null, null];
    const counts = question.single
      ? shares.map(() => formatCount(Math.round(n / 5), roll))
      : [null, null, null, null, null];
    return write([score, "0,7", formatCount(n, roll), ...shares, ...counts]);
  };
}

const tenths = Array.from({length: 1001}, (_, value) => `${Math.floor(value / 10)},${value % 10}`);

/** 81 → `8,1`. */
function formatTenths(value: number): string {
  return tenths[value] ?? `${Math.floor(value / 10)},${value % 10}`;
}

/** Thousands apart by a plain, hard or narrow space; some small counts with leading blanks. */
function formatCount(value: number, roll: number): string {
  if (value < 1000) return roll < 0.1 ? `  ${value}` : String(value);
  const space = roll < 0.4 ? " " : roll < 0.8 ? "\u00a0" : "\u202f";
  return String(value).replace(/\B(?=(\d{3})+$)/g, space);
}
