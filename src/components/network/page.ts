import type {NetworkCounty, Networks} from "../../model/published.js";
import {formatGrade, measureLabel, type Grade, type Measure} from "../../model/survey.js";
import {encodeAddress, readAddress, refusedNotice, replaceQuery, shareLink} from "../address.js";
import {choicesPanel, twoPane} from "../choices-panel.js";
import {element} from "../element.js";
import {formatStartYear} from "../format.js";
import {keepFocus} from "../keep-focus.js";
import {offerNetworks} from "./choices.js";
import {networkControls} from "./controls.js";
import {isComparable, type NetworkChoice} from "./data.js";
import {networkDetail} from "./detail.js";
import {headsFigure} from "./heads.js";
import {networksFigure} from "./overview.js";
import {notice} from "../notice.js";

/** What a choice is called in a message about the address. */
const choiceNames = {
  fylke: "fylket",
  maal: "målet",
  trinn: "trinnet",
  aar: "året",
  nettverk: "nettverket"
} as const;

/**
 * The page Nettverk: choices to the left, what follows from them to the right. The choices live in the address, so a
 * link shows the same to others.
 */
export function networksPage({counties, sources}: Networks): HTMLElement {
  const [first] = counties;
  if (!first) {
    return notice("Ingen nettverk er kjent.", "Den som driver nettstedet, kan legge inn fylkets nettverk.");
  }
  const controls = element("div", {class: "pb-choices-set"});
  const content = element("div");
  let choice = chooseNetwork(counties, first).choice;
  const panel = choicesPanel([controls, shareLink()], {summary: () => describe(choice)});
  const root = twoPane(panel, content);
  const show = () => {
    const chosen = chooseNetwork(counties, first);
    choice = chosen.choice;
    const {choices, state, refused} = chosen;
    const go = (change: Partial<typeof state>) => {
      // a new county has other networks, grades and years: only the measure is kept
      const next =
        "fylke" in change ? {...initialOf(choices), maal: state.maal, ...change} : {...state, ...change};
      const query = encodeAddress(choices, next);
      replaceQuery(query);
      show();
    };
    keepFocus(root, () => {
      controls.replaceChildren(...networkControls({counties, choices, state, go}));
      content.replaceChildren(
        ...[
          refusedNotice(refused, choiceNames),
          ...(choice.county.networks.length > 0
            ? networkParts(choice, sources)
            : [unknownNotice(choice.county)])
        ].filter((node) => node !== null)
      );
      panel.renew();
    });
  };
  show();
  addEventListener("popstate", show);
  return root;
}

function chooseNetwork(counties: readonly NetworkCounty[], first: NetworkCounty) {
  const wanted = new URLSearchParams(location.search).get("fylke");
  const county = counties.find((c) => c.county === wanted) ?? first;
  const choices = offerNetworks(counties, county);
  const {state, refused} = readAddress(choices);
  const choice: NetworkChoice = {
    county,
    measure: state.maal as Measure,
    grade: state.trinn as Grade,
    startYear: Number(state.aar),
    network: state.nettverk
  };
  return {choices, state, refused, choice};
}

function initialOf<C extends Readonly<Record<string, {initial: string}>>>(
  choices: C
): {[K in keyof C]: string} {
  const entries = Object.entries(choices).map(([name, {initial}]) => [name, initial]);
  return Object.fromEntries(entries) as {[K in keyof C]: string};
}

function networkParts(choice: NetworkChoice, sources: Networks["sources"]): (HTMLElement | null)[] {
  return [
    isComparable(choice) ? networksFigure(choice, sources) : incomparableNotice(choice.county),
    headsFigure(choice, sources),
    unknownNotice(choice.county),
    networkDetail(choice, sources)
  ];
}

function describe({county, network, measure, grade, startYear}: NetworkChoice): string {
  return [county.name, network, measureLabel[measure], formatGrade(grade), formatStartYear(startYear)]
    .filter(Boolean)
    .join(" · ");
}

function incomparableNotice({name}: NetworkCounty): HTMLElement {
  return notice(
    `Kroner, mobbing og deltakelse er ikke kjent for nettverkene i ${name}.`,
    "Fordeling og deltakerlister er ikke offentlige. Den som driver nettstedet, kan legge dem inn. Årlige mobbetall for kommunene er ikke i datagrunnlaget ennå."
  );
}

function unknownNotice({unknownMembers, name, networkCount, networks}: NetworkCounty): HTMLElement | null {
  if (!unknownMembers.length) return null;
  const count =
    networkCount === null
      ? ""
      : `${name} har ${networkCount.count} kompetansenettverk (${networkCount.source}); ${networks.length} er kjent her og ${networkCount.count - networks.length} er ikke kjent. `;
  return notice(
    `${count}Nettverk er ikke kjent for ${unknownMembers.length} kommuner i ${name}: ${unknownMembers.map((m) => m.name).join(", ")}.`,
    "Nettverk blir ikke gjettet. Den som driver nettstedet, kan legge inn fylkets liste."
  );
}
