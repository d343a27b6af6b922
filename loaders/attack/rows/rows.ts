import {measures} from "../../../src/model/survey.ts";
import {contextOf, indexCode, type Context, type Row} from "./context.ts";
import type {Cell, Medium, Place, Quantity} from "../fact.ts";
import {firstNumber, readField, readShareField, type Field} from "./fields.ts";
import {headsOf} from "./heads.ts";
import {strangeFields} from "./known-fields.ts";
import type {Notebook} from "../knowledge.ts";
import {exactly, maybeNumber, printedDecimals, roundedTo, sharesRoundedTo} from "../number.ts";
import {shareBehind} from "../interval.ts";

/** Where statements are written, and what file they come from. */
export interface Writer {
  notes: Notebook;
  file: string;
  medium: Medium;
}

const isMeasure = (item: string | undefined) => measures.some((measure) => measure === item);

/**
 * Writes down what one row says: every number with the interval that its decimals leave, and every number that it says
 * is hidden. A number beside a status that says hidden is written down as well: that is a leak.
 */
export function readRow(row: Row, outer: Context, writer: Writer, where: string): void {
  const context = contextOf(row, outer);
  const {unit, grade, period, window} = context;
  if (unit === undefined) return;
  const place: Place = {file: writer.file, medium: writer.medium, where};
  for (const field of strangeFields(row, writer.file)) writer.notes.strange(field, place);
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

/** The share of a row; where it names its own question, a value beside an empty share can be nothing else. */
function shareOf(row: Row): Field {
  const share = readShareField(row, "share_bullied" in row ? "share_bullied" : "share");
  if (share.value !== undefined || !("measure" in row)) return share;
  const others = ["share", "value", "score"].map((name) => readShareField(row, name).value);
  return {...share, value: others.find((value) => value !== undefined)};
}

function readShare(row: Row, cell: Cell, notes: Notebook, place: Place): void {
  const answered = readField(row, "respondents");
  writeField({...cell, quantity: "answered"}, answered, {notes, place, isHiddenRow: false});
  const share = shareOf(row);
  const isHidden = share.hidden || row["status"] === "suppressed";
  const decimals = maybeNumber(row["decimals"]);
  if (share.value !== undefined) {
    // shares of few answers are rounded to whole percent
    const precision = decimals === undefined ? Math.max(2, printedDecimals(share.value)) : decimals + 2;
    notes.value(cell, sharesRoundedTo(share.value, precision), place);
  }
  if (isHidden) notes.hidden(cell, place);
  const bullied = readField(row, "bullied");
  if (bullied.value !== undefined) notes.value({...cell, quantity: "bullied"}, exactly(bullied.value), place);
  if (bullied.hidden) notes.hidden(cell, place);
  const [low, high] = [maybeNumber(row["low"]), maybeNumber(row["high"])];
  if (!isHidden || low === undefined || high === undefined) return;
  const inverse = shareBehind(cell, {low, high, n: answered.value}, notes);
  if (inverse) notes.value(cell, inverse, place);
}

function counted(quantity: Quantity, unit: string, period: string): Cell {
  return {quantity, unit, period, grade: "", gender: "all", ownership: "all", item: ""};
}

const amounts = ["grant_nok", "amount_nok", "amountNok", "amount"];
const perPupil = ["nok_per_pupil", "nokPerPupil", "amountPerPupil"];
