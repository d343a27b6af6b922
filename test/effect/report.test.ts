import {readFileSync} from "node:fs";
import {assert, asyncProperty, shuffledSubarray} from "fast-check";
import {expect, test} from "vitest";
import {formatEffectReport} from "../../loaders/effect/report-text.ts";
import type {EffectReport} from "../../loaders/effect/report.ts";
import {temporaryFile} from "../files/temporary.ts";
import {columns, panelA, panelB, runInProcess, runOn} from "./run.ts";

interface Unit {
  id: string;
  start: number | string;
  cluster?: string;
  /** Outcomes from 2015 on. */
  y: readonly (number | string)[];
  w?: readonly (number | string)[];
}

function csv(units: readonly Unit[]): string {
  const rows = units.flatMap(({id, start, cluster = id, y, w}) =>
    y.map((value, t) => `${id};${2015 + t};${start};${value};${w?.[t] ?? 1};${cluster}`)
  );
  return ["unit;time;start;y;w;k", ...rows].join("\n");
}

/** Two cohorts of two and two never treated units, 2015–2018. */
const base: Unit[] = [
  {id: "a", start: 2016, y: [1, 4, 2, 7]},
  {id: "b", start: 2016, y: [2, 3, 5, 4]},
  {id: "c", start: 2017, y: [5, 1, 4, 2]},
  {id: "d", start: 2017, y: [3, 3, 8, 1]},
  {id: "e", start: 0, y: [2, 4, 1, 3]},
  {id: "f", start: 0, y: [6, 5, 5, 9]}
];
const lone = /% of the weight of the imputation estimate is in cohorts and periods of one cluster only/;
const few = /^Only 4 treated clusters: standard errors are too small; use --jackknife for intervals/;

test("a hand-computed cell: change of the cohort less that of all not yet treated", async () => {
  const {attGt} = await runOn(csv(base));
  // a, b: +3, +1; c, d, e, f: −4, 0, +2, −1.
  expect(attGt.find(({group, time}) => group === 2016 && time === 2016)).toMatchObject({
    att: 2 - -0.75,
    treated: 2,
    comparison: 4
  });
});

test.each<[what: string, units: Unit[], args: string[], warnings: (RegExp | string)[]]>([
  ["few treated clusters", base, [], [few]],
  ["--allow-breaks alone", base, ["--allow-breaks"], [/^--allow-breaks has no effect without --breaks/, few]],
  ["a break outside the panel", base, ["--breaks", "2015,2030"], [/^--breaks 2015, 2030: /, few]],
  [
    "a break",
    base,
    ["--breaks", "2018"],
    [
      /^The imputation estimate uses all periods/,
      few,
      /^2 group-time effects not estimable: a series break lies/
    ]
  ],
  [
    "an allowed break",
    base,
    ["--breaks", "2018", "--allow-breaks"],
    [/^Effects compare periods on both sides/, few]
  ],
  [
    "a unit without outcome",
    [...base, {id: "g", start: 0, y: ["*", ":", ".", ""]}],
    [],
    ["1 unit without a single outcome left out.", few]
  ],
  [
    "always treated units",
    [...base, {id: "g", start: 2015, y: [1, 2, 3, 4]}],
    [],
    [/^1 unit treated from the first period on/, few, /^4 treated outcomes not imputed/]
  ],
  [
    "a late start",
    [...base, {id: "g", start: 2019, y: [1, 2, 3, 4]}],
    [],
    ["1 unit with a start after the last period 2018 used as never treated.", few]
  ],
  [
    "absent outcomes",
    base.with(0, {...base[0]!, y: [1, "*", 2, 7]}),
    [],
    [/^1 of 24 unit-periods have no outcome/, few, lone]
  ],
  [
    "a period that nobody has",
    base.map((u) => ({...u, y: u.y.with(1, "*")})),
    [],
    [/^Nobody has an outcome in 2016/, few]
  ],
  [
    "weights that change",
    base.with(0, {...base[0]!, w: [1, 1, 2, 2]}),
    ["--weight", "w"],
    [/^The weights change over time/, few]
  ],
  [
    "no never treated units",
    base.filter(({start}) => start !== 0),
    [],
    [
      "2 periods dropped (2017, 2018): no unit is never treated, and in them none is untreated.",
      /^Only 2 treated clusters/,
      /^8 treated outcomes not imputed/
    ]
  ],
  [
    "one cluster",
    base.map((u) => ({...u, cluster: "K"})),
    ["--cluster", "k"],
    [/^There is one cluster only/]
  ],
  [
    "one cluster and --jackknife",
    base.map((u) => ({...u, cluster: "K"})),
    ["--cluster", "k", "--jackknife"],
    [/^There is one cluster only/, /^There is no jackknife/]
  ],
  ["nobody treated", base.filter(({start}) => start === 0), [], [/^No unit starts treatment/]],
  [
    "a summary that hangs on one cluster",
    base.map((u) => ({...u, cluster: u.start === 2017 ? "K" : u.id})),
    ["--cluster", "k", "--jackknife"],
    [
      /^Only 3 treated clusters: .* use the intervals of the jackknife/,
      lone,
      expect.stringMatching(
        /^Without jackknife standard error, since one cluster decides them: .*group 2017/
      ) as string
    ]
  ]
])("%s: a warning says it, and nothing else is warned of", async (_, units, args, warnings) => {
  const report = await runOn(csv(units), args);
  expect(report.warnings).toEqual(
    warnings.map((line) => (line instanceof RegExp ? expect.stringMatching(line) : line))
  );
});

test("a cell without an effect is null with its reason, and leaves the summaries null where it is all there is", async () => {
  const {attGt, aggregate} = await runOn(csv(base), ["--breaks", "2016"]);
  const after = attGt.filter(({group, time}) => time >= group && group === 2016);
  expect(after.map(({att, se, reason}) => [att, se, reason])).toEqual(
    [1, 2, 3].map(() => [null, null, "a series break lies between base and target"])
  );
  expect(aggregate.group.byGroup[0]).toEqual({group: 2016, att: null, se: null});
  expect(attGt.every(({att, reason}) => (att === null) === (reason !== undefined))).toBe(true);
});

const weighted = (of: number) => base.map((u, i) => ({...u, w: u.y.map(() => ((i + 1) / 6) * of)}));

test.each(["1e100", "1e99", "1e-99", "1e-100", "0.3"])(
  "weights times %s: the same report",
  async (factor) => {
    expectClose(
      await runOn(csv(weighted(Number(factor))), ["--weight", "w", "--jackknife"]),
      await runOn(csv(weighted(1)), ["--weight", "w", "--jackknife"])
    );
  }
);

test.each([
  [1e-11, 1.5],
  [1e-13, null],
  [1e-170, null]
])("comparison weights of %d against 1: imputation gives %j", async (w, att) => {
  const line: Unit[] = [
    {id: "a", start: 2016, y: [1, 5, 6], w: [1, 1, 1]},
    {id: "b", start: 2016, y: [3, 5, 6], w: [1, 1, 1]},
    {id: "e", start: 0, y: [2, 3, 4], w: [w, w, w]},
    {id: "f", start: 0, y: [4, 6, 7], w: [w, w, w]}
  ];
  const {imputation} = await runOn(csv(line), ["--weight", "w", "--method", "reg"]);
  if (att === null) {
    expect(imputation).toEqual({att, se: null, reason: "the weights differ by more than 12 digits"});
  } else expect(imputation.att).toBeCloseTo(att, 3);
});

test("outcomes of 1e100 give the report of outcomes of 1, times 1e100", async () => {
  const large = base.map((u) => ({...u, y: u.y.map((y) => `${y}e99`)}));
  const report = await runOn(csv(large), ["--jackknife"]);
  const small = await runOn(csv(base), ["--jackknife"]);
  expect(report.aggregate.simple.se! / 1e99).toBeCloseTo(small.aggregate.simple.se!, 10);
  expect(report.jackknife!.simple.high! / 1e99).toBeCloseTo(small.jackknife!.simple.high!, 10);
  expect(report.imputation.se! / 1e99).toBeCloseTo(small.imputation.se!, 10);
});

test.each([
  ["treated", 2016],
  ["comparison", 0]
])("weights of 0 for all %s units: the weights are the reason, not the units", async (_, start) => {
  const units = base
    .filter((u) => u.start === 0 || u.start === 2016)
    .map((u) => ({...u, w: u.y.map(() => (u.start === start ? 0 : 1))}));
  const {attGt} = await runOn(csv(units), ["--weight", "w"]);
  expect(attGt.filter(({att}) => att === null).map(({reason}) => reason)).toEqual(
    [1, 2, 3].map((n) => n && "the weights of one side sum to 0")
  );
});

test.each([
  ["dr", 0.009, false],
  ["ipw", 0.009, false],
  ["reg", 0.009, true],
  ["dr", 0.011, true]
])(
  "without covariates, method %s, comparison weights of %d against 1: estimated is %s",
  async (method, w, isEstimated) => {
    const units = base
      .filter((u) => u.start === 0 || u.start === 2016)
      .map((u) => ({...u, w: u.y.map(() => (u.start === 0 ? w / 2 : 1))}));
    const {attGt, warnings} = await runOn(csv(units), ["--weight", "w", "--method", method]);
    const reason =
      "the comparison units have no more than 0.5 % of the weight (--method reg has no such limit)";
    expect(attGt.filter((cell) => cell.reason === reason)).toHaveLength(isEstimated ? 0 : 3);
    expect(warnings.includes(`3 group-time effects not estimable: ${reason}.`)).toBe(!isEstimated);
  }
);

test("a constant outcome: no standard error anywhere, and rounding is the reason, not a cluster", async () => {
  const constant = base.map((u, i) => ({...u, y: u.y.map(() => 14.8), w: u.y.map(() => 0.7 + i)}));
  const {imputation, warnings, jackknife} = await runOn(csv(constant), ["--jackknife", "--weight", "w"]);
  expect(imputation.att).toBeCloseTo(0, 9);
  expect(imputation).toMatchObject({se: null, reason: "the standard error is no more than rounding"});
  expect(jackknife!.simple.se).toBeNull();
  expect(warnings.filter((line) => line.startsWith("Without jackknife"))).toEqual([
    expect.stringMatching(
      /^Without jackknife standard error, since it is no more than rounding: simple; .*time 2018\.$/
    )
  ]);
});

test.each([
  ["one cohort", [2018], " 2018: it has"],
  ["all units", [0, 2017, 2018], "s 2017, 2018: they have"]
])(
  "weights of 0 in the first period for %s: a warning says what becomes of the summaries",
  async (_, starts, said) => {
    const late = base.map((u) => ({...u, start: u.start === 0 ? 0 : Number(u.start) + 1}));
    const units = late.map((u) => ({
      ...u,
      w: starts.includes(u.start) ? [0, 1, 1, 1] : [1, 1, 1, 1]
    }));
    const {warnings, aggregate} = await runOn(csv(units), ["--weight", "w", "--base", "varying"]);
    expect(warnings.filter((line) => line.startsWith("Cohort sizes"))).toEqual([
      `Cohort sizes are taken from the weights of the first period 2015, which sum to 0 for cohort${said} no part in averages over cohorts.`
    ]);
    expect(aggregate.simple.att === null).toBe(starts.length > 1);
  }
);

test("weights of 0 on one side give null and a reason, never NaN", async () => {
  const units = base.map((u) => (u.start === 0 ? {...u, w: [0, 0, 0, 0]} : u));
  const report = await runOn(csv(units), ["--weight", "w", "--control", "never"]);
  expect(report.attGt.filter(({att}) => att === null)).not.toHaveLength(0);
  for (const cell of report.attGt) if (cell.att === null) expect(cell.reason).toBeTypeOf("string");
  expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
});

test("every unit treated from the first period on is refused", async () => {
  const units = base.map((u) => ({...u, start: 2015}));
  await expect(runOn(csv(units))).rejects.toThrow(
    /every unit is treated from the first period on.*: add periods/
  );
});

test.each([
  ["1", [-2, -1, 0, 1]],
  ["2", [-1, 0, 1, 2]]
])(
  "--balance %s keeps event times from N − last + first to N of cohorts followed that long",
  async (n, kept) => {
    const {aggregate, attGt} = await runOn(csv(base), ["--balance", n]);
    const {byEventTime} = aggregate.dynamic;
    expect(byEventTime.map(({eventTime}) => eventTime)).toEqual(kept);
    if (n === "2") {
      // Only the cohort of 2016 is followed for two years.
      const own = attGt.filter(({group}) => group === 2016);
      expect(byEventTime.map(({att}) => att)).toEqual(own.map(({att}) => att));
    }
  }
);

test("--anticipation 1 and --base varying move the base", async () => {
  const late = base.map((u) => (typeof u.start === "number" && u.start > 0 ? {...u, start: u.start + 1} : u));
  expect(
    basesOf(await runOn(csv(late), ["--anticipation", "1"])).map(({group, time}) => time - group)
  ).toEqual([-2, -2]);
  expect(basesOf(await runOn(csv(late), ["--base", "varying"]))).toEqual([]);
});

test("the order of the rows changes no number by more than 1e-12", async () => {
  const [header = "", ...rows] = readFileSync(panelB, "utf8").trimEnd().split("\n");
  const args = [
    ...columns,
    "--cluster",
    "kommune",
    "--weight",
    "w_pre",
    "--covariates",
    "x",
    "--method",
    "reg"
  ];
  const expected = await runInProcess(["--panel", panelB, ...args, "--jackknife"]);
  await assert(
    asyncProperty(shuffledSubarray(rows, {minLength: rows.length}), async (shuffled) => {
      const panel = await temporaryFile("B_panel.csv", [header, ...shuffled].join("\n"));
      const actual = await runInProcess(["--panel", panel, ...args, "--jackknife"]);
      expectClose(actual, expected);
    }),
    {numRuns: 5, seed: 11}
  );
});

test("the band is wider than one interval, the same for the same seed, and almost the same for another", async () => {
  const [first, again, other] = await Promise.all(
    ["5", "5", "6"].map((seed) => runInProcess(["--panel", panelA, ...columns, "--seed", seed]))
  );
  expect(first!.band!.critical).toBeGreaterThan(1.96);
  expect(again!.band).toEqual(first!.band);
  expect(other!.band!.critical).not.toBe(first!.band!.critical);
  expect(other!.band!.critical).toBeCloseTo(first!.band!.critical, 1);
});

test("the tables hold a line for every effect and summary, and every warning", async () => {
  const report = await runInProcess(["--panel", panelA, ...columns, "--seed", "1", "--jackknife"]);
  const text = formatEffectReport(report);
  for (const {group, time} of report.attGt) expect(text).toMatch(new RegExp(`^ ${group} +${time} `, "m"));
  for (const {eventTime, att, low} of report.jackknife!.dynamic.byEventTime) {
    expect(text).toMatch(
      new RegExp(`^  event time ${eventTime} +${att!.toFixed(4)} .*${low?.toFixed(4) ?? "\\.\\."}`, "m")
    );
  }
  for (const line of report.warnings) expect(text).toContain(`- ${line}`);
  expect(text).not.toMatch(/NaN|null|undefined|-0\.0000/);
});

/** Equal in all but the last digits of numbers. */
function expectClose(actual: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(expected))
    );
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(actual as object)).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected)) {
      expectClose((actual as Record<string, unknown>)[key], value);
    }
  } else expect(actual).toBe(expected);
}

/** The cells that are zero by definition. */
function basesOf({attGt}: EffectReport) {
  return attGt.filter(({att, se}) => att === 0 && se === null);
}
