import type {GeoPermissibleObjects} from "d3-geo";
import type {ShareRow, ThreeYearMeans, UnitList} from "../model/published.js";
import {formatGrade, measureLabel, measures, type Grade, type Measure} from "../model/survey.js";
import {encodeAddress, readAddress, refusedNotice, shareLink} from "./address.js";
import {BullyingData, type BullyingChoice, type Unit} from "./bullying-data.js";
import {
  bullyingAnswer,
  bullyingMap,
  bullyingTrend,
  comparisonTable,
  threeYearFigure,
  type BullyingView
} from "./bullying.js";
import {choicesPanel, twoPane} from "./choices-panel.js";
import {searchSelect, select, type ControlOption} from "./controls.js";
import {element} from "./element.js";
import {formatStartYear} from "./format.js";
import {arrowRows, loadArrow} from "./page-data.js";

interface PageInput {
  list: UnitList;
  threeYear: ThreeYearMeans;
  land: GeoPermissibleObjects;
  /** Reads the rows of one county (`NO`: the nation and all counties). */
  load?: (county: string) => Promise<ShareRow[]>;
}

/**
 * The page Mobbing: choices to the left, answer, trend, comparison and map to the right. A county's numbers are fetched
 * when it is chosen. All choices live in the address.
 */
export function bullyingPage({list, threeYear, land, load = loadCounty}: PageInput): HTMLElement {
  const root = element("div", {class: "pb-bullying"});
  let turn = 0;
  const show = async (search: string, focus?: string) => {
    const mine = ++turn;
    root.classList.add("pb-busy");
    const {county, refused: refusedCounty} = chooseCounty(list, search);
    const rows = [
      ...(await load("NO")),
      ...(county === "NO" || !list.surveyed.includes(county) ? [] : await load(county))
    ];
    if (mine !== turn) return;
    const data = new BullyingData(list.units, dropDoubles(rows));
    const unitCode = chooseUnit(list, county, search);
    const choices = offer(list, data, {county, unit: unitCode});
    const {state, refused} = readAddress(choices, search);
    const choice: BullyingChoice = {
      county,
      unit: state.enhet,
      measure: state.maal as Measure,
      grade: state.trinn as Grade,
      startYear: Number(state.aar)
    };
    const go = (change: Partial<typeof state>, name: string) => {
      // a new county has other units, a new unit may have other grades and years: those start anew
      const next: Record<string, string> = {...state, ...change};
      if ("fylke" in change) delete next["enhet"];
      const query = "fylke" in change ? encodeKept(next) : encodeAddress(choices, {...state, ...change});
      history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
      void show(query, name);
    };
    const view: BullyingView = {data, choice, list, provenance: list.sources};
    const refusedAll = [...refusedCounty, ...refused.filter((r) => r.name !== "fylke")];
    const panel = controls({list, choices, state, go});
    const onSelect = (code: string) => go(county === "NO" ? {fylke: code} : {enhet: code}, "kart");
    const parts = [
      refusedNotice(refusedAll, {
        fylke: "fylket",
        enhet: "enheten",
        maal: "målet",
        trinn: "trinnet",
        aar: "året"
      }),
      bullyingAnswer(view),
      bullyingTrend(view),
      element("h2", {}, `Sammenligning i ${formatStartYear(choice.startYear)}`),
      comparisonTable(view),
      bullyingMap(view, {land, onSelect}),
      threeYearFigure(threeYear, choice.unit)
    ].filter((part) => part !== null);
    root.replaceChildren(
      twoPane(
        choicesPanel([...Object.values(panel), shareLink()], {
          summary: () =>
            [
              data.unit(choice.unit).name,
              formatGrade(choice.grade),
              measureLabel[choice.measure].toLowerCase(),
              formatStartYear(choice.startYear)
            ].join(" · ")
        }),
        element("div", {}, ...parts)
      )
    );
    root.classList.remove("pb-busy");
    if (focus && focus in panel)
      panel[focus as keyof typeof panel].querySelector<HTMLElement>("input, select")?.focus();
  };
  void show(location.search);
  addEventListener("popstate", () => void show(location.search));
  return root;
}

async function loadCounty(county: string): Promise<ShareRow[]> {
  return arrowRows<ShareRow>(await loadArrow(`data/bullying/${county}.arrow`));
}

/** The county's own row stands in the nation's file and in its own. */
function dropDoubles(rows: readonly ShareRow[]): ShareRow[] {
  const seen = new Map(rows.map((r) => [`${r.unit}|${r.schoolYear}|${r.grade}|${r.measure}`, r]));
  return [...seen.values()];
}

function countiesOf(list: UnitList): Unit[] {
  return list.units.filter((u) => u.level === "county");
}

function chooseCounty(
  list: UnitList,
  search: string
): {county: string; refused: {name: string; value: string; used: string}[]} {
  const wanted = new URLSearchParams(search).get("fylke");
  if (wanted === null || wanted === "NO") return {county: "NO", refused: []};
  if (countiesOf(list).some((u) => u.code === wanted)) return {county: wanted, refused: []};
  return {county: "NO", refused: [{name: "fylke", value: wanted, used: "NO"}]};
}

function unitsOf(list: UnitList, county: string): Unit[] {
  return list.units.filter((u) => u.code === county || (county !== "NO" && u.county === county));
}

function chooseUnit(list: UnitList, county: string, search: string): string {
  const wanted = new URLSearchParams(search).get("enhet");
  return unitsOf(list, county).some((u) => u.code === wanted) ? (wanted ?? county) : county;
}

/** What can be chosen: units of the county, and the grades and years for which the unit or its comparisons have rows. */
function offer(list: UnitList, data: BullyingData, {county, unit}: {county: string; unit: string}) {
  const around = [unit, ...data.comparisons(unit).map((u) => u.code)].map((code) => data.offered(code));
  const own = around[0];
  const shown =
    own && own.grades.length ? own : (around.find((o) => o.grades.length) ?? {grades: [], years: []});
  const years = [...new Set(around.flatMap((o) => o.years))].toSorted((a, b) => b - a);
  const newest = shown.years[0] ?? years[0] ?? 2025;
  return {
    fylke: {allowed: ["NO", ...countiesOf(list).map((u) => u.code)], initial: "NO"},
    enhet: {allowed: unitsOf(list, county).map((u) => u.code), initial: county},
    maal: {allowed: measures as readonly string[], initial: "total"},
    trinn: {
      allowed: [...new Set(around.flatMap((o) => o.grades))] as readonly string[],
      initial:
        shown.grades.includes("7") && unit !== "NO"
          ? "7"
          : (shown.grades.find((g) => g === "Vg1") ?? shown.grades[0] ?? "7")
    },
    aar: {allowed: years.map(String) as readonly string[], initial: String(newest)}
  };
}

function encodeKept(next: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams();
  if (next["fylke"] && next["fylke"] !== "NO") query.set("fylke", next["fylke"]);
  if (next["maal"] && next["maal"] !== "total") query.set("maal", next["maal"]);
  const text = query.toString();
  return text ? `?${text}` : "";
}

type Choices = ReturnType<typeof offer>;

function controls({
  list,
  choices,
  state,
  go
}: {
  list: UnitList;
  choices: Choices;
  state: {[K in keyof Choices]: string};
  go: (change: Partial<Record<keyof Choices, string>>, name: string) => void;
}): Record<keyof Choices, HTMLElement> {
  const bind = (name: keyof Choices, control: HTMLElement & {value: string}) => {
    control.addEventListener("input", () => go({[name]: control.value}, name));
    return control;
  };
  const nameOf = new Map(list.units.map((u) => [u.code, u]));
  const label = (code: string): ControlOption => {
    const unit = nameOf.get(code);
    return {
      value: code,
      label: unit
        ? unit.world === "example" && unit.level === "county"
          ? `${unit.name} (oppdiktet)`
          : unit.name
        : code
    };
  };
  return {
    fylke: bind(
      "fylke",
      select({label: "Fylke", options: choices.fylke.allowed.map(label), value: state.fylke})
    ),
    enhet: bind(
      "enhet",
      searchSelect({
        label: "Kommune eller skole",
        description: state.fylke === "NO" ? "Velg fylke først." : "Skriv de første bokstavene.",
        options: uniqueLabels(
          choices.enhet.allowed.map((code) => ({unit: nameOf.get(code), option: label(code)}))
        ),
        value: state.enhet
      })
    ),
    maal: bind(
      "maal",
      select({
        label: "Mål",
        options: measures.map((m) => ({value: m as string, label: measureLabel[m]})),
        value: state.maal
      })
    ),
    trinn: bind(
      "trinn",
      select({
        label: "Trinn",
        options: choices.trinn.allowed.map((g) => ({value: g, label: formatGrade(g as Grade)})),
        value: state.trinn
      })
    ),
    aar: bind(
      "aar",
      select({
        label: "Skoleår",
        options: choices.aar.allowed.map((y) => ({value: y, label: formatStartYear(Number(y))})),
        value: state.aar
      })
    )
  };
}

/** Names that occur twice (a school and its municipality, two schools) get their code behind. */
function uniqueLabels(entries: readonly {unit: Unit | undefined; option: ControlOption}[]): ControlOption[] {
  const count = new Map<string, number>();
  for (const {option} of entries) {
    const name = fold(option.label);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  return entries.map(({unit, option}) => {
    const whole = unit?.level === "county" || unit?.level === "nation";
    const name = whole ? `Hele ${option.label.replace(/^Hele /, "")}` : option.label;
    const twice = !whole && (count.get(fold(option.label)) ?? 0) > 1;
    return {...option, label: twice ? `${name} (${option.value})` : name};
  });
}

function fold(text: string): string {
  return text.toLocaleLowerCase("nb");
}
