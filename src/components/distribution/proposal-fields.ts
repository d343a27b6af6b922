import type {DistributionUnit} from "../../model/distribution.js";
import {element, uniqueId} from "../element.js";
import {formatWhole} from "../format.js";
import {hasThousandsMarks, parseTyped, withoutMarks} from "../typed-number.js";
import type {Proposal} from "./backwards.js";
import {mostKroner} from "./settings-text.js";

/**
 * One field of kroner for each unit, filled in with a proposal. Text that is no whole number of kroner is marked and
 * explained, and the last amount stays; an emptied field is no amount.
 */
export function proposalFields(
  units: readonly DistributionUnit[],
  {proposal, change}: {proposal: Proposal; change: (id: string, amount: number | null) => void}
): HTMLElement {
  return element(
    "div",
    {class: "pb-proposal"},
    ...units.map(({id, name}) => {
      const first = proposal.get(id) ?? null;
      const messageId = uniqueId("message");
      const input = element("input", {
        id: uniqueId("proposal"),
        class: "ds-input",
        type: "text",
        inputmode: "numeric",
        autocomplete: "off",
        value: first === null ? "" : formatWhole(first),
        "aria-describedby": messageId,
        "data-key": `forslag-${id}`
      });
      const message = element("p", {id: messageId, class: "pb-field-message", "aria-live": "polite"});
      input.addEventListener("change", () => {
        const text = input.value.trim();
        const amount = text === "" ? null : parseTyped(text);
        const remedy = remedyFor(text, amount);
        message.textContent = remedy;
        if (remedy) {
          input.setAttribute("aria-invalid", "true");
          return;
        }
        input.removeAttribute("aria-invalid");
        if (amount !== null && amount !== undefined) input.value = formatWhole(amount);
        change(id, amount ?? null);
      });
      return element(
        "div",
        {class: "ds-field pb-field"},
        element("label", {for: input.id, class: "ds-label"}, `${name}, kr`),
        input,
        message
      );
    })
  );
}

function remedyFor(text: string, amount: number | null | undefined): string {
  if (hasThousandsMarks(text, {whole: true})) return withoutMarks;
  const isGood =
    amount === null ||
    (amount !== undefined && Number.isSafeInteger(amount) && amount >= 0 && amount <= mostKroner);
  return isGood ? "" : `Skriv hele kroner fra 0 til ${formatWhole(mostKroner)}, som 1 250 000.`;
}
