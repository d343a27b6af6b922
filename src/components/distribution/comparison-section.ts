import type {Distribution} from "../../model/distribution.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {keepFocus} from "../keep-focus.js";
import type {DistributionState} from "./address.js";
import {comparisonContent, comparisonFigure, compareScenarios, type ComparedRow} from "./compare.js";
import type {Outcome} from "./outcome.js";
import {pairControls, scenarioBar} from "./scenario-bar.js";
import {cleanName, freeName} from "./scenarios.js";

interface Options {
  sources: Distribution["sources"];
  change: (part: Pick<DistributionState, "scenarios">) => void;
  /** Puts the settings of a kept scenario into the controls. */
  load: (settings: DistributionState["settings"]) => void;
}

/** Scenarios that can be named, kept, loaded and compared; `renew` follows the settings. */
export function comparisonSection({sources, change, load}: Options) {
  const bar = element("div");
  const pairPlace = element("div");
  const figurePlace = element("div");
  const root = element(
    "section",
    {class: "pb-scenario-section"},
    element("h2", {}, "Sammenlikn scenarioer"),
    element(
      "p",
      {},
      "Behold valgene under et navn, endre dem, og se hvem som vinner og taper. Scenarioene ligger i lenken; ingenting sendes noe sted."
    ),
    bar,
    pairPlace,
    figurePlace
  );
  let pair: [number, number] = [0, 1];
  let names = "";
  let drawn: {key: string; figure: Figure<ComparedRow>} | undefined;
  let latest: {state: DistributionState; outcome: Outcome};

  const showBar = () => {
    const {scenarios} = latest.state;
    const made = scenarioBar({
      scenarios,
      keep: (text) => {
        const {settings} = latest.state;
        const name = cleanName(text) || freeName(scenarios);
        change({scenarios: [...scenarios.filter((kept) => kept.name !== name), {name, settings}]});
      },
      load: ({settings}) => load(settings),
      forget: (gone) => change({scenarios: scenarios.filter((kept) => kept !== gone)})
    });
    keepFocus(bar, () => bar.replaceChildren(made));
  };
  const choosePair = (next: [number, number]) => {
    pair = next;
    showFigure();
  };
  const showPair = (all: readonly string[]) =>
    keepFocus(pairPlace, () =>
      pairPlace.replaceChildren(...(all.length > 2 ? [pairControls(all, {pair, choose: choosePair})] : []))
    );
  const showFigure = () => {
    const {state, outcome} = latest;
    const compared = compareScenarios(state, outcome);
    if (compared.length < 2) {
      figurePlace.replaceChildren();
      drawn = undefined;
      return;
    }
    const options = {state, compared, pair};
    const key = JSON.stringify([compared.map(({name}) => name), pair]);
    if (drawn?.key === key) {
      drawn.figure.renew(comparisonContent(options));
      return;
    }
    drawn = {key, figure: comparisonFigure(options, sources)};
    figurePlace.replaceChildren(drawn.figure);
  };
  return {
    root,
    renew: (state: DistributionState, outcome: Outcome) => {
      latest = {state, outcome};
      const all = [...state.scenarios.map(({name}) => name), "Valgene nå"];
      // the bar has a field that may be typed in: it is made anew only when what is kept changes
      const key = JSON.stringify(state.scenarios.map(({name, settings}) => [name, settings]));
      if (key !== names) {
        names = key;
        pair = [0, all.length - 1];
        showBar();
        showPair(all);
      }
      showFigure();
    }
  };
}
