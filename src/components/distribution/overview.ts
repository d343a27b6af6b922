import type {DistributionArea, Distribution} from "../../model/distribution.js";
import {formatSchoolYear} from "../../model/school-year.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatDate, formatKroner, formatPercent, formatWhole} from "../format.js";
import {networkDots, type NetworkRow} from "../network-dots.js";
import type {DistributionState} from "./address.js";
import type {Outcome, OutcomeRow} from "./outcome.js";
import {orderRows} from "./order.js";
import {chooseSources} from "./sources.js";
import {countUnits, formatSignedKroner, formatSignedPercent, headWords, unitWords} from "./words.js";

export interface OverviewOptions {
  state: DistributionState;
  outcome: Outcome;
}

/** What each unit gets, as dots and as a table: per head, against last year, an equal share and counts alone. */
export function overviewFigure(
  options: OverviewOptions,
  sources: Distribution["sources"]
): Figure<OutcomeRow> {
  const {area} = options.state;
  return figure({
    ...overviewContent(options),
    columns: columnsOf(area),
    sources: chooseSources(sources, area),
    file: `fordeling-${area.id.toLowerCase()}`,
    openTable: true
  });
}

/** The figure for other settings of the same area. */
export function overviewContent({state, outcome}: OverviewOptions): FigureContent<OutcomeRow> {
  const {area, settings} = state;
  const rows = orderRows(outcome.rows, state.order);
  const words = unitWords(area);
  const heads = headWords(settings);
  const mean = meanPerHead(outcome);
  const hasNeed = area.units.some(({need}) => need.share !== null);
  const dots = rows.map(({unit, perHead, previousPerHead, proRataPerHead}): NetworkRow => ({
    code: unit.id,
    name: unit.name,
    pupils: unit.pupils.value,
    kroner: perHead,
    lastYear: previousPerHead,
    proRata: proRataPerHead,
    ...(hasNeed ? {bullying: {value: unit.need.share, status: unit.need.status}} : {})
  }));
  const known = rows.filter(({perHead}) => perHead.value !== null);
  return {
    title: `Hvor mye får ${words.all} i ${area.name}?`,
    subtitle: `Kroner per ${heads}. ${countUnits(area)}, ${periodOf(area)}.`,
    chart: (width) =>
      networkDots(dots, {
        width,
        mean: {kroner: mean},
        labels: {
          kroner: `Kroner per ${heads}`,
          bullying: `Andel mobbet, ${area.needYear ?? ""}`.replace(/, $/, ""),
          lastYear: "siste vedtak"
        }
      }),
    textAlternative:
      known.length === 0
        ? "Rammen er ikke kjent, så ingen beløp er regnet ut."
        : `Ett punkt per rad. ${known.map(({unit, perHead, amount}) => `${unit.name}: ${formatKroner(perHead.value!)} per ${heads}, ${formatKroner(amount.value!)}`).join(". ")}.`,
    rows,
    note: `Beløpene er hele kroner etter største rest: summen er nøyaktig det som skal fordeles. «Siste vedtak» er beløpet i det nyeste vedtaket. «Fra lik del» er mot like mye til alle; «fra antall alene» er mot samme vekter uten grunntilskudd, behov, gulv, tak og overgang.`
  };
}

/** Sum of kroner over sum of heads; null where an amount or a count is missing. */
export function meanPerHead({rows}: Pick<Outcome, "rows">): number | null {
  let [sum, heads] = [0, 0];
  for (const {amount, perHead} of rows) {
    if (amount.value === null) return null;
    if (perHead.status === "notApplicable") continue;
    if (perHead.value === null) return null;
    sum += amount.value;
    heads += perHead.value > 0 ? amount.value / perHead.value : 0;
  }
  return heads > 0 ? sum / heads : null;
}

/** `elever 2025–26, barn 15. desember 2025`. */
export function periodOf({pupilYear, childDate}: DistributionArea): string {
  const parts = [
    pupilYear && `elever ${formatSchoolYear(pupilYear)}`,
    childDate && `barn ${formatDate(childDate)}`
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "egne tall";
}

function columnsOf(area: DistributionArea): Column<OutcomeRow>[] {
  const has = (pick: (unit: DistributionArea["units"][number]) => number | null) =>
    area.units.some((unit) => pick(unit) !== null);
  const hasPrevious = has(({previous}) => previous.value);
  return [
    {name: "unit", label: unitWords(area).heading, value: ({unit}) => unit.name},
    quantityColumn("pupils", "Elever", {pick: ({unit}) => unit.pupils, format: formatWhole}),
    quantityColumn("children", "Barn", {pick: ({unit}) => unit.children, format: formatWhole}),
    ...(has(({apprentices}) => apprentices.value)
      ? [
          quantityColumn<OutcomeRow>("apprentices", "Lærlinger", {
            pick: ({unit}) => unit.apprentices,
            format: formatWhole
          })
        ]
      : []),
    quantityColumn("amount_nok", "Beløp", {pick: ({amount}) => amount, format: formatKroner}),
    quantityColumn("nok_per_pupil", "Per elev", {pick: ({perPupil}) => perPupil, format: formatKroner}),
    quantityColumn("nok_per_child", "Per barn", {pick: ({perChild}) => perChild, format: formatKroner}),
    quantityColumn("nok_per_head", "Per hode", {pick: ({perHead}) => perHead, format: formatKroner}),
    ...(hasPrevious
      ? [
          quantityColumn<OutcomeRow>("previous_nok", "Siste vedtak", {
            pick: ({unit}) => unit.previous,
            format: formatKroner
          }),
          quantityColumn<OutcomeRow>("change_nok", "Endring", {
            pick: ({change}) => change,
            format: formatSignedKroner
          }),
          quantityColumn<OutcomeRow>("change_share", "Endring i %", {
            pick: ({changeShare}) => changeShare,
            format: formatSignedPercent
          })
        ]
      : []),
    quantityColumn("from_equal_nok", "Fra lik del", {
      pick: ({fromEqual}) => fromEqual,
      format: formatSignedKroner
    }),
    quantityColumn("from_pro_rata_nok", "Fra antall alene", {
      pick: ({fromProRata}) => fromProRata,
      format: formatSignedKroner
    }),
    ...(has(({need}) => need.share)
      ? [
          quantityColumn<OutcomeRow>("share_bullied", "Andel mobbet", {
            pick: ({unit: {need}}) => ({value: need.share, status: need.status}),
            format: formatPercent
          }),
          quantityColumn<OutcomeRow>("respondents", "Svar", {
            pick: ({unit: {need}}) => ({
              value: need.respondents,
              status: need.respondents === null ? "missing" : "ok"
            }),
            format: formatWhole
          })
        ]
      : [])
  ];
}
