import type {Progress} from "../effect/jackknife.js";
import type {Panel} from "../effect/panel.js";
import type {EffectSpecification} from "../effect/specification.js";
import {estimateCore} from "./core.js";
import type {PlaceboRow} from "./result.js";

/** Numbers of years by which the start is moved back. */
const shifts = [1, 2, 3] as const;

/**
 * Effects of starts that never were: outcomes from the start on (and in the years that the selection may have touched)
 * are taken away, and the start is moved back by one, two and three years into what is left. Anything but about zero is
 * a difference that cannot come from the pulje.
 */
export function estimatePlacebos(
  panel: Panel,
  specification: EffectSpecification,
  {fewest, progress}: {fewest: number; progress?: Progress | undefined}
): PlaceboRow[] {
  return shifts.map((shift, i) => {
    const moved = moveStarts(panel, specification.anticipation, shift);
    const core = estimateCore(
      moved,
      {...specification, anticipation: 0},
      {fewest, progress: (done) => progress?.((i + done) / shifts.length)}
    );
    const {att} = core.aggregates.group.overall;
    const own = core.jackknife?.aggregates.group.overall ?? {att, se: null, low: null, high: null};
    return {shift, ...own};
  });
}

function moveStarts(panel: Panel, anticipation: number, shift: number): Panel {
  const width = panel.periods.length;
  return {
    ...panel,
    start: panel.start.map((start) => start - anticipation - shift),
    outcome: panel.outcome.map((y, cell) =>
      panel.periods[cell % width]! >= panel.start[Math.floor(cell / width)]! - anticipation ? NaN : y
    )
  };
}
