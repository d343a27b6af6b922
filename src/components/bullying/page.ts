import type {GeoPermissibleObjects} from "d3-geo";
import type {ShareRow, ThreeYearMeans, UnitList} from "../../model/published.js";
import {codeSlug} from "../../model/report-address.js";
import {formatGrade, measureLabel, type Grade, type Measure} from "../../model/survey.js";
import {encodeAddress, readAddress, refusedNotice, replaceQuery, shareLink} from "../address.js";
import {bullyingAnswer} from "./answer.js";
import {
  chooseCounty,
  chooseUnit,
  encodeKept,
  offerBullying,
  offerFunnel,
  type BullyingFunnelLevel
} from "./choices.js";
import {comparisonSection} from "./comparison.js";
import {bullyingControls} from "./controls.js";
import {BullyingData, type BullyingChoice, type Unit} from "./data.js";
import {bullyingFunnel} from "./funnel.js";
import {bullyingMap} from "./map.js";
import {bullyingTrend} from "./trend.js";
import type {BullyingView} from "./view.js";
import {choicesPanel, twoPane} from "../choices-panel.js";
import {element} from "../element.js";
import {formatStartYear} from "../format.js";
import {badge} from "../badge.js";
import {keepFocus} from "../keep-focus.js";
import {arrowRows, loadArrow} from "../arrow-data.js";
import {reportLink} from "../report-link.js";
import {threeYearFigure} from "../three-year.js";

interface PageInput {
  list: UnitList;
  threeYear: ThreeYearMeans;
  land: GeoPermissibleObjects;
  /** Reads the rows of one county (`NO`: the nation and all counties). */
  load?: (county: string) => Promise<ShareRow[]>;
}

/** What a choice is called in a message about the address. */
const choiceNames = {
  fylke: "fylket",
  enhet: "enheten",
  maal: "målet",
  trinn: "trinnet",
  aar: "året",
  nivaa: "nivået",
  overspredning: "overspredningen"
} as const;

/**
 * The page Mobbing: the answer first, then choices to the left, trend, comparison, funnel and map to the right. A county's
 * numbers are fetched when it is chosen. All choices live in the address.
 */
export function bullyingPage({list, threeYear, land, load = loadCounty}: PageInput): HTMLElement {
  const answer = element("div", {class: "pb-answer-place", "aria-live": "polite"});
  const controls = element("div", {class: "pb-choices-set"});
  const content = element("div");
  let view: BullyingView | undefined;
  const panel = choicesPanel([controls, shareLink()], {summary: () => (view ? describe(view) : "")});
  const root = element("div", {class: "pb-bullying"}, answer, twoPane(panel, content));
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const {search} = location;
    root.classList.add("pb-busy");
    const {county, refused: refusedCounty} = chooseCounty(list, search);
    const rows = [
      ...(await load("NO")),
      ...(county === "NO" || !list.surveyed.includes(county) ? [] : await load(county))
    ];
    if (mine !== turn) return;
    const data = new BullyingData(list.units, dropDoubles(rows));
    const unit = chooseUnit(list, county, search);
    const choices = {...offerBullying(list, data, {county, unit, search}), ...offerFunnel(data, unit)};
    const {state, refused} = readAddress(choices, search);
    const choice: BullyingChoice = {
      county,
      unit: state.enhet,
      measure: state.maal as Measure,
      grade: state.trinn as Grade,
      startYear: Number(state.aar)
    };
    const shown: BullyingView = {data, choice, list, provenance: list.sources};
    view = shown;
    const go = (change: Partial<typeof state>) => {
      // a new county has other units, a new unit may have other grades and years: those start anew
      const next: Record<string, string> = {...state, ...change};
      const query = "fylke" in change ? encodeKept(next) : encodeAddress(choices, {...state, ...change});
      replaceQuery(query);
      void show();
    };
    const onSelect = (code: string) => go(county === "NO" ? {fylke: code} : {enhet: code});
    const refusedAll = [...refusedCounty, ...refused.filter(({name}) => name !== "fylke")];
    const parts = [
      bullyingTrend(shown),
      comparisonSection(shown),
      bullyingFunnel(shown, {
        level: state.nivaa as BullyingFunnelLevel,
        overdispersion: state.overspredning === "ja",
        go,
        onSelect
      }),
      bullyingMap(shown, {land, onSelect}),
      threeYearFigure(threeYear, choice.unit)
    ].filter((part) => part !== null);
    const refusal = refusedNotice(refusedAll, choiceNames);
    keepFocus(root, () => {
      const example = list.sources.find(
        (s) => data.unit(choice.unit).world === "example" && s.world === "example"
      );
      answer.replaceChildren(
        ...(refusal ? [refusal] : []),
        bullyingAnswer(shown, threeYear),
        ...reportOf(data.unit(choice.unit)),
        ...(example ? [badge(example)] : [])
      );
      controls.replaceChildren(...Object.values(bullyingControls({list, choices, state, go})));
      content.replaceChildren(...parts);
      panel.renew();
    });
    root.classList.remove("pb-busy");
  };
  void show();
  addEventListener("popstate", () => void show());
  return root;
}

/** The report of a county or a municipality; the nation, schools and places without municipalities have none. */
function reportOf({code, level, name, county}: Unit): HTMLElement[] {
  if (county === "21" || county === "25") return [];
  return level === "county" || level === "municipality" ? [reportLink(level, codeSlug(code), name)] : [];
}

function describe({data, choice}: BullyingView): string {
  return [
    data.unit(choice.unit).name,
    formatGrade(choice.grade),
    measureLabel[choice.measure].toLowerCase(),
    formatStartYear(choice.startYear)
  ].join(" · ");
}

async function loadCounty(county: string): Promise<ShareRow[]> {
  return arrowRows<ShareRow>(await loadArrow(`data/bullying/${county}.arrow`));
}

/** The county's own row stands in the nation's file and in its own. */
function dropDoubles(rows: readonly ShareRow[]): ShareRow[] {
  const seen = new Map(rows.map((r) => [`${r.unit}|${r.schoolYear}|${r.grade}|${r.measure}`, r]));
  return [...seen.values()];
}
