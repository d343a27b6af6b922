import {schoolYear} from "../../../src/model/school-year.ts";
import {maybeMeasure} from "../../../src/model/survey.ts";
import {maybeNumber} from "../number.ts";
import {isCode, networkUnit, puljeUnit} from "../structure.ts";

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

/** The published code of an index, from its number or from itself. */
export function indexCode(code: string): string {
  return code.startsWith("EUIndeks_") ? code : `EUIndeks_${code}`;
}
