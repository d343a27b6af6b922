// @vitest-environment jsdom
import axe from "axe-core";
import {expect, test} from "vitest";
import {forestFigure} from "../../../src/components/effect/forest.ts";
import {compareBases, explainEstimators, forestTitle} from "../../../src/components/effect/forest-text.ts";
import type {EffectAnalysis, EstimatorId, EstimatorRow} from "../../../src/statistics/analysis/result.ts";
import {analysis, context, estimate, none} from "./fixture.ts";
import {expectSnapshot} from "../svg.ts";

function change(id: EstimatorId, values: Partial<EstimatorRow>): EffectAnalysis {
  return {
    ...analysis,
    estimators: analysis.estimators.map((row) => (row.id === id ? {...row, ...values} : row))
  };
}

function drawn(given: EffectAnalysis): Element {
  const svg = forestFigure(given, context).querySelector(".pb-forest");
  svg?.querySelector("desc")?.removeAttribute("id");
  svg?.removeAttribute("aria-describedby");
  return svg ?? document.body;
}

function forestOfEstimators() {
  return drawn(analysis);
}

function forestWithNullRow() {
  return drawn(change("g-2", none));
}

test.each([forestOfEstimators, forestWithNullRow].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test.each([
  ["0.3 points apart exactly, small errors", 0.3, 0.1, false],
  ["a little more than 0.3 points apart, small errors", 0.301, 0.1, true],
  ["half the larger error exactly", 0.5, 1, false],
  ["a little more than half the larger error", 0.501, 1, true],
  ["more than 0.3 points but less than half the larger error", 0.4, 1, false]
])("bases: %s", (_name, gap, se, isLarge) => {
  for (const sign of [1, -1]) {
    const rows = [
      {...change("g-1", estimate(-1.2, se)).estimators[0]!},
      {...change("g-2", estimate(-1.2 + sign * gap, 0.05)).estimators[1]!}
    ];
    expect(compareBases(rows)?.isLarge).toBe(isLarge);
    expect(forestTitle(rows)).toBe(
      isLarge ? "Valget av basisår endrer svaret" : "De to basisårene gir nær samme svar"
    );
  }
});

const suspicion = "regresjon mot gjennomsnittet den første mistanken";

test("a large gap between the bases names regression to the mean, and first that not the same units are in both", () => {
  const [same] = explainEstimators(analysis);
  expect(same).toContain(suspicion);
  expect(same).not.toContain("bygger ikke på de samme");
  expect(forestTitle(analysis.estimators)).toBe("Valget av basisår endrer svaret");
  const others = analysis.estimators.map((row) => (row.id === "g-2" ? {...row, units: row.units - 3} : row));
  const [different] = explainEstimators({...analysis, estimators: others});
  expect(different).toMatch(/bygger ikke på de samme .* regresjon mot gjennomsnittet/);
  expect(forestTitle(others)).toBe("Svaret avhenger av basisår og av hvem som er med");
  expect(explainEstimators(change("g-2", estimate(-1.1, 0.8)))[0]).not.toContain(suspicion);
});

test("bases that cannot be compared are not said to agree", () => {
  const given = change("g-2", none);
  expect(explainEstimators(given)[0]).toBe("Basisårene g−1 og g−2 kan ikke sammenliknes her.");
  expect(forestTitle(given.estimators)).toBe("Gir andre måter å regne på samme svar?");
});

test("two-way fixed effects are a warning, with the weight on both forbidden kinds", () => {
  const text = explainEstimators(analysis).at(-1);
  expect(text).toContain("vises bare til advarsel");
  expect(text).toContain("52,0\u00a0% av vekten");
  expect(text).toContain("70 skoler med tall i alle år, 2016–17 til 2021–22");
});

test("a two-way number that cannot be taken apart says why", () => {
  const twoWay = {...analysis.twoWay, kinds: null, reason: "unbalanced" as const};
  expect(explainEstimators({...analysis, twoWay}).at(-1)).toContain("noen mangler tall i noen år");
});

test.each<[string, EffectAnalysis, string]>([
  ["no pulje measured two years before", earlyStart(), "ingen pulje har målinger to år før oppstart"],
  ["another reason", change("g-2", none), "ingen endring kan anslås med disse valgene"],
  ["no interval", change("g-2", {...none, att: -1}), "usikkerheten kan ikke anslås"]
])("a row without a number says why: %s", (_name, given, reason) => {
  const root = forestFigure(given, context);
  expect(root.querySelector(".pb-forest-g-2")?.textContent).toContain(reason);
  expect(root.querySelector(".pb-forest-g-2")?.querySelectorAll("line, path")).toHaveLength(0);
  expect(root.querySelector("table")?.textContent).toContain(reason);
});

function earlyStart(): EffectAnalysis {
  const given = change("g-2", none);
  const puljer = given.sample.puljer.map((pulje) => ({...pulje, start: 2017}));
  return {...given, sample: {...given.sample, puljer}};
}

test("only the headline is strong, and each row has its own marker", () => {
  const svg = forestOfEstimators();
  expect(svg.querySelectorAll(".pb-forest-headline")).toHaveLength(1);
  expect(svg.querySelector(".pb-forest-headline")?.classList).toContain("pb-forest-g-1");
  const markers = [...svg.querySelectorAll(".pb-forest-row path")].map((path) => path.getAttribute("d"));
  expect(new Set(markers).size).toBe(4);
});

test("axe finds nothing", async () => {
  document.body.replaceChildren(forestFigure(analysis, context));
  const {violations} = await axe.run(document.body, {rules: {region: {enabled: false}}});
  expect(violations.map(({id}) => id)).toEqual([]);
});
