import type {EffectWorld} from "../../model/effect.js";
import {element} from "../element.js";
import {formatWhole} from "../format.js";

/** What is missing before real numbers can be analysed, and how to get each part. */
export function effectMissing({missing, participants}: EffectWorld): HTMLElement {
  const parts: Record<(typeof missing)[number], (string | Node)[]> = {
    survey: [
      element("strong", {}, "Årlige tall fra Elevundersøkelsen for skoler eller kommuner. "),
      "Minst tre år må være hentet. Den som driver nettstedet, henter dem fra Udirs åpne grensesnitt med ",
      element("code", {}, "npm run fetch"),
      "."
    ],
    participation: [
      element("strong", {}, "Hvem som har deltatt. "),
      "Deltakerlistene er ikke offentlige. Direktoratet har dem og legger dem i ",
      element("code", {}, "data/user/participation.csv"),
      " (malen ligger ved siden av)."
    ],
    match: [
      element("strong", {}, "Deltakere med tall. "),
      `Deltakerlisten har ${formatWhole(participants.listed)} deltakere, og ${formatWhole(participants.matched)} av dem har tall i Elevundersøkelsen her. Se at kodene er organisasjonsnummer eller kommunenummer fra registrene, og at rollen er skoleeier eller skole.`
    ]
  };
  return element(
    "div",
    {class: "ds-alert pb-notice", "data-color": "info", role: "status"},
    element("p", {}, element("strong", {}, "Virkelige tall kan ikke analyseres ennå. Dette mangler:")),
    element("ul", {}, ...missing.map((part) => element("li", {}, ...parts[part]))),
    element("p", {}, "Alt regnes ut i nettleseren eller på egen maskin; ingenting sendes noe sted.")
  );
}
