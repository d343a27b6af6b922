import {element, uniqueId, withValue, type Valued} from "./element.js";
import {hasThousandsMarks, parseTyped, withoutMarks} from "./typed-number.js";

export interface SliderNumberOptions {
  label: string;
  /** One sentence of help under the label. */
  description?: string;
  value: number;
  /** Ends of the slider; the field takes what `limit` allows. */
  min: number;
  max: number;
  /** Step of the slider and its arrow keys; Page Up and Page Down take ten. */
  step: number;
  /** What the field takes; default the slider's ends. */
  limit?: {min: number; max: number};
  /** Whole numbers only. */
  whole?: boolean;
  /** Most decimals that the field takes; default 6, which is what an address can carry. */
  decimals?: number;
  /** Unit after the field, such as `kr`. */
  unit?: string;
  /** How a number is shown in the field and read out at the slider. */
  format: (value: number) => string;
  /** `data-key` of the slider, and with `-field` of the field. */
  key: string;
}

/**
 * A slider with its number. `adjust` moves the slider's ends and step to suit other numbers; `clear` empties the field, for a
 * number that nobody has given yet: the slider then stands at its lower end.
 */
export type SliderNumber = Valued<number> & {
  adjust: (ends: Pick<SliderNumberOptions, "min" | "max" | "step">) => void;
  clear: () => void;
};

/**
 * A number that is set by dragging, by arrow keys or by typing it (`200 000`, `12,5 %`, `12 mill`). Text that is no number
 * within the limits is marked and explained, and the last value stays. Both tell changes by `input` on the root.
 */
export function sliderNumber(options: SliderNumberOptions): SliderNumber {
  const {label, description, unit, format, key, whole = false, decimals = 6} = options;
  const limit = options.limit ?? {min: options.min, max: options.max};
  const messageId = uniqueId("message");
  const descriptionId = description ? uniqueId("description") : null;
  const described = [descriptionId, messageId].filter((id) => id !== null).join(" ");
  const field = element("input", {
    id: uniqueId("typed"),
    class: "ds-input pb-slider-field",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "data-key": `${key}-field`,
    "aria-describedby": described
  });
  const slider = element("input", {
    class: "pb-slider",
    type: "range",
    "data-key": key,
    "aria-label": `${label}, skyveknapp`
  });
  const message = element("p", {id: messageId, class: "pb-field-message", "aria-live": "polite"});
  const root = element(
    "div",
    {class: "ds-field pb-field pb-slider-number"},
    element("label", {for: field.id, class: "ds-label"}, label),
    description && element("p", {id: descriptionId, class: "pb-field-description"}, description),
    element(
      "div",
      {class: "pb-slider-row"},
      slider,
      element(
        "span",
        {class: "pb-unit-field"},
        field,
        unit && element("span", {class: "pb-unit-suffix"}, unit)
      )
    ),
    message
  );
  let current = options.value;
  const exact = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: decimals});
  // a format that rounds would show another number than the one in force
  const written = (value: number) =>
    parseTyped(format(value)) === value ? format(value) : exact.format(value);
  const spoken = (value: number) => (unit ? `${written(value)} ${unit}` : written(value));
  const showSlider = () => {
    slider.value = String(current);
    slider.setAttribute("aria-valuetext", spoken(current));
  };
  const mark = (text: string) => {
    message.textContent = text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  const show = () => {
    showSlider();
    field.value = written(current);
    mark("");
  };
  const remedyFor = (next: number | undefined, text: string): string => {
    if (hasThousandsMarks(text, {whole}))
      return whole ? withoutMarks : "Skriv desimaler med komma, ikke punktum.";
    if (next === undefined || next < limit.min || next > limit.max || (whole && !Number.isSafeInteger(next)))
      return `Skriv et ${whole ? "helt tall" : "tall"} fra ${format(limit.min)} til ${format(limit.max)}.`;
    return Number(next.toFixed(decimals)) === next ? "" : `Skriv tallet med høyst ${decimals} desimaler.`;
  };
  const change = (next: number) => {
    if (next === current) return;
    current = next;
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = slider.valueAsNumber;
    field.value = written(next);
    slider.setAttribute("aria-valuetext", spoken(next));
    mark("");
    change(next);
  });
  slider.addEventListener("keydown", (event) => {
    if (event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    const step = 10 * Number(slider.step) * (event.key === "PageUp" ? 1 : -1);
    slider.value = String(slider.valueAsNumber + step);
    slider.dispatchEvent(new Event("input", {bubbles: true}));
  });
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = parseTyped(field.value);
    const remedy = remedyFor(next, field.value);
    mark(remedy && `${remedy} Bruker fortsatt ${spoken(current)}.`);
    if (remedy || next === undefined) return;
    change(next);
    showSlider();
  });
  field.addEventListener("change", () => {
    if (!field.hasAttribute("aria-invalid")) field.value = written(current);
  });
  const adjust: SliderNumber["adjust"] = ({min, max, step}) => {
    slider.min = String(min);
    slider.max = String(max);
    slider.step = String(step);
    showSlider();
  };
  adjust(options);
  show();
  const valued = withValue<number>(root, {
    get: () => current,
    set: (next) => {
      if (!(next >= limit.min && next <= limit.max))
        throw new RangeError(`${label}: ${next} is not from ${limit.min} to ${limit.max}`);
      current = next;
      show();
    }
  });
  const clear = () => {
    current = Number(slider.min);
    show();
    field.value = "";
    slider.setAttribute("aria-valuetext", "ikke oppgitt");
  };
  return Object.assign(valued, {adjust, clear});
}
