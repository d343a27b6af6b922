import type {DistributionArea, DistributionUnit} from "../../model/distribution.js";
import {allocateFrame, headsOf} from "../../statistics/allocation/allocate.js";
import {
  countNames,
  type Allocation,
  type AllocationKey,
  type AllocationProblem,
  type AllocationUnit,
  type NetworkAllocation
} from "../../statistics/allocation/key.js";
import {kronerPer} from "../../statistics/allocation/per-head.js";
import type {Quantity} from "../format.js";
import {keyOf, type DistributionSettings} from "./settings.js";

/** One unit with what the key gives it, and how that differs. Kroner; `change` also as a share of last year's amount. */
export interface OutcomeRow {
  unit: DistributionUnit;
  amount: Quantity;
  /** Heads, each counted once; null where one of the counts is not known, and without a frame. */
  heads: number | null;
  perPupil: Quantity;
  perChild: Quantity;
  /** Kroner per head. */
  perHead: Quantity;
  previousPerHead: Quantity;
  proRataPerHead: Quantity;
  change: Quantity;
  changeShare: Quantity;
  /** Amount less an equal share for every unit. */
  fromEqual: Quantity;
  /** Amount less what counts alone would give: no base grant, need or bounds. */
  fromProRata: Quantity;
  allocation: NetworkAllocation | null;
}

/** What follows from the settings: the rows, and the distribution or the reason why there is none. */
export interface Outcome {
  settings: DistributionSettings;
  key: AllocationKey | null;
  rows: OutcomeRow[];
  allocation: Allocation | null;
  /** Null where the distribution is there, and where only the frame is missing. */
  problem: AllocationProblem | null;
}

const unknown: Quantity = {value: null, status: "missing"};
const notComputed: Quantity = {value: null, status: "notComputed"};
const notApplicable: Quantity = {value: null, status: "notApplicable"};
const known = (value: number): Quantity => ({value, status: "ok"});

/** Distributes the frame of the settings over the units of an area. */
export function distribute(
  {units}: Pick<DistributionArea, "units">,
  settings: DistributionSettings
): Outcome {
  const key = keyOf(settings);
  const counted = units.map(countsOf);
  const result = key && allocateFrame(key, counted);
  const allocation = result?.ok ? result : null;
  const pure = key && allocation ? allocateFrame(withoutExtras(key), counted) : null;
  // settings that cannot be carried out give no amounts at all; without a frame the amounts are not known
  const absent = key ? notComputed : unknown;
  const rows = units.map((unit, i): OutcomeRow => {
    const own = allocation?.networks[i] ?? null;
    const heads = key && headsOf(counted[i]!, key);
    const amount = own ? known(own.amount) : absent;
    const proRata = pure?.ok ? known(pure.networks[i]!.amount) : absent;
    const change = minus(amount, unit.previous);
    return {
      unit,
      amount,
      heads,
      perPupil: own ? per(own.amount, unit.pupils) : absent,
      perChild: own ? per(own.amount, unit.children) : absent,
      perHead: perHead(amount, heads),
      previousPerHead: perHead(unit.previous, heads),
      proRataPerHead: perHead(proRata, heads),
      change,
      changeShare:
        change.value === null || !unit.previous.value
          ? {value: null, status: change.value === null ? change.status : "notApplicable"}
          : known(change.value / unit.previous.value),
      fromEqual: allocation && own ? known(own.amount - allocation.sum / units.length) : absent,
      fromProRata: minus(amount, proRata),
      allocation: own
    };
  });
  return {settings, key, rows, allocation, problem: result && !result.ok ? result : null};
}

/** The unit as the key sees it. The expected number of bullied pupils is pupils × share bullied. */
export function countsOf(unit: DistributionUnit): AllocationUnit {
  const {id, pupils, children, apprentices, need, previous} = unit;
  return {
    network: id,
    pupils: pupils.value,
    children: children.value,
    apprentices: apprentices.value,
    bullied: pupils.value === null || need.share === null ? null : pupils.value * need.share,
    previous: previous.value
  };
}

/** Units that lack a count which the settings give weight, or last year's amount which they need. */
export function lackingUnits(units: readonly DistributionUnit[], settings: DistributionSettings) {
  const {weights, maxChange} = settings;
  const used = countNames.filter((count) => weights[count === "bullied" ? "need" : count] > 0);
  return units.filter((unit) => {
    const counts = countsOf(unit);
    return used.some((count) => counts[count] == null) || (maxChange !== null && counts.previous == null);
  });
}

function withoutExtras(key: AllocationKey): AllocationKey {
  const {frame, joint, weights} = key;
  return {frame, joint, base: {kroner: 0}, weights: {...weights, need: 0}};
}

function per(amount: number, count: Quantity): Quantity {
  if (count.value === null) return {value: null, status: count.status};
  const value = kronerPer(amount, count.value);
  return value === null ? notApplicable : known(value);
}

function perHead(amount: Quantity, heads: number | null): Quantity {
  if (amount.value === null) return amount;
  return per(amount.value, heads === null ? unknown : known(heads));
}

function minus(a: Quantity, b: Quantity): Quantity {
  if (a.value === null) return a;
  return b.value === null ? b : known(a.value - b.value);
}
