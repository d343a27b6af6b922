// @vitest-environment jsdom
import Papa from "papaparse";
import {expect, test} from "vitest";
import {effectMethod} from "../../../src/components/effect/method.ts";
import {
  encodePanel,
  encodeScript,
  encodeSpecification,
  panelFile
} from "../../../src/components/effect/script.ts";
import type {EffectAnalysis} from "../../../src/statistics/analysis/result.ts";
import {specificationOf, type EffectSettings} from "../../../src/statistics/analysis/settings.ts";
import {createStudy, type EffectData} from "../../../src/statistics/analysis/study.ts";
import {changeUnits, makeData, makeSettings} from "../../statistics/analysis/made.ts";
import {analysis} from "./fixture.ts";

const covariates = ["EUIndeks_1379", "EUIndeks_1384"] as const;

/** The analysis of the fixture as it would be with other settings. */
function withSettings(change: Partial<EffectSettings>): EffectAnalysis {
  const settings = {...analysis.settings, ...change};
  return {...analysis, settings, specification: specificationOf(settings, [2022])};
}

const changes: readonly [Partial<EffectSettings>, line: string][] = [
  [{control: "never"}, 'control <- "never"'],
  [{control: "notyet"}, 'control <- "notyet"'],
  [{selection: "independent"}, "anticipation <- 0"],
  [{selection: "lastYear"}, "anticipation <- 1"],
  [{selection: "twoYears"}, "anticipation <- 2"],
  [{method: "dr"}, 'method <- "dr"'],
  [{method: "reg"}, 'method <- "reg"'],
  [{method: "ipw"}, 'method <- "ipw"'],
  [{acrossBreaks: false}, "breaks <- c(2022)"],
  [{acrossBreaks: true}, "breaks <- numeric(0)"],
  [{level: "school"}, "fewest <- 5"],
  [{level: "municipality"}, "fewest <- 3"],
  [{covariates: []}, "covariates <- ~ 1"],
  [{covariates}, "covariates <- ~ EUIndeks_1379 + EUIndeks_1384"]
];

/** The lines of a script without what stands behind `#`. */
const linesOf = (script: string) => script.split("\n").map((line) => line.replace(/\s*#.*/, ""));

test.each(changes)("the script with %o says %s, once", (change, line) => {
  const name = line.split(" ")[0]!;
  const set = linesOf(encodeScript(withSettings(change))).filter((l) => l.startsWith(`${name} <- `));
  expect(set).toEqual([line]);
});

test("every comparison is one att_gt of columns that the panel file or the script makes, with the settings", () => {
  const script = encodeScript(withSettings({covariates}));
  const call = /att_gt\(([^()]*)\)/.exec(script)?.[1] ?? "";
  const given = Object.fromEntries(call.split(",").map((part) => part.trim().split(" = ")));
  expect(given).toEqual({
    yname: '"share_percent"',
    tname: '"year"',
    idname: '"id"',
    gname: '"first"',
    data: "d",
    xformla: "covariates",
    weightsname: '"weight"',
    est_method: "method",
    // who compares is picked by the script, by `control`
    control_group: '"nevertreated"',
    base_period: '"universal"',
    bstrap: "FALSE",
    cband: "FALSE"
  });
  const data = makeData({municipalities: 4});
  const header = Papa.parse<string[]>(encodePanel(createStudy(data, makeSettings({covariates})), covariates))
    .data[0]!;
  for (const [, column = ""] of script.matchAll(/(?:panel|data|d|units)\$(\w+)/g)) {
    const isMade = script.includes(`$${column} <- `);
    expect([column, isMade || header.includes(column)]).toEqual([column, true]);
  }
  for (const column of ["share_percent", "year", "weight", ...covariates]) expect(header).toContain(column);
  expect(script).toContain(`read.csv("${panelFile}"`);
  // the jackknife leaves out one municipality at a time
  expect(script).toContain("clusters <- unique(panel$municipality)");
});

test.each(["respondents", "equal"] as const)(
  "the panel file holds the weight of %s and the shares",
  (weights) => {
    const study = createStudy(makeData({municipalities: 12, hidden: 0.2}), makeSettings({weights}));
    const {data} = Papa.parse<Record<string, string>>(encodePanel(study, []), {
      header: true,
      skipEmptyLines: true
    });
    expect(data).toHaveLength(study.units.length * study.years.length);
    const weightOf = new Map(study.units.map(({code, weight}) => [code, weight]));
    expect(weights === "equal").toBe([...weightOf.values()].every((w) => w === 1));
    const {panel} = study;
    let hidden = 0;
    for (const row of data) {
      const cell =
        panel.units.indexOf(row["unit"]!) * panel.periods.length + panel.periods.indexOf(Number(row["year"]));
      expect(Number(row["weight"])).toBe(weightOf.get(row["unit"]!));
      const share = panel.outcome[cell]!;
      if (Number.isNaN(share)) expect([row["share_percent"], row["status"]]).toEqual(["", "suppressed"]);
      else expect(Number(row["share_percent"])).toBeCloseTo(share, 9);
      if (row["status"] === "suppressed") hidden++;
    }
    expect(hidden).toBeGreaterThan(20);
  }
);

/** What is left of R code without its strings and comments; throws where a string does not end on its line. */
function bareCode(script: string): string {
  const bare = script.replaceAll(/"(?:[^"\\\n]|\\[n"\\])*"|#[^\n]*/g, "");
  if (bare.includes('"') || bare.includes("'")) throw new Error(`string without end: ${bare}`);
  return bare;
}

test("strings and brackets of the script are closed, with and without a number", () => {
  const none = {...analysis.headline, att: null, se: null, low: null, high: null};
  for (const [change] of changes) {
    for (const headline of [analysis.headline, none]) {
      const bare = bareCode(encodeScript({...withSettings(change), headline}));
      for (const [open, close] of ["()", "[]", "{}"]) {
        expect(bare.split(open!).length).toBe(bare.split(close!).length);
      }
      expect(bare).not.toMatch(/undefined|null|NaN\b|Infinity|\[object/);
    }
  }
});

/** Names that would end a string in R or a cell in CSV. */
const hostile = 'x"); system("echo")\n#\\",\r\n\'';

function renamed(data: EffectData): EffectData {
  const changed = changeUnits(data, (unit) => ({
    ...unit,
    code: `${unit.code}${hostile}`,
    municipality: `${unit.municipality}${hostile}`,
    pulje: unit.pulje && `${unit.pulje}${hostile}`
  }));
  return {...changed, rows: data.rows.map((row) => ({...row, unit: `${row.unit}${hostile}`}))};
}

test("names with quotes and line breaks stay in their cell of the panel and their text of the specification", () => {
  const data = makeData({municipalities: 12});
  const puljer = ["P 1", "P 2"].map((id) => `${id}${hostile}`);
  const study = createStudy(renamed(data), makeSettings({puljer}));
  const parsed = Papa.parse<Record<string, string>>(encodePanel(study, []), {
    header: true,
    skipEmptyLines: true
  });
  expect(parsed.errors).toEqual([]);
  expect(parsed.data).toHaveLength(study.units.length * study.years.length);
  expect(new Set(parsed.data.map((row) => row["unit"]))).toEqual(new Set(study.units.map(({code}) => code)));
  expect(new Set(parsed.data.map((row) => row["pulje"]))).toEqual(new Set(["", ...puljer]));
  const named = withSettings({puljer});
  expect(encodeScript(named)).toBe(encodeScript(analysis));
  expect((JSON.parse(encodeSpecification(named)) as EffectAnalysis).settings.puljer).toEqual(puljer);
});

test.each(changes)("the specification with %o parses back to the settings", (change) => {
  const changed = withSettings(change);
  const read = JSON.parse(encodeSpecification(changed)) as EffectAnalysis;
  expect(read.settings).toEqual(changed.settings);
  expect(read.specification).toEqual(changed.specification);
});

test("the page shows the specification and the script exactly as the files have them", () => {
  const changed = withSettings({covariates, control: "never"});
  const study = createStudy(makeData({municipalities: 4}), makeSettings());
  const shown = [...effectMethod(changed, study).querySelectorAll("pre")].map((pre) => pre.textContent);
  expect(shown).toEqual([encodeSpecification(changed), encodeScript(changed)]);
});
