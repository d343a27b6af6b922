import {element, uniqueId, withValue, type Valued} from "../element.js";
import {number, type NumberOptions} from "../controls.js";

/**
 * A number as field and slider: typed, dragged or moved by arrow keys, both show the same value. Emits `input`. `key`
 * names its parts for focus that outlives a redrawing. Throws RangeError when a value set from code is outside.
 */
export function picker({key, ...options}: NumberOptions & {key: string}): Valued<number> {
  const {label, min, max, step = 1, value} = options;
  const field = number(options);
  const fieldInput = field.querySelector("input");
  fieldInput?.setAttribute("data-key", `${key}-field`);
  const slider = element("input", {
    id: uniqueId("slider"),
    class: "pb-slider",
    type: "range",
    min,
    max,
    step,
    value,
    "aria-label": label,
    "data-key": `${key}-slider`
  });
  const root = element("div", {class: "pb-picker"}, field, slider);
  const tell = () => root.dispatchEvent(new Event("input", {bubbles: true}));
  field.addEventListener("input", (event) => {
    if (event.target !== field) return;
    event.stopPropagation();
    slider.value = String(field.value);
    tell();
  });
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    field.value = slider.valueAsNumber;
    // A message about text that was no number would outlive the number that replaced it.
    fieldInput?.removeAttribute("aria-invalid");
    field.querySelector(".pb-field-message")?.replaceChildren();
    tell();
  });
  return withValue<number>(root, {
    get: () => field.value,
    set: (next) => {
      field.value = next;
      slider.value = String(next);
    }
  });
}
