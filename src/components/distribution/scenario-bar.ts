import {select} from "../controls.js";
import {element, uniqueId} from "../element.js";
import {freeName, longestName, mostScenarios, type KeptScenario} from "./scenarios.js";

interface Options {
  scenarios: readonly KeptScenario[];
  keep: (name: string) => void;
  load: (scenario: KeptScenario) => void;
  forget: (scenario: KeptScenario) => void;
}

/** Name and keep what the page shows, load a kept scenario again, or take it away. */
export function scenarioBar({scenarios, keep, load, forget}: Options): HTMLElement {
  const isFull = scenarios.length >= mostScenarios;
  const name = element("input", {
    id: uniqueId("scenario"),
    class: "ds-input",
    type: "text",
    maxlength: longestName,
    value: freeName(scenarios),
    autocomplete: "off",
    "data-key": "scenario-navn"
  });
  const button = element(
    "button",
    {
      type: "submit",
      class: "ds-button",
      "data-variant": "secondary",
      "data-key": "scenario-behold",
      disabled: isFull
    },
    "Behold valgene"
  );
  const form = element(
    "form",
    {class: "pb-scenario-form"},
    element(
      "div",
      {class: "ds-field pb-field"},
      element("label", {for: name.id, class: "ds-label"}, "Navn på scenarioet"),
      name
    ),
    button
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(name.value);
  });
  return element(
    "div",
    {class: "pb-scenarios"},
    form,
    isFull &&
      element(
        "p",
        {class: "pb-field-description"},
        "Tre scenarioer er beholdt. Fjern ett for å beholde et nytt."
      ),
    scenarios.length > 0 &&
      element(
        "ul",
        {class: "pb-scenario-list", "aria-label": "Beholdte scenarioer"},
        ...scenarios.map((scenario) => {
          const again = element(
            "button",
            {type: "button", class: "pb-link-button", "data-key": `hent-${scenario.name}`},
            `Hent «${scenario.name}»`
          );
          const away = element(
            "button",
            {type: "button", class: "pb-link-button", "data-key": `fjern-${scenario.name}`},
            `Fjern «${scenario.name}»`
          );
          again.addEventListener("click", () => load(scenario));
          away.addEventListener("click", () => forget(scenario));
          return element("li", {}, again, away);
        })
      )
  );
}

/** Which two of the scenarios are compared. */
export function pairControls(
  names: readonly string[],
  {pair, choose}: {pair: readonly [number, number]; choose: (pair: [number, number]) => void}
): HTMLElement {
  const options = names.map((name, i) => ({value: String(i), label: name}));
  const from = select({label: "Sammenlikn", options, value: String(pair[0])});
  const to = select({label: "med", options, value: String(pair[1])});
  for (const [control, key] of [
    [from, "sammenlikn-fra"],
    [to, "sammenlikn-til"]
  ] as const) {
    control.querySelector("select")?.setAttribute("data-key", key);
    control.addEventListener("input", () => choose([Number(from.value), Number(to.value)]));
  }
  return element("div", {class: "pb-pair"}, from, to);
}
