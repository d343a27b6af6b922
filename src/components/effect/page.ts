import type {EffectIndex} from "../../model/effect.js";
import {formatGrade, measureLabel, type Grade} from "../../model/survey.js";
import type {EffectAnalysis, EffectDoubt} from "../../statistics/analysis/result.js";
import type {EffectSettings} from "../../statistics/analysis/settings.js";
import {createStudy, type EffectData, type Study} from "../../statistics/analysis/study.js";
import {encodeAddress, refusedNotice, replaceQuery, shareLink} from "../address.js";
import {badge} from "../badge.js";
import {choicesPanel, twoPane} from "../choices-panel.js";
import {effectAnswer, shortAnswer} from "./answer.js";
import {chooseEffect, worldName, type EffectChoice, type EffectState} from "./choices.js";
import type {EffectContext} from "./context.js";
import {effectControls} from "./controls.js";
import {loadCovariates, loadEffectRows} from "./data.js";
import {doubtParts, evidenceParts} from "./parts.js";
import {effectMissing} from "./missing.js";
import {progressLine} from "./progress.js";
import {createEffectRunner, type EffectRunner} from "./runner.js";
import {element} from "../element.js";
import {formatStartYear} from "../format.js";
import {keepFocus} from "../keep-focus.js";
import {notice} from "../notice.js";
import {PageDataError} from "../page-data.js";
import {wholeSets} from "../whole-set.js";

interface PageOptions {
  runner?: EffectRunner;
  loadRows?: (settings: EffectSettings) => Promise<EffectData["rows"]>;
}

/** What is on the page: the numbers of a run with the choice they belong to. */
interface Shown {
  choice: EffectChoice;
  study: Study;
  analysis?: EffectAnalysis;
  doubt?: EffectDoubt;
}

/**
 * The page Effekt: the answer, the choices, the evidence and the doubt. Every change of a choice runs the analysis anew in a
 * worker; the old figures are dimmed meanwhile and a run can be broken off. All choices live in the address.
 */
export function effectPage(
  index: EffectIndex,
  {runner = createEffectRunner(), loadRows = loadEffectRows}: PageOptions = {}
): HTMLElement {
  const messages = element("div");
  const answer = element("div", {class: "pb-answer-place", "aria-live": "polite"});
  const controls = element("div", {class: "pb-choices-set"});
  const evidence = element("div", {class: "pb-evidence"});
  const doubt = element("div", {class: "pb-doubt"});
  const progress = progressLine(() => {
    runner.cancel();
    // numbers that are still being fetched are then not computed with
    choice = {...choice};
    const left = !shown
      ? ""
      : root.classList.contains("pb-busy")
        ? " Figurene hører til forrige valg."
        : " Figurene fra «Hvor sikkert er det?» og ned hører ikke til dette valget.";
    halt(`Beregningen er avbrutt.${left} Endre et valg for å regne på nytt.`);
  });
  const halt = (message: string) => {
    doubt.classList.remove("pb-busy");
    root.classList.remove("pb-busy");
    root.classList.add("pb-outdated");
    progress.rest(message);
  };
  let choice = chooseEffect(index, location.search);
  let shown: Shown | undefined;
  const panel = choicesPanel([controls, shareLink()], {summary: () => describe(choice)});
  const root = element(
    "div",
    {class: "pb-effect"},
    messages,
    answer,
    progress.root,
    twoPane(panel, element("div", {}, evidence, doubt))
  );

  const go = (change: Readonly<Record<string, string>>) => {
    const next: EffectState = {...choice.state, ...change};
    // another world has other choices: they start anew
    const {verden} = choice.choices;
    replaceQuery(encodeAddress("verden" in change ? {verden} : choice.choices, next));
    void show();
  };
  const drawAnalysis = () => {
    const {analysis, study} = shown ?? {};
    if (!shown || !analysis || !study) return;
    const context = contextOf(index, shown.choice);
    const {showTruth} = choice;
    keepFocus(root, () => {
      answer.replaceChildren(
        effectAnswer(analysis, () => go({brudd: "ja"})),
        badge(context.sources[0])
      );
      evidence.replaceChildren(...evidenceParts({analysis, context, showTruth}));
      panel.renew();
    });
  };
  const drawDoubt = () => {
    const {analysis, study, doubt: found} = shown ?? {};
    if (!shown || !analysis || !study || !found) return;
    const {world} = shown.choice;
    const parts = doubtParts({
      analysis,
      study,
      doubt: found,
      world,
      context: contextOf(index, shown.choice),
      showTruth: choice.showTruth
    });
    keepFocus(root, () => doubt.replaceChildren(...parts));
  };

  const show = async () => {
    choice = chooseEffect(index, location.search);
    const mine = choice;
    const refusal = refusedNotice(choice.refused, choiceNames);
    messages.replaceChildren(...(refusal ? [refusal] : []));
    keepFocus(root, () => controls.replaceChildren(...effectControls(choice, go)));
    panel.renew();
    if (choice.world.missing.length > 0) {
      runner.cancel();
      shown = undefined;
      messages.append(effectMissing(choice.world));
      for (const part of [answer, evidence, doubt]) part.replaceChildren();
      doubt.classList.remove("pb-busy");
      root.classList.remove("pb-busy", "pb-outdated");
      progress.rest("");
      return;
    }
    const isSame =
      shown?.analysis && JSON.stringify(shown.analysis.settings) === JSON.stringify(choice.settings);
    const isSettled = !root.matches(".pb-busy, .pb-outdated");
    if (isSame && shown && isSettled) {
      shown = {...shown, choice};
      drawAnalysis();
      drawDoubt();
      return;
    }
    root.classList.add("pb-busy");
    progress.show({stage: "estimate", done: 0});
    runner.cancel();
    const stop = (what: string, remedy: string) => {
      halt("");
      messages.append(notice(what, remedy, {kind: "danger"}));
    };
    const fail = (message: string) =>
      stop("Beregningen stoppet.", `Meld fra til dem som driver nettstedet, og ta med lenken. (${message})`);
    let data: EffectData;
    let study: Study;
    try {
      const [rows, covariates] = await Promise.all([loadRows(mine.settings), loadCovariates(mine.settings)]);
      if (choice !== mine) return;
      data = {world: mine.world, rows, covariates};
      study = createStudy(data, mine.settings);
    } catch (error) {
      if (choice !== mine) return;
      if (!(error instanceof PageDataError)) fail(String(error));
      else {
        stop(
          "Tallene kunne ikke hentes.",
          `Endre et valg eller last siden på nytt. Hjelper ikke det, meld fra til dem som driver nettstedet. (${error.message})`
        );
      }
      return;
    }
    runner.start(
      {data, settings: mine.settings},
      {
        event: (event) => {
          if (event.kind === "progress") progress.show(event.progress);
          else if (event.kind === "analysis") {
            shown = {choice: mine, study, analysis: event.analysis};
            root.classList.remove("pb-busy", "pb-outdated");
            doubt.classList.add("pb-busy");
            drawAnalysis();
          } else {
            if (shown) shown.doubt = event.doubt;
            doubt.classList.remove("pb-busy");
            drawDoubt();
            progress.rest(`Ferdig: ${shown?.analysis ? shortAnswer(shown.analysis) : ""}`);
          }
        },
        fail
      }
    );
  };
  void show();
  addEventListener("popstate", () => void show());
  return root;
}

/** What a choice is called in a message about the address. */
const choiceNames: Readonly<Record<string, string>> = {
  verden: "datagrunnlaget",
  nivaa: "nivået",
  maal: "målet",
  trinn: "trinnet",
  fra: "første skoleår",
  til: "siste skoleår",
  utvalg: "måten de ble valgt på",
  sammenlikning: "sammenlikningen",
  vekt: "vekten",
  metode: "metoden",
  brudd: "bruddvalget",
  fasit: "fasitvalget"
};

function contextOf({sources}: EffectIndex, {settings, world}: EffectChoice): EffectContext {
  const own = sources.filter((source) => source.world === world.world);
  const [first, ...rest] = own.length > 0 ? own : sources;
  if (!first) throw new Error(`no source for ${worldName(world)}`);
  return {
    sources: [first, ...rest],
    // estimates rest on a list of participants, so the set is there
    downloads: wholeSets(
      world.world,
      "survey_share",
      ...(world.participants.listed > 0 ? (["participation"] as const) : [])
    ),
    period: `${measureLabel[settings.measure]}, ${formatGrade(settings.grade as Grade)}, ${formatStartYear(settings.firstYear)} til ${formatStartYear(settings.lastYear)}`
  };
}

function describe({world, settings, state}: EffectChoice): string {
  if (world.missing.length > 0) return "Virkelige tall";
  return [
    world.world === "example" ? "Eksempelfylket" : "Virkelige tall",
    settings.level === "school" ? "skoler" : "kommuner",
    measureLabel[settings.measure],
    formatGrade(settings.grade as Grade),
    state["brudd"] === "ja" ? "over brudd" : ""
  ]
    .filter(Boolean)
    .join(" · ");
}
