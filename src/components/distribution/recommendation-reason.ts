import type {DistributionState} from "./address.js";
import type {Outcome} from "./outcome.js";
import {problemText} from "./problem-words.js";

/** Why there is no distribution, as the page says it on screen, with the units called by their names. */
export function reasonWithout(
  latest: {state: Pick<DistributionState, "area">; outcome: Pick<Outcome, "problem">} | undefined
): string {
  const problem = latest?.outcome.problem;
  return latest && problem ? problemText(problem, latest.state.area) : "Rammen er ikke oppgitt.";
}
