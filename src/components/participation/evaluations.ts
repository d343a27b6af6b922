import type {Participation, PuljeEvaluation} from "../../model/participation.js";
import {badge} from "../badge.js";
import {element} from "../element.js";
import {chooseSources} from "./view.js";

/** What evaluations have found so far, each with what it does not show. */
export function evaluationsSection(data: Participation): HTMLElement {
  return element(
    "div",
    {class: "pb-evaluations"},
    badge(chooseSources(data, "real", "evaluations")[0]),
    ...data.evaluations.map(evaluation)
  );
}

function evaluation({
  scheme,
  puljer,
  institution,
  authors,
  year,
  shows,
  doesNotShow,
  source
}: PuljeEvaluation): HTMLElement {
  const heading =
    institution === ""
      ? `Forskning på effekten, ${scheme} pulje ${puljer}`
      : `${institution} ${year ?? ""} (${authors}), ${scheme} pulje ${puljer}`;
  return element(
    "section",
    {class: "pb-evaluation"},
    element("h3", {}, heading),
    element(
      "dl",
      {},
      element("dt", {}, "Viser"),
      element("dd", {}, shows),
      element("dt", {}, "Viser ikke"),
      element("dd", {}, doesNotShow),
      element("dt", {}, "Kilde"),
      element("dd", {}, source)
    )
  );
}
