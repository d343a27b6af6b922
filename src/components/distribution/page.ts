import type {Distribution} from "../../model/distribution.js";
import {replaceQuery, shareLink} from "../address.js";
import {afterwards, inNextFrame} from "../afterwards.js";
import {choicesPanel, twoPane} from "../choices-panel.js";
import {select} from "../controls.js";
import {element} from "../element.js";
import {formatKroner} from "../format.js";
import {keepFocus} from "../keep-focus.js";
import {orders, readState, writeState, type DistributionState, type Order} from "./address.js";
import {answerPlace, answerText} from "./answer.js";
import {areaControl, decisionControls} from "./controls.js";
import {messagePlace} from "./messages.js";
import {distribute, lackingUnits} from "./outcome.js";
import {orderLabel} from "./order.js";
import {withOwnData, type OwnData} from "./own-data.js";
import {ownDataSection} from "./own-data-section.js";
import {resultParts, type ResultParts} from "./result-parts.js";
import {initialSettings, type DistributionSettings} from "./settings.js";

/**
 * The page Fordeling: the decision to the left, what follows from it to the right. While a slider moves, everything that the
 * reader sees is computed and drawn within one frame of the screen; the address follows when it rests.
 */
export function distributionPage(published: Distribution): HTMLElement {
  const own = ownDataSection({show: (next, from) => showOwn(next, from), units: () => state.area.units});
  let data = withOwnData(published, own.current());
  let {state, refused} = readState(data, location.search);
  const messages = messagePlace(() => change({isLeavingOut: !state.isLeavingOut}));
  const answer = answerPlace();
  const controls = element("div", {class: "pb-choices-set"});
  const results = element("div", {class: "pb-results"});
  let decision: ReturnType<typeof decisionControls> | undefined;
  let parts: ResultParts | undefined;
  const reset = element(
    "button",
    {type: "button", class: "ds-button", "data-variant": "tertiary", "data-key": "tilbake"},
    "Tilbake til start"
  );
  const panel = choicesPanel([controls, reset, shareLink()], {summary: () => describe(state)});
  const root = element(
    "div",
    {class: "pb-distribution"},
    messages.root,
    answer,
    own.root,
    twoPane(panel, results)
  );

  /** The state with the units left out that the reader asked to leave out. */
  const effective = (): DistributionState => {
    if (!state.isLeavingOut) return state;
    const lacking = new Set(lackingUnits(state.area.units, state.settings));
    const units = state.area.units.filter((unit) => !lacking.has(unit));
    return units.length === 0 ? state : {...state, area: {...state.area, units}};
  };
  const draw = () => {
    const shown = effective();
    const outcome = distribute(shown.area, shown.settings);
    answer.renew(answerText(shown, outcome));
    messages.renew({
      refused,
      problem: outcome.problem,
      lacking: state.settings.frame === null ? [] : lackingUnits(state.area.units, state.settings),
      area: state.area,
      isLeavingOut: shown.isLeavingOut
    });
    if (parts?.fits(shown)) parts.renew(shown, outcome);
    else {
      const made = resultParts(data, {state: shown, outcome, change, load, own: own.current()});
      parts = made;
      keepFocus(results, () => results.replaceChildren(...made.elements));
    }
  };

  const drawSoon = inNextFrame(draw);
  const rest = afterwards(() => {
    refused = [];
    replaceQuery(writeState(data, state));
  });
  const change = (part: Partial<DistributionState>) => {
    state = {...state, ...part};
    drawSoon();
    rest.soon();
  };
  const showControls = () => {
    decision = decisionControls({
      area: state.area,
      settings: state.settings,
      change: (settings: DistributionSettings) => {
        change({settings});
        panel.renew();
      }
    });
    const order = select<Order>({
      label: "Rekkefølge i figuren",
      options: orders.map((value) => ({value, label: orderLabel[value]})),
      value: state.order
    });
    order.querySelector("select")?.setAttribute("data-key", "rekkefolge");
    order.addEventListener("input", () => change({order: order.value}));
    keepFocus(root, () =>
      controls.replaceChildren(
        areaControl(data, {area: state.area, choose: chooseArea}),
        ...decision!.elements,
        order
      )
    );
  };
  const chooseArea = (id: string) => {
    // what was chosen for the area that is left can be had back with the browser's button
    replaceQuery(writeState(data, state));
    history.pushState(history.state, "", location.href);
    const area = data.areas.find((candidate) => candidate.id === id)!;
    change({area, settings: initialSettings(area), scenarios: [], isLeavingOut: false});
    showControls();
    panel.renew();
  };
  const load = (settings: DistributionSettings) => {
    change({settings});
    decision?.show(settings);
    panel.renew();
  };
  const restore = () => {
    ({state, refused} = readState(data, location.search));
    showControls();
    panel.renew();
    draw();
  };
  const showOwn = (next: OwnData | null, {link}: {link: boolean}) => {
    data = withOwnData(published, next);
    parts = undefined;
    if (link) restore();
    else chooseArea(data.areas[0]!.id);
  };
  reset.addEventListener("click", () => load(initialSettings(state.area)));
  addEventListener("popstate", restore);
  showControls();
  draw();
  return root;
}

function describe({area, settings: {frame}}: DistributionState): string {
  return [area.name, frame === null ? "ramme ikke kjent" : formatKroner(frame)].join(" · ");
}
