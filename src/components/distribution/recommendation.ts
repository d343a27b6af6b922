import type {Distribution} from "../../model/distribution.js";
import type {Provenance} from "../../model/published.js";
import type {RuleFinding, RuleSource} from "../../rules/finding.js";
import {quantityColumn, type Column} from "../data-table.js";
import {formatDate, formatWhole, type Quantity} from "../format.js";
import type {DistributionState} from "./address.js";
import {keyFormula, type FormulaLine} from "./key-formula.js";
import type {Outcome, OutcomeRow} from "./outcome.js";
import {orderRows} from "./order.js";
import {ownId} from "./own-data.js";
import {periodOf} from "./overview.js";
import {chooseSources} from "./sources.js";
import {formatSignedPercent, formatSignedWhole, unitWords} from "./words.js";

/** A column of the recommendation, with how a workbook shows its numbers, and what adds up where it does. */
export type RecommendationColumn = Column<OutcomeRow> & {
  excel?: string;
  summed?: {pick: (row: OutcomeRow) => Quantity; format: (sum: number) => string};
};

/** A distribution as the forum hands it on (innstilling): what is recommended, by which key, and what it rests on. */
export interface Recommendation {
  title: string;
  area: string;
  period: string;
  /** ISO date. */
  date: string;
  isExample: boolean;
  /** Whether the numbers are the reader's own, which nobody checked. */
  isOwn: boolean;
  frame: number;
  jointMeasures: number;
  /** Kroner to all units. */
  sum: number;
  decisions: Decision[];
  formula: FormulaLine[];
  rows: readonly OutcomeRow[];
  columns: RecommendationColumn[];
  findings: readonly RuleFinding[];
  sources: readonly Provenance[];
}

/** One decision of the forum: kroner whole, shares 0–1, weights in heads; null where a bound is not in use. */
export interface Decision {
  name: string;
  value: number | null;
  unit: "kr" | "share" | "heads";
}

interface Options {
  state: DistributionState;
  outcome: Outcome;
  sources: Distribution["sources"];
  findings: readonly RuleFinding[];
  /** ISO date. */
  date: string;
}

/** The recommendation of what the page shows; null where there is no distribution to recommend. */
export function makeRecommendation({
  state,
  outcome: {allocation, key, rows},
  sources,
  findings,
  date
}: Options): Recommendation | null {
  if (!allocation || !key) return null;
  const {area} = state;
  return {
    title:
      area.id === ownId
        ? "Innstilling: fordeling etter forumets egne tall"
        : `Innstilling: fordeling for ${area.name}`,
    area: area.name,
    period: periodOf(area),
    date,
    isExample: area.world === "example",
    isOwn: area.id === ownId,
    frame: allocation.frame,
    jointMeasures: allocation.joint,
    sum: allocation.sum,
    decisions: [
      {name: "Ramme", value: key.frame, unit: "kr"},
      "share" in key.joint
        ? {name: "Fellestiltak, andel av rammen", value: key.joint.share, unit: "share"}
        : {name: "Fellestiltak", value: key.joint.kroner, unit: "kr"},
      "share" in key.base
        ? {name: "Grunntilskudd, andel av resten, delt likt", value: key.base.share, unit: "share"}
        : {name: "Grunntilskudd til hver", value: key.base.kroner, unit: "kr"},
      {name: "Vekt for en elev", value: key.weights.pupils, unit: "heads"},
      {name: "Vekt for et barn", value: key.weights.children, unit: "heads"},
      {name: "Vekt for en lærling", value: key.weights.apprentices, unit: "heads"},
      {name: "Vekt for behov", value: key.weights.need, unit: "heads"},
      {name: "Gulv", value: key.floor ?? null, unit: "kr"},
      {name: "Tak", value: key.ceiling ?? null, unit: "kr"},
      {name: "Største endring fra siste vedtak", value: key.maxChange ?? null, unit: "share"}
    ],
    formula: keyFormula(key, allocation),
    rows: orderRows(rows, state.order),
    columns: columnsOf(state, rows),
    findings,
    sources: chooseSources(sources, area)
  };
}

/** A sentence that a rule rests on, with the document and its date: `«…» (Udir: …, 3. mars 2021)`. */
export function quoteSource({text, where, date}: RuleSource): string {
  return `«${text}» (${date === null ? where : `${where}, ${formatDate(date)}`})`;
}

/** The sum of a column, absent where one of its numbers is; null for a column of rates or names. */
export function sumOf(
  {rows}: Pick<Recommendation, "rows">,
  {summed}: Pick<RecommendationColumn, "summed">
): Quantity | null {
  if (!summed) return null;
  let sum = 0;
  for (const row of rows) {
    const {value, status} = summed.pick(row);
    if (value === null) return {value, status};
    sum += value;
  }
  return {value: sum, status: "ok"};
}

interface ColumnStyle {
  format?: (value: number) => string;
  excel?: string;
}

const rate = (
  name: string,
  label: string,
  pick: (row: OutcomeRow) => Quantity,
  {format = formatWhole, excel = "#,##0"}: ColumnStyle = {}
): RecommendationColumn => ({...quantityColumn<OutcomeRow>(name, label, {pick, format}), excel});
const column = (
  name: string,
  label: string,
  pick: (row: OutcomeRow) => Quantity,
  style: ColumnStyle = {}
): RecommendationColumn => ({
  ...rate(name, label, pick, style),
  summed: {pick, format: style.format ?? formatWhole}
});
const part =
  (name: "base" | "proRata" | "adjustment") =>
  ({allocation}: OutcomeRow): Quantity =>
    allocation ? {value: allocation[name], status: "ok"} : {value: null, status: "missing"};
const previous = ({unit}: OutcomeRow): Quantity => unit.previous;
const apprentices = ({unit}: OutcomeRow): Quantity => unit.apprentices;

function columnsOf({area}: DistributionState, rows: readonly OutcomeRow[]): RecommendationColumn[] {
  const has = (pick: (row: OutcomeRow) => Quantity) => rows.some((row) => pick(row).value !== null);
  const signed = {format: formatSignedWhole, excel: "+#,##0;\u2212#,##0;0"};
  const optional = (made: RecommendationColumn, pick: (row: OutcomeRow) => Quantity) =>
    has(pick) ? [made] : [];
  const isAdjusted = rows.some(({allocation}) => allocation?.adjustment);
  return [
    {name: "unit", label: unitWords(area).heading, value: ({unit}) => unit.name},
    column("pupils", "Elever", ({unit}) => unit.pupils),
    column("children", "Barn", ({unit}) => unit.children),
    ...optional(column("apprentices", "Lærlinger", apprentices), apprentices),
    column("base_nok", "Grunntilskudd, kr", part("base")),
    column("pro_rata_nok", "Etter antall, kr", part("proRata")),
    ...(isAdjusted
      ? [column("adjustment_nok", "Gulv, tak og overgang, kr", part("adjustment"), signed)]
      : []),
    column("amount_nok", "Innstilt beløp, kr", ({amount}) => amount),
    rate("nok_per_head", "Kr per hode", ({perHead}) => perHead, {excel: "#,##0.00"}),
    ...(has(previous)
      ? [
          column("previous_nok", "Siste vedtak, kr", previous),
          column("change_nok", "Endring, kr", ({change}) => change, signed),
          rate("change_share", "Endring, %", ({changeShare}) => changeShare, {
            format: formatSignedPercent,
            excel: "+0.0%;\u22120.0%;0.0%"
          })
        ]
      : [])
  ];
}
