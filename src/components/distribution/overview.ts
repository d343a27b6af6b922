import type {DistributionArea, Distribution} from "../../model/distribution.js";
import {formatSchoolYear} from "../../model/school-year.js";
import {formatGrade} from "../../model/survey.js";
import {meanPerHead} from "../../statistics/fairness/unit-figures.js";
import {childDay} from "../child-day.js";
import {quantityColumn, type Column} from "../data-table.js";
import {element} from "../element.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatKroner, formatPercent, formatWhole, type Quantity} from "../format.js";
import {networkDots, type NetworkRow} from "../network-dots.js";
import type {DistributionState} from "./address.js";
import type {Outcome, OutcomeRow} from "./outcome.js";
import {orderRows} from "./order.js";
import {areaSets, chooseSources} from "./sources.js";
import {unitStrip} from "./unit-strip.js";
import {
  areaWords,
  countUnits,
  formatSignedPercent,
  formatSignedWhole,
  headWords,
  needWords,
  unitWords
} from "./words.js";

/** Units that can be read as rows; more are drawn as dots on one line. */
const mostRows = 60;

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
    downloads: areaSets(area),
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
  const mean = meanOfRows(outcome);
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
  const whyNone =
    settings.frame === null
      ? "Rammen er ikke kjent, så ingen beløp er regnet ut."
      : "Rammen lar seg ikke fordele med disse valgene, så ingen beløp er regnet ut.";
  const drawn = (width: number, before?: Element) =>
    rows.length > mostRows
      ? unitStrip(
          rows.map(({unit, amount, perHead}) => ({
            id: unit.id,
            name: unit.name,
            value: perHead.value,
            heads: perHead.value ? amount.value! / perHead.value : null
          })),
          {width, mean, label: `Kroner per ${heads}`, before}
        )
      : networkDots(dots, {
          width,
          before,
          mean: {kroner: mean},
          labels: {
            kroner: `Kroner per ${heads}`,
            bullying: `Andel mobbet, ${formatGrade(area.needGrade)}`,
            lastYear: "siste vedtak"
          }
        });
  return {
    title: `Hvor mye får ${words.all} i ${areaWords(area)}?`,
    subtitle: `Kroner per ${heads}. ${countUnits(area)}, ${periodOf(area)}.${hasNeed ? ` Andel mobbet: ${needWords(area)}.` : ""}`,
    chart: (width, before) =>
      known.length > 0
        ? drawn(width, before)
        : element("div", {}, drawn(width), element("p", {class: "pb-field-description"}, whyNone)),
    textAlternative:
      known.length === 0
        ? whyNone
        : known.length > mostRows
          ? `${formatWhole(known.length)} punkter, fra ${formatKroner(Math.min(...known.map(({perHead}) => perHead.value!)))} til ${formatKroner(Math.max(...known.map(({perHead}) => perHead.value!)))} per ${heads}. Alle tallene står i tabellen.`
          : `Ett punkt per rad. ${known.map(({unit, perHead, amount}) => `${unit.name}: ${formatKroner(perHead.value!)} per ${heads}, ${formatKroner(amount.value!)}`).join(". ")}.`,
    rows,
    note: `Beløpene er hele kroner etter største rest: summen er nøyaktig det som skal fordeles. «Siste vedtak» er beløpet i det nyeste vedtaket. «Mot lik del» er mot like mye til alle; «mot antall alene» er mot samme vekter uten grunntilskudd, behov, gulv, tak og overgang.`
  };
}

/** Kroner per head of all together; null where an amount or a count is missing. */
export function meanOfRows({rows}: Pick<Outcome, "rows">): number | null {
  const known = rows.flatMap(({amount, heads}) =>
    amount.value === null || heads === null ? [] : [{amount: amount.value, heads}]
  );
  return known.length === rows.length ? meanPerHead(known) : null;
}

/** `elever 2025–26, barn 15. desember 2025`. */
export function periodOf({
  world,
  pupilYear,
  childDate
}: Pick<DistributionArea, "world" | "pupilYear" | "childDate">): string {
  const parts = [
    pupilYear && `elever ${formatSchoolYear(pupilYear)}`,
    childDate && childDay(world, childDate)
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "egne tall";
}

const kroner = (name: string, label: string, pick: (row: OutcomeRow) => Quantity) =>
  quantityColumn<OutcomeRow>(name, label, {pick, format: formatWhole});
const signed = (name: string, label: string, pick: (row: OutcomeRow) => Quantity) =>
  quantityColumn<OutcomeRow>(name, label, {pick, format: formatSignedWhole});

function columnsOf(area: DistributionArea): Column<OutcomeRow>[] {
  const has = (pick: (unit: DistributionArea["units"][number]) => number | null) =>
    area.units.some((unit) => pick(unit) !== null);
  const hasPrevious = has(({previous}) => previous.value);
  return [
    {name: "unit", label: unitWords(area).heading, value: ({unit}) => unit.name},
    kroner("amount_nok", "Beløp, kr", ({amount}) => amount),
    kroner("nok_per_pupil", "Per elev", ({perPupil}) => perPupil),
    kroner("nok_per_child", "Per barn", ({perChild}) => perChild),
    ...(hasPrevious
      ? [
          quantityColumn<OutcomeRow>("change_share", "Mot siste vedtak", {
            pick: ({changeShare}) => changeShare,
            format: formatSignedPercent
          })
        ]
      : []),
    signed("from_equal_nok", "Mot lik del, kr", ({fromEqual}) => fromEqual),
    signed("from_pro_rata_nok", "Mot antall alene, kr", ({fromProRata}) => fromProRata),
    kroner("pupils", "Elever", ({unit}) => unit.pupils),
    kroner("children", "Barn", ({unit}) => unit.children),
    ...(has(({apprentices}) => apprentices.value)
      ? [kroner("apprentices", "Lærlinger", ({unit}) => unit.apprentices)]
      : []),
    kroner("nok_per_head", "Per hode", ({perHead}) => perHead),
    ...(hasPrevious
      ? [
          kroner("previous_nok", "Siste vedtak, kr", ({unit}) => unit.previous),
          signed("change_nok", "Endring, kr", ({change}) => change)
        ]
      : []),
    ...(has(({need}) => need.share)
      ? [
          quantityColumn<OutcomeRow>("share_bullied", `Mobbet, ${formatGrade(area.needGrade)}`, {
            pick: ({unit: {need}}) => ({value: need.share, status: need.status}),
            format: formatPercent
          }),
          kroner("respondents", "Svar", ({unit: {need}}) => ({
            value: need.respondents,
            status: need.respondents === null ? need.status : "ok"
          }))
        ]
      : [])
  ];
}
