import type {Distribution} from "../../model/distribution.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatKroner, type Quantity} from "../format.js";
import type {DistributionState} from "./address.js";
import {differenceArrows} from "./difference-arrows.js";
import {distribute, type Outcome} from "./outcome.js";
import type {KeptScenario} from "./scenarios.js";
import {problemText} from "./problem-words.js";
import {areaSets, chooseSources} from "./sources.js";
import {formatSignedKroner, formatSignedPercent, unitWords} from "./words.js";

/** One unit under two scenarios. */
export interface ComparedRow {
  id: string;
  name: string;
  amounts: Quantity[];
  /** Last scenario less the first. */
  difference: Quantity;
  share: Quantity;
}

/** A scenario with what follows from it. */
export interface ComparedScenario {
  name: string;
  outcome: Outcome;
}

/** Every kept scenario, and what the page shows now as the last. */
export function compareScenarios(
  {area, scenarios}: Pick<DistributionState, "area" | "scenarios">,
  now: Outcome
): ComparedScenario[] {
  return [
    ...scenarios.map(({name, settings}: KeptScenario) => ({name, outcome: distribute(area, settings)})),
    {name: "Valgene nå", outcome: now}
  ];
}

/** Amounts side by side, and the second of a pair less the first. */
export function comparedRows(
  compared: readonly ComparedScenario[],
  [from, to]: readonly [number, number]
): ComparedRow[] {
  const [first, second] = [compared[from]!, compared[to]!];
  return first.outcome.rows.map(({unit}, i) => {
    const amounts = compared.map(({outcome}) => outcome.rows[i]!.amount);
    const before = first.outcome.rows[i]!.amount;
    const after = second.outcome.rows[i]!.amount;
    const difference: Quantity =
      before.value === null || after.value === null
        ? {value: null, status: "missing"}
        : {value: after.value - before.value, status: "ok"};
    return {
      id: unit.id,
      name: unit.name,
      amounts,
      difference,
      share:
        difference.value === null
          ? difference
          : before.value
            ? {value: difference.value / before.value, status: "ok"}
            : {value: null, status: "notApplicable"}
    };
  });
}

/** `Fra A til B: 6 nettverk vinner, 5 taper, 0 er uendret. Mest vinner Fosen (+…), mest taper Trondheim (−…).` */
export function comparisonSentence(
  rows: readonly ComparedRow[],
  {from, to, many}: {from: string; to: string; many: string}
): string {
  const known = rows.flatMap(({name, difference}) =>
    difference.value === null ? [] : [{name, value: difference.value}]
  );
  if (known.length === 0) return `${from} og ${to} kan ikke sammenliknes, for en av dem gir ingen fordeling.`;
  const winners = known.filter(({value}) => value > 0).toSorted((a, b) => b.value - a.value);
  const losers = known.filter(({value}) => value < 0).toSorted((a, b) => a.value - b.value);
  const same = known.length - winners.length - losers.length;
  const moved = winners.reduce((sum, {value}) => sum + value, 0);
  if (winners.length + losers.length === 0) return `${from} og ${to} gir det samme til alle.`;
  return [
    `Fra ${from} til ${to}: ${winners.length} ${many} vinner til sammen ${formatKroner(moved)}, ${losers.length} taper, ${same} er uendret.`,
    winners[0] && `${winners[0].name} vinner mest (${formatSignedKroner(winners[0].value)}).`,
    losers[0] && `${losers[0].name} taper mest (${formatSignedKroner(losers[0].value)}).`
  ]
    .filter(Boolean)
    .join(" ");
}

export interface ComparisonOptions {
  state: DistributionState;
  compared: readonly ComparedScenario[];
  /** Which two are compared, by their place. */
  pair: readonly [number, number];
}

/** Who wins, who loses and how much: an arrow a unit, and all scenarios side by side in the table. */
export function comparisonFigure(
  options: ComparisonOptions,
  sources: Distribution["sources"]
): Figure<ComparedRow> {
  const {state, compared, pair} = options;
  const {area} = state;
  const columns: Column<ComparedRow>[] = [
    {name: "unit", label: unitWords(area).heading, value: ({name}) => name},
    ...compared.map(({name}, i) =>
      quantityColumn<ComparedRow>(`amount_nok_${i + 1}`, name, {
        pick: ({amounts}) => amounts[i]!,
        format: formatKroner
      })
    ),
    quantityColumn("difference_nok", `${compared[pair[1]]!.name} mot ${compared[pair[0]]!.name}`, {
      pick: ({difference}) => difference,
      format: formatSignedKroner
    }),
    quantityColumn("difference_share", "I prosent", {pick: ({share}) => share, format: formatSignedPercent})
  ];
  return figure({
    ...comparisonContent(options),
    columns,
    sources: chooseSources(sources, area),
    downloads: areaSets(area),
    file: `sammenlikning-${area.id.toLowerCase()}`,
    openTable: true
  });
}

/** The figure for other settings of the same scenarios and pair. */
export function comparisonContent({state, compared, pair}: ComparisonOptions): FigureContent<ComparedRow> {
  const [from, to] = [compared[pair[0]]!, compared[pair[1]]!];
  const rows = comparedRows(compared, pair).toSorted(
    (a, b) => (b.difference.value ?? -Infinity) - (a.difference.value ?? -Infinity)
  );
  const hindered = [from, to].find(({outcome}) => outcome.problem !== null);
  const sentence = hindered
    ? `«${hindered.name}» kan ikke gjennomføres. ${problemText(hindered.outcome.problem!, state.area)}`
    : comparisonSentence(rows, {from: from.name, to: to.name, many: unitWords(state.area).many});
  return {
    title: `${from.name} mot ${to.name}: hvem vinner, hvem taper, hvor mye?`,
    subtitle: `Kroner. Ring: ${from.name}. Pil: til ${to.name}.`,
    chart: (width) =>
      differenceArrows(
        rows.map(({id, name, amounts}) => ({id, name, from: amounts[pair[0]]!, to: amounts[pair[1]]!})),
        {width}
      ),
    textAlternative: sentence,
    rows,
    note: sentence
  };
}
