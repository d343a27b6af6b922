import type {Row} from "./context.ts";
import {maybeNumber} from "../number.ts";

/** Fields with numbers that the rows are read by; see `rows.ts`, `context.ts` and `structure-rows.ts`. */
const read = [
  "year",
  "startYear",
  "grade",
  "county",
  "municipality",
  "unit",
  "unit_code",
  "code",
  "id",
  "member",
  "successor",
  "pulje",
  "decimals",
  "share_bullied",
  "share",
  "bullied",
  "respondents",
  "low",
  "high",
  "score",
  "value",
  "invited",
  "answered",
  "pupils",
  "children",
  "members",
  "shownMembers",
  "grant_nok",
  "amount_nok",
  "amountNok",
  "amount",
  "nok_per_pupil",
  "nokPerPupil",
  "amountPerPupil",
  "base_grant_nok",
  "weight_pupils",
  "weight_children"
];

/** Fields with numbers that tell nothing of a hidden one, with the files in which they do so. */
const silent: Readonly<Record<string, RegExp>> = {
  // years and dates; a workbook keeps dates as numbers
  decision_year: /allocation/,
  decisionYear: /distribution|networks/,
  payment_year: /allocation/,
  paymentYear: /distribution|networks/,
  survey_year: /national_published/,
  first_year: /three_year/,
  firstYear: /three-year|effect/,
  date: /\.xlsx$/,
  valid_from: /\.xlsx$/,
  valid_to: /\.xlsx$/,
  start: /\.xlsx$/,
  end: /\.xlsx$/,
  until: /\.xlsx$/,
  breaks: /units/,
  // codes, orders and positions on a map
  from_codes: /unit_break/,
  step: /pulje_milestone/,
  semesters: /pulje_period|participation/,
  needGrade: /distribution/,
  Innhold: /\.xlsx$/,
  derived: /\.xlsx$/,
  x: /unit_position|units\.|participation\./,
  y: /unit_position|units\.|participation\./,
  // numbers of schools, kindergartens and units, not of children
  schools: /pupil_count/,
  kindergartens: /child_count/,
  units: /participation/,
  count: /distribution/,
  // inhabitants by age: the age groups are no grades
  age_0: /population/,
  age_1_5: /population/,
  age_6_15: /population/,
  age_16_18: /population/,
  total: /population/,
  // kroner and shares of a frame or of a post
  frame: /distribution/,
  baseGrant: /distribution/,
  jointMeasures: /distribution/,
  jointShare: /distribution/,
  resource_person_percent: /participation/,
  resourcePersonPercent: /distribution|participation\./
};

/** Names of the fields of a row with numbers that are neither read nor known to be of no use. */
export function strangeFields(row: Row, file: string): string[] {
  const strange: string[] = [];
  for (const name in row) {
    if (known.has(name) || silent[name]?.test(file)) continue;
    if (holdsNumber(row[name])) strange.push(name);
  }
  return strange;
}

const known = new Set(read);

function holdsNumber(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => typeof one === "number");
  if (typeof value === "string") return /^[\s\d.,]+%?$/.test(value) && /\d/.test(value);
  return maybeNumber(value) !== undefined;
}
