import type {AllocationProblem} from "../../statistics/allocation/key.js";
import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {allocationProblemSentence} from "./problem-words.js";

/** Why there is no distribution, as the page says it on screen, with the units called by their names. */
export function reasonWithout(
  latest: {state: Pick<DistributionState, "area">; outcome: Pick<Outcome, "problem">} | undefined
): string {
  const problem = latest?.outcome.problem;
  if (!latest || !problem) return "Rammen er ikke oppgitt.";
  const names = new Map(latest.state.area.units.map(({id, name}) => [id, name]));
  return allocationProblemSentence(withNames(problem, (id) => names.get(id) ?? id));
}

function withNames(problem: AllocationProblem, nameOf: (id: string) => string): AllocationProblem {
  if ("network" in problem) return {...problem, network: nameOf(problem.network)};
  const {reason} = problem;
  return reason === "duplicateNetworks" || reason === "countMissing" || reason === "previousMissing"
    ? {...problem, networks: problem.networks.map(nameOf)}
    : problem;
}
