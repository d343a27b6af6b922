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

/** The context of a row: its own dimensions over those around it. */
export function contextOf(row: Row, outer: Context): Context {
  const context: Context = {...outer};
  const set = (name: keyof Context, ...fields: string[]) => {
    for (const field of fields) {
      const value = row[field];
      if (typeof value === "string" && value !== "") Object.assign(context, {[name]: value});
    }
  };
  set("county", "county");
  set("world", "world");
  set("grade", "grade", "needGrade");
  set("gender", "gender");
  set("ownership", "ownership");
  set("window", "window");
  set("pupilPeriod", "pupilYear", "pupils_from");
  set("childPeriod", "childDate", "children_from");
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

/** A field with its reason when there is none: a number, a sign, or `{value, status}`. */
function readField(row: Row, field: string): {value: number | undefined; hidden: boolean} {
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
export function readRow(row: Row, outer: Context, {notes, file, medium}: Writer, where: string): void {
  const context = contextOf(row, outer);
  const {unit} = context;
  if (unit === undefined) return;
  const place: Place = {file, medium, where};
  const hiddenRow = row["status"] === "suppressed";
  const say = (cell: Cell, interval: Interval) => notes.value(cell, interval, place);
  const hide = (cell: Cell) => notes.hidden(cell, place);

  for (const quantity of ["pupils", "children"] as const) {
    if (!(quantity in row)) continue;
    const period =
      quantity === "pupils"
        ? (context.pupilPeriod ?? context.pupilPeriods?.[context.world ?? ""] ?? context.period)
        : (context.childPeriod ?? context.period);
    if (period === undefined) continue;
    const cell = counted(quantity, unit, period);
    const {value, hidden} = readField(row, quantity);
    if (value !== undefined) say(cell, exactly(value));
    if (hidden || (hiddenRow && value === undefined)) hide(cell);
  }
  readPerHead(row, context, say);

  if (context.window !== undefined && context.period === undefined) {
    const cell: Cell = {...counted("threeYearShare", unit, context.window)};
    const share = maybeNumber(row["share_bullied"] ?? row["share"]);
    if (share !== undefined) say(cell, sharesRoundedTo(share, 3));
    if (hiddenRow) hide(cell);
    return;
  }
  const {grade, period} = context;
  if (grade === undefined || period === undefined) return;
  const shown = maybeNumber(row["shownMembers"]);
  if (shown !== undefined && context.members !== undefined && shown < context.members)
    // pooled over the members that are shown, so it says nothing of those that are not
    context.unit = `${unit}#shown`;
  const own = (quantity: Quantity, item = context.item ?? ""): Cell => ({
    quantity,
    unit: context.unit ?? unit,
    period,
    grade,
    gender: context.gender ?? "all",
    ownership: context.ownership ?? "all",
    item
  });

  for (const field of ["invited", "answered"] as const) {
    if (!(field in row)) continue;
    const {value, hidden} = readField(row, field);
    if (value !== undefined) say(own(field, ""), exactly(value));
    if (hidden || (hiddenRow && value === undefined)) hide(own(field, ""));
  }
  if (isMeasure(context.item)) {
    const n = readField(row, "respondents");
    if (n.value !== undefined) say(own("answered"), exactly(n.value));
    if (n.hidden) hide(own("answered"));
    const share = readField(row, "share_bullied" in row ? "share_bullied" : "share");
    const decimals = maybeNumber(row["decimals"]);
    if (share.value !== undefined && share.value <= 1)
      say(
        own("share"),
        sharesRoundedTo(
          share.value,
          decimals === undefined ? Math.max(3, printedDecimals(share.value)) : decimals + 2
        )
      );
    if (share.hidden || hiddenRow) hide(own("share"));
    const bullied = readField(row, "bullied");
    if (bullied.value !== undefined) say(own("bullied"), exactly(bullied.value));
    if (bullied.hidden) hide(own("share"));
    const [low, high] = [maybeNumber(row["low"]), maybeNumber(row["high"])];
    if (low !== undefined && high !== undefined && (share.hidden || hiddenRow)) {
      const inverse = invertWilson({low, high, n: n.value});
      if (inverse) say(own("share"), inverse);
    }
  } else if (context.item !== undefined && ("score" in row || "value" in row)) {
    const cell = own("score", indexCode(context.item));
    const score = readField(row, "score" in row ? "score" : "value");
    if (score.value !== undefined) say(cell, roundedTo(score.value, 1));
    if (score.hidden || hiddenRow) hide(cell);
  }
}

function counted(quantity: Quantity, unit: string, period: string): Cell {
  return {quantity, unit, period, grade: "", gender: "all", ownership: "all", item: ""};
}

const amounts = ["grant_nok", "amount_nok", "amountNok", "amount"];
const perPupil = ["nok_per_pupil", "nokPerPupil", "amountPerPupil"];

/** Pupils = amount / amount per pupil, as far as the rounding of both tells. */
function readPerHead(row: Row, context: Context, say: (cell: Cell, interval: Interval) => void): void {
  const {unit, pupilPeriod, period} = context;
  const year = pupilPeriod ?? period;
  const amount = amounts.map((field) => maybeNumber(row[field])).find((value) => value !== undefined);
  const rate = perPupil.map((field) => maybeNumber(row[field])).find((value) => value !== undefined);
  if (unit === undefined || year === undefined || amount === undefined || !rate) return;
  say(counted("pupils", unit, year), headsOf(amount, rate));
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
