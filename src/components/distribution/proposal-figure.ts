import type {Distribution} from "../../model/distribution.js";
import type {FittedKey} from "../../statistics/allocation/fit-key.js";
import {quantityColumn} from "../data-table.js";
import {figure, type Figure, type FigureContent} from "../figure.js";
import {formatKroner, formatWhole, type Quantity} from "../format.js";
import type {DistributionState} from "./address.js";
import {differenceArrows} from "./difference-arrows.js";
import {orderRows} from "./order.js";
import type {Outcome} from "./outcome.js";
import {areaSets, chooseSources} from "./sources.js";
import {formatSignedKroner, formatSignedWhole, unitWords} from "./words.js";

/** One unit's proposed kroner beside the key found and the key in the controls. */
export interface ProposedRow {
  id: string;
  name: string;
  proposed: Quantity;
  byKey: Quantity;
  /** Proposed less by the key found. */
  difference: Quantity;
  /** What the key in the controls gives. */
  chosen: Quantity;
  /** Proposed less what the key in the controls gives. */
  fromChosen: Quantity;
}

export interface ProposalOptions {
  state: Pick<DistributionState, "area" | "order">;
  outcome: Pick<Outcome, "rows">;
  found: FittedKey;
}

/** How far a proposal is from the key that comes closest, as arrows; the table has the key in the controls beside it. */
export function proposalFigure(
  options: ProposalOptions,
  sources: Distribution["sources"]
): Figure<ProposedRow> {
  const {area} = options.state;
  const kroner = (
    name: string,
    label: string,
    {pick, format = formatWhole}: {pick: (row: ProposedRow) => Quantity; format?: typeof formatWhole}
  ) => quantityColumn<ProposedRow>(name, label, {pick, format});
  return figure({
    ...proposalContent(options),
    level: 3,
    columns: [
      {name: "unit", label: unitWords(area).heading, value: ({name}) => name},
      kroner("proposed_nok", "Forslag, kr", {pick: ({proposed}) => proposed}),
      kroner("by_key_nok", "Med nøkkelen som passer best, kr", {pick: ({byKey}) => byKey}),
      kroner("difference_nok", "Forslaget mot den, kr", {
        pick: ({difference}) => difference,
        format: formatSignedWhole
      }),
      kroner("by_choices_nok", "Med valgene nå, kr", {pick: ({chosen}) => chosen}),
      kroner("from_choices_nok", "Forslaget mot valgene nå, kr", {
        pick: ({fromChosen}) => fromChosen,
        format: formatSignedWhole
      })
    ],
    sources: chooseSources(sources, area),
    downloads: areaSets(area),
    file: `baklengs-${area.id.toLowerCase()}`
  });
}

/** The same for other choices in the controls. */
export function proposalContent(options: ProposalOptions): FigureContent<ProposedRow> {
  const rows = proposedRows(options);
  return {
    title: "Hva skiller forslaget fra nøkkelen?",
    subtitle: `Kroner. Ringen er det nøkkelen som passer best gir, pilen går til forslaget. ${formatKroner(options.found.krToMove)} må flyttes.`,
    chart: (width) =>
      differenceArrows(
        rows.map(({id, name, byKey, proposed}) => ({id, name, from: byKey, to: proposed})),
        {width}
      ),
    textAlternative: rows
      .map(
        ({name, difference}) => `${name}: ${difference.value ? formatSignedKroner(difference.value) : "likt"}`
      )
      .join(". "),
    rows,
    note: "Avvik på noen få kroner kommer av avrunding. Et avvik sier ikke hvorfor forslaget er slik. Tabellen viser også forslaget mot nøkkelen i valgene på siden."
  };
}

/** The proposal's kroner, and how far they are from both keys, in the order of the page. */
export function proposedRows({state: {order}, outcome, found}: ProposalOptions): ProposedRow[] {
  const differences = new Map(found.differences.map((one) => [one.network, one]));
  return orderRows(outcome.rows, order).flatMap(({unit: {id, name}, amount: chosen}) => {
    const fitted = differences.get(id);
    if (!fitted) return [];
    const {proposed, byKey, difference} = fitted;
    return [
      {
        id,
        name,
        proposed: ok(proposed),
        byKey: ok(byKey),
        difference: ok(difference),
        chosen,
        fromChosen: chosen.value === null ? chosen : ok(proposed - chosen.value)
      }
    ];
  });
}

function ok(value: number): Quantity {
  return {value, status: "ok"};
}
