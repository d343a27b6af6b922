import {expect, test} from "vitest";
import {runEffect, type EffectEvent} from "../../../src/statistics/analysis/analyse.ts";
import {makeData, makeSettings} from "./made.ts";

test("progress moves on within every stage that takes long, to where the next begins", () => {
  const events: EffectEvent[] = [];
  const data = makeData({municipalities: 20});
  runEffect(data, makeSettings({covariates: ["EUIndeks_1379"]}), (event) => events.push(event));
  const steps = events.flatMap((e) => (e.kind === "progress" ? [e.progress] : []));
  const done = steps.map((step) => step.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  for (const [stage, next] of [
    ["jackknife", "compare"],
    ["compare", "sensitivity"],
    ["sensitivity", "placebo"],
    ["placebo", "permutation"],
    ["permutation", "power"]
  ] as const) {
    const own = steps.filter((step) => step.stage === stage).map((step) => step.done);
    expect(new Set(own).size).toBeGreaterThan(3);
    expect(own.at(-1)).toBeCloseTo(steps.find((step) => step.stage === next)!.done, 9);
  }
});
