import type {EffectWorld} from "../../model/effect.js";
import type {EffectAnalysis, EffectDoubt} from "../../statistics/analysis/result.js";
import type {Study} from "../../statistics/analysis/study.js";
import type {EffectContext} from "./context.js";
import {eventStudyFigure} from "./event-study.js";
import {forestFigure} from "./forest.js";
import {heatMapFigure} from "./heat-map.js";
import {leadsFigure} from "./leads.js";
import {leaveOneOutFigure} from "./leave-one-out.js";
import {ledgerFigure} from "./ledger.js";
import {effectMethod} from "./method.js";
import {placeboFigure} from "./placebo.js";
import {powerFigure} from "./power.js";
import {sensitivityFigure} from "./sensitivity.js";
import {trendsFigure} from "./trends.js";
import {element} from "../element.js";

interface Evidence {
  analysis: EffectAnalysis;
  context: EffectContext;
  showTruth: boolean;
}

/** What shows the answer, in the order of reading: over time, the raw numbers, other ways to count. */
export function evidenceParts({analysis, context, showTruth}: Evidence): HTMLElement[] {
  return [
    eventStudyFigure(analysis, context, {showTruth}),
    trendsFigure(analysis, context),
    forestFigure(analysis, context)
  ];
}

/** What weakens the answer and what lies behind it; `study` is the panel it was computed from. */
export function doubtParts({
  analysis,
  doubt,
  study,
  world,
  context,
  showTruth
}: Evidence & {doubt: EffectDoubt; study: Study; world: EffectWorld}): HTMLElement[] {
  const names = new Map(world.municipalities.map(({code, name}) => [code, name]));
  return [
    heading("Hvor sikkert er det?"),
    leadsFigure(analysis, context),
    sensitivityFigure(doubt.sensitivity, context, analysis),
    placeboFigure(doubt.placebo, context, {...analysis, permutation: doubt.permutation}),
    leaveOneOutFigure(analysis, names, context),
    heading("Hva bygger det på?"),
    heatMapFigure(analysis, context, {showTruth}),
    ledgerFigure(analysis, context),
    heading("Hva kan neste pulje vise?"),
    powerFigure(doubt.power, context, analysis),
    effectMethod(analysis, study)
  ];
}

function heading(text: string): HTMLElement {
  return element("h2", {class: "pb-part"}, text);
}
