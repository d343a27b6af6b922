import type {DecidedFrame} from "../../src/model/distribution.ts";
import {missing, type Counted} from "./counted.ts";

/** One frame over all schemes; a year that has it is not added to the schemes apart. */
const wholeFrame = "Ramme";

/** Kroner decided for a unit in the newest decision year, whatever year they are paid in; missing where it got none. */
export function previousOf(frames: readonly DecidedFrame[], unit: string): Counted {
  const newest = frames.filter((f) => f.decisionYear === frames[0]?.decisionYear);
  const whole = newest.filter((f) => f.scheme === wholeFrame);
  const granted = (whole.length ? whole : newest).flatMap((f) => f.granted).filter((g) => g.unit === unit);
  return granted.length ? {value: granted.reduce((sum, g) => sum + g.amount, 0), status: "ok"} : missing;
}
