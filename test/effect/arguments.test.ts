import {expect, test} from "vitest";
import {parseEffectArguments} from "../../loaders/command/effect-arguments.ts";

const needed = ["--panel", "p.csv", "--unit", "u", "--time", "t", "--start", "s", "--outcome", "y"];

test("what no option says: not-yet treated, universal base, no anticipation, doubly robust", () => {
  expect(parseEffectArguments(needed)).toEqual({
    json: false,
    request: {
      panel: "p.csv",
      columns: {unit: "u", time: "t", start: "s", outcome: "y", covariates: []},
      control: "notyet",
      base: "universal",
      anticipation: 0,
      method: "dr",
      breaks: [],
      allowBreaks: false,
      jackknife: false
    }
  });
});

test("every option has its place in the request", () => {
  const args =
    "--weight w --cluster c --covariates a,b --control never --base varying --anticipation 2 --method ipw --breaks 2022-23,2019 --allow-breaks --balance 3 --jackknife --seed 7 --json";
  expect(parseEffectArguments([...needed, ...args.split(" ")])).toEqual({
    json: true,
    request: {
      panel: "p.csv",
      columns: {
        unit: "u",
        time: "t",
        start: "s",
        outcome: "y",
        weight: "w",
        cluster: "c",
        covariates: ["a", "b"]
      },
      control: "never",
      base: "varying",
      anticipation: 2,
      method: "ipw",
      breaks: [2019, 2022],
      allowBreaks: true,
      balance: 3,
      jackknife: true,
      seed: 7
    }
  });
});

test.each([
  ["no option", [], /^missing --panel, --unit, --time, --start, --outcome: .*--help/],
  ["an unknown option", [...needed, "--cohort", "g"], /^Unknown option '--cohort': .*--help/],
  ["a bare word", [...needed, "g"], /^Unexpected argument 'g'.*--help/],
  ["an option without its value", [...needed, "--weight"], /^Option '--weight <value>' argument missing: /],
  ["an option twice", [...needed, "--unit", "b"], /^--unit is given twice: give it once$/],
  ["an unknown control", [...needed, "--control", "all"], /^--control "all": write one of notyet, never$/],
  ["an unknown base", [...needed, "--base", "first"], /^--base "first": write one of universal, varying$/],
  ["an unknown method", [...needed, "--method", "ols"], /^--method "ols": write one of dr, reg, ipw$/],
  [
    "half a period",
    [...needed, "--anticipation", "0.5"],
    /^--anticipation "0.5": write a whole number, 0 or/
  ],
  ["a negative period", [...needed, "--anticipation=-1"], /^--anticipation "-1": write a whole number, 0 or/],
  ["a negative balance", [...needed, "--balance=-1"], /^--balance "-1": write a whole number/],
  ["a seed of letters", [...needed, "--seed", "x"], /^--seed "x": write a whole number/],
  ["a break that is no period", [...needed, "--breaks", "2019,x"], /^--breaks "x": write a whole period/],
  ["a covariate without name", [...needed, "--covariates", "a,"], /^--covariates "": name a column/],
  ["a covariate twice", [...needed, "--covariates", "a,b,a"], /^--covariates "a": list each column once$/],
  [
    "a covariate that is the outcome",
    [...needed, "--covariates", "y"],
    /^--covariates "y": it is already --out/
  ],
  [
    "a weight that is the outcome",
    [...needed, "--weight", "y"],
    /^--weight "y": it is already --outcome: name/
  ],
  [
    "a cluster that is the unit",
    [...needed, "--cluster", "u"],
    /^--cluster "u": leave --cluster out: each unit/
  ]
] as const)("%s is refused in one line that names it", (_, args, message) => {
  expect(() => parseEffectArguments(args)).toThrow(message);
  try {
    parseEffectArguments(args);
  } catch (error) {
    expect((error as Error).message).not.toContain("\n");
  }
});

test("a weight may also be a covariate", () => {
  expect(parseEffectArguments([...needed, "--weight", "n", "--covariates", "n"])).toMatchObject({
    request: {columns: {weight: "n", covariates: ["n"]}}
  });
});
