import {maybeMeasure, measures} from "../../src/model/survey.ts";
import {schoolYear} from "../../src/model/school-year.ts";
import type {Cell, Interval, Medium, Place, Quantity} from "./fact.ts";
import type {Notebook} from "./knowledge.ts";
import {exactly, maybeNumber, printedDecimals, roundedTo, sharesRoundedTo} from "./number.ts";
import {networkUnit, isCode, puljeUnit} from "./structure.ts";
import {invertWilson} from "./wilson.ts";

/** A record as a file or page data holds it: names as the machine files have them, or as page data has them. */
export type Row = Readonly<Record<string, unknown>>;

/** Dimensions that hold for a row and for what is nested in it. */
export interface Context {
  unit?: string;
  county?: string;
  period?: string;
  pupilPeriod?: string;
  childPeriod?: string;
  /** School year of pupil counts by world, where one object serves both. */
  pupilPeriods?: Readonly<Record<string, string>>;
  world?: string;
  grade?: string;
  gender?: string;
  ownership?: string;
  item?: string;
  members?: number;
  window?: string;
}

/** Where statements are written, and what file they come from. */
export interface Writer {
  notes: Notebook;
  file: string;
  medium: Medium;
}

const years = ["schoolYear", "school_year", "startYear", "needYear", "year"] as const;

/** Fields that name a dimension; of several for one dimension the later wins. */
const named: readonly [keyof Context, string][] = [
  ["county", "county"],
  ["world", "world"],
  ["grade", "grade"],
  ["grade", "needGrade"],
  ["gender", "gender"],
  ["ownership", "ownership"],
  ["window", "window"],
  ["pupilPeriod", "pupilYear"],
  ["pupilPeriod", "pupils_from"],
  ["childPeriod", "childDate"],
  ["childPeriod", "children_from"]
];

/** The context of a row: its own dimensions over those around it. */
export function contextOf(row: Row, outer: Context): Context {
  const context: Record<string, unknown> & Context = {...outer};
  for (const [name, field] of named) {
    const value = row[field];
    if (typeof value === "string" && value !== "") context[name as string] = value;
  }
  const perWorld = row["pupilYear"];
  if (typeof perWorld === "object" && perWorld !== null)
    context.pupilPeriods = perWorld as Readonly<Record<string, string>>;
  const key = row["key"];
  if (typeof key === "object" && key !== null) {
    const {pupilYear, childDate} = key as Row;
    if (typeof pupilYear === "string") context.pupilPeriod = pupilYear;
    if (typeof childDate === "string") context.childPeriod = childDate;
  }
  const unit = unitOf(row, context);
  if (unit !== undefined) context.unit = unit;
  const period = periodOf(row);
  if (period !== undefined) context.period = period;
  const item = itemOf(row);
  if (item !== undefined) context.item = item;
  if (typeof row["members"] === "number") context.members = row["members"];
  return context;
}

function unitOf(row: Row, {county, world}: Context): string | undefined {
  for (const field of ["unit", "unit_code"]) {
    const value = row[field];
    if (typeof value !== "string" || value === "") continue;
    return isCode(value) || county === undefined ? value : networkUnit(county, value);
  }
  const {network, id, kind, code, scheme, pulje} = row;
  if (typeof network === "string" && network !== "" && county !== undefined && code === undefined)
    return networkUnit(county, network);
  if (typeof id === "string" && kind === "network" && county !== undefined) return networkUnit(county, id);
  if (typeof id === "string" && isCode(id)) return id;
  if (typeof code === "string" && isCode(code)) return code;
  if (
    typeof scheme === "string" &&
    (typeof pulje === "string" || typeof pulje === "number") &&
    code === undefined
  )
    return puljeUnit(world ?? "", scheme, String(pulje));
  return undefined;
}

function periodOf(row: Row): string | undefined {
  for (const field of years) {
    const value = row[field];
    if (typeof value === "string" && /^\d{4}[-–]\d{2}$/.test(value)) return value.replace("–", "-");
    const year = maybeNumber(value);
    if (year !== undefined && year > 1990 && year < 2100) return schoolYear(year);
  }
  const date = row["date"];
  return typeof date === "string" && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : undefined;
}

function itemOf(row: Row): string | undefined {
  for (const field of ["measure", "needMeasure", "indicator"]) {
    const value = row[field];
    if (typeof value === "string" && value !== "") return maybeMeasure(value) ?? value;
  }
  const code = row["code"];
  return typeof code === "string" && /^(?:EUIndeks_)?13\d\d$/.test(code) ? indexCode(code) : undefined;
}

function indexCode(code: string): string {
  return code.startsWith("EUIndeks_") ? code : `EUIndeks_${code}`;
}

const isMeasure = (item: string | undefined) => measures.some((measure) => measure === item);

/** A number, or that there is none because it is hidden. */
interface Field {
  value: number | undefined;
  hidden: boolean;
}

/** Reads a number, a sign, or `{value, status}`. */
function readField(row: Row, field: string): Field {
  const raw = row[field];
  if (typeof raw === "object" && raw !== null && "status" in raw) {
    const {value, status} = raw as {value?: unknown; status: unknown};
    return {value: maybeNumber(value), hidden: status === "suppressed"};
  }
  const status = row[`${field}_status`];
  return {value: maybeNumber(raw), hidden: raw === ":" || status === "suppressed"};
}

/**
 * Writes down what one row says: every number with the interval that its decimals leave, and every number that it says
 * is hidden. A number beside a status that says hidden is written down as well: that is a leak.
 */
export function readRow(row: Row, outer: Context, writer: Writer, where: string): void {
  const context = contextOf(row, outer);
  const {unit, grade, period, window} = context;
  if (unit === undefined) return;
  const place: Place = {file: writer.file, medium: writer.medium, where};
  readCounts(row, {...context, unit}, writer.notes, place);
  if (window !== undefined && period === undefined) {
    const cell: Cell = counted("threeYearShare", unit, window);
    const share = maybeNumber(row["share_bullied"] ?? row["share"]);
    if (share !== undefined) writer.notes.value(cell, sharesRoundedTo(share, 3), place);
    if (row["status"] === "suppressed") writer.notes.hidden(cell, place);
    return;
  }
  if (grade === undefined || period === undefined) return;
  const shown = maybeNumber(row["shownMembers"]);
  const isPartial = shown !== undefined && context.members !== undefined && shown < context.members;
  const cell: Cell = {
    quantity: "share",
    // pooled over the members that are shown, so it says nothing of those that are not
    unit: isPartial ? `${unit}#shown` : unit,
    period,
    grade,
    gender: context.gender ?? "all",
    ownership: context.ownership ?? "all",
    item: context.item ?? ""
  };
  readSurvey(row, cell, writer.notes, place);
}

/** Pupils and children, and what an amount per pupil tells of them. */
function readCounts(row: Row, context: Context & {unit: string}, notes: Notebook, place: Place): void {
  for (const quantity of ["pupils", "children"] as const) {
    if (!(quantity in row)) continue;
    const period =
      quantity === "pupils"
        ? (context.pupilPeriod ?? context.pupilPeriods?.[context.world ?? ""] ?? context.period)
        : (context.childPeriod ?? context.period);
    if (period === undefined) continue;
    const cell = counted(quantity, context.unit, period);
    writeField(cell, readField(row, quantity), {notes, place, isHiddenRow: row["status"] === "suppressed"});
  }
  const year = context.pupilPeriod ?? context.period;
  const amount = firstNumber(row, amounts);
  const rate = amount === undefined ? undefined : firstNumber(row, perPupil);
  if (year === undefined || amount === undefined || !rate) return;
  notes.value(counted("pupils", context.unit, year), headsOf(amount, rate), place);
}

/** An exact count, or that it is hidden: by its own status, or by the row's where there is no number. */
function writeField(
  cell: Cell,
  {value, hidden}: Field,
  {notes, place, isHiddenRow}: {notes: Notebook; place: Place; isHiddenRow: boolean}
): void {
  if (value !== undefined) notes.value(cell, exactly(value), place);
  if (hidden || (isHiddenRow && value === undefined)) notes.hidden(cell, place);
}

/** Everything of Elevundersøkelsen in a row: participation, a share with its count and interval, or a mean. */
function readSurvey(row: Row, share: Cell, notes: Notebook, place: Place): void {
  const isHiddenRow = row["status"] === "suppressed";
  for (const quantity of ["invited", "answered"] as const) {
    if (quantity in row)
      writeField({...share, quantity, item: ""}, readField(row, quantity), {notes, place, isHiddenRow});
  }
  if (isMeasure(share.item)) readShare(row, share, notes, place);
  else if (share.item !== "" && ("score" in row || "value" in row)) {
    const cell: Cell = {...share, quantity: "score", item: indexCode(share.item)};
    const score = readField(row, "score" in row ? "score" : "value");
    if (score.value !== undefined) notes.value(cell, roundedTo(score.value, 1), place);
    if (score.hidden || isHiddenRow) notes.hidden(cell, place);
  }
}

function readShare(row: Row, cell: Cell, notes: Notebook, place: Place): void {
  const answered = readField(row, "respondents");
  writeField({...cell, quantity: "answered"}, answered, {notes, place, isHiddenRow: false});
  const share = readField(row, "share_bullied" in row ? "share_bullied" : "share");
  const isHidden = share.hidden || row["status"] === "suppressed";
  const decimals = maybeNumber(row["decimals"]);
  if (share.value !== undefined && share.value <= 1) {
    const precision = decimals === undefined ? Math.max(3, printedDecimals(share.value)) : decimals + 2;
    notes.value(cell, sharesRoundedTo(share.value, precision), place);
  }
  if (isHidden) notes.hidden(cell, place);
  const bullied = readField(row, "bullied");
  if (bullied.value !== undefined) notes.value({...cell, quantity: "bullied"}, exactly(bullied.value), place);
  if (bullied.hidden) notes.hidden(cell, place);
  const [low, high] = [maybeNumber(row["low"]), maybeNumber(row["high"])];
  if (!isHidden || low === undefined || high === undefined) return;
  const inverse = invertWilson({low, high, n: answered.value});
  if (inverse) notes.value(cell, inverse, place);
}

function counted(quantity: Quantity, unit: string, period: string): Cell {
  return {quantity, unit, period, grade: "", gender: "all", ownership: "all", item: ""};
}

const amounts = ["grant_nok", "amount_nok", "amountNok", "amount"];
const perPupil = ["nok_per_pupil", "nokPerPupil", "amountPerPupil"];

function firstNumber(row: Row, fields: readonly string[]): number | undefined {
  for (const field of fields) {
    const value = maybeNumber(row[field]);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whole heads that an amount and an amount per head, both rounded as printed, allow. */
export function headsOf(amount: number, perHead: number): Interval {
  const total = roundedTo(amount, 0);
  const rate = roundedTo(perHead, 0);
  return {
    low: Math.max(0, Math.ceil(total.low / rate.high - 1e-9)),
    high: rate.low > 0 ? Math.floor(total.high / rate.low + 1e-9) : Infinity
  };
}
