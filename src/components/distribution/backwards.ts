import {fitKey, type FittedKey, type NoFit} from "../../statistics/allocation/fit-key.js";
import type {CountName} from "../../statistics/allocation/key.js";
import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {countsOf} from "./outcome.js";
import type {OwnData} from "./own-data.js";
import type {DistributionSettings} from "./settings.js";

/** Where the proposed amounts come from. */
export const proposalSources = ["na", "vedtak", "fil"] as const;
export type ProposalSource = (typeof proposalSources)[number];

/** Proposed kroner by unit; null where none is given. */
export type Proposal = ReadonlyMap<string, number | null>;

interface Given {
  state: Pick<DistributionState, "area">;
  outcome: Pick<Outcome, "rows">;
  own: OwnData | null;
}

/** The proposals there are: what the page shows, the newest decision's amounts, the column of the reader's own file. */
export function proposalsOf({state: {area}, outcome, own}: Given): Partial<Record<ProposalSource, Proposal>> {
  const now: Proposal = new Map(outcome.rows.map(({unit, amount}) => [unit.id, amount.value]));
  const decided: Proposal = new Map(area.units.map(({id, previous}) => [id, previous.value]));
  const hasAny = (proposal: Proposal) => [...proposal.values()].some((amount) => amount !== null);
  const file = own && own.area.id === area.id ? own.proposal : null;
  return {
    ...(hasAny(now) ? {na: now} : {}),
    ...(hasAny(decided) ? {vedtak: decided} : {}),
    ...(file && file.size > 0 ? {fil: new Map(area.units.map(({id}) => [id, file.get(id) ?? null]))} : {})
  };
}

/** Why nothing can be fitted, beside what the fit itself says. */
export type Unfitted = NoFit | {ok: false; reason: "proposalMissing"; units: string[]};

/** The key that comes closest to a proposal; pupils and children carry weight, apprentices where all units have them. */
export function fitProposal(
  {area}: Pick<DistributionState, "area">,
  proposal: Proposal
): FittedKey | Unfitted {
  const lacking = area.units.filter(({id}) => proposal.get(id) == null);
  if (lacking.length > 0) return {ok: false, reason: "proposalMissing", units: lacking.map(({name}) => name)};
  const counts: CountName[] = ["pupils", "children"];
  if (area.units.every(({apprentices}) => apprentices.value !== null)) counts.push("apprentices");
  return fitKey(
    area.units.map((unit) => ({...countsOf(unit), proposed: proposal.get(unit.id)!})),
    {counts}
  );
}

/**
 * The settings with the key found. What was proposed went to the units, so joint measures are what the settings had, in
 * kroner, on top of it; bounds and need are off.
 */
export function settingsOfFit({key}: Pick<FittedKey, "key">, {joint}: {joint: number}): DistributionSettings {
  return {
    frame: key.frame + joint,
    joint: {kroner: joint},
    base: key.base,
    weights: key.weights,
    floor: null,
    ceiling: null,
    maxChange: null
  };
}
