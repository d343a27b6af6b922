import type {ReportPlace} from "../model/report.js";
import type {ReportContext} from "./context.js";
import type {Content} from "./html.js";
import {placeName} from "./names.js";
import {minimumAnswers, type UnknownReason, type Verdict} from "./verdict.js";

/** The name of a place inside a sentence. */
export function nameOf({say}: ReportContext, place: ReportPlace): Content {
  return place.level === "nation" ? say("nation") : placeName(place.name);
}

/** The name of a place as a heading of a column. */
export function labelOf({say}: ReportContext, place: ReportPlace): Content {
  return place.level === "nation" ? say("nationLabel") : placeName(place.name);
}

const reasonKeys = {
  ownMissing: "reasonOwnMissing",
  ownHidden: "reasonOwnHidden",
  ownWithoutAnswers: "reasonOwnWithoutAnswers"
} as const satisfies Partial<Record<UnknownReason, string>>;

/** Why a comparison says nothing. */
export function reasonText(
  context: ReportContext,
  {reason}: Extract<Verdict, {kind: "unknown"}>,
  place: ReportPlace
): Content {
  const {say, numbers} = context;
  const name = nameOf(context, place);
  const minimum = numbers.whole(minimumAnswers);
  if (reason === "ownFewAnswers") return say("reasonOwnFewAnswers", {minimum});
  if (reason === "otherFewAnswers") return say("reasonOtherFewAnswers", {name, minimum});
  if (reason === "otherMissing") return say("reasonOtherMissing", {name});
  return reason === "otherHidden" ? say("reasonOtherHidden", {name}) : say(reasonKeys[reason]);
}
