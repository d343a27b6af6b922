import {element, uniqueId, withValue, type Valued} from "./element.js";

/** One thing to choose: `value` goes into addresses and files, `label` is what people read. */
export interface ControlOption<V extends string = string> {
  value: V;
  label: string;
}

interface ControlBase {
  label: string;
  /** One sentence of help under the label. */
  description?: string;
}

interface ChoiceOptions<V extends string> extends ControlBase {
  options: readonly ControlOption<V>[];
  value: V;
}

/** A drop-down list, for up to some thirty options. Throws RangeError when a value is none of the options. */
export function select<V extends string>({options, value, ...base}: ChoiceOptions<V>): Valued<V> {
  const input = element("select", {id: uniqueId("select"), class: "ds-input"});
  for (const option of options) input.append(element("option", {value: option.value}, option.label));
  const root = withValue<V>(field(input, base), {
    get: () => known(input.value, options).value,
    set: (next) => {
      input.value = known(next, options).value;
    }
  });
  root.value = value;
  return root;
}

/**
 * A text field with suggestions, for long lists such as all municipalities. The value changes only when the text is
 * the name of an option (upper and lower case alike); any other text is marked and explained, and the last value stays.
 */
export function searchSelect<V extends string>({options, value, ...base}: ChoiceOptions<V>): Valued<V> {
  const listId = uniqueId("options");
  const messageId = uniqueId("message");
  const input = element("input", {
    id: uniqueId("search"),
    class: "ds-input",
    type: "text",
    list: listId,
    autocomplete: "off",
    "aria-describedby": messageId
  });
  const message = element("p", {id: messageId, class: "pb-field-message", "aria-live": "polite"});
  const list = element(
    "datalist",
    {id: listId},
    ...options.map(({label}) => element("option", {value: label}))
  );
  const root = field(input, base);
  root.append(list, message);
  const byLabel = new Map(options.map((option) => [option.label.toLocaleLowerCase("nb"), option]));
  let current = known(value, options);
  const show = () => {
    input.value = current.label;
    mark("");
  };
  const mark = (text: string) => {
    message.textContent = text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const found = byLabel.get(input.value.trim().toLocaleLowerCase("nb"));
    if (!found) return;
    mark("");
    if (found.value === current.value) return;
    current = found;
    root.dispatchEvent(new Event("input", {bubbles: true}));
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("change", () => {
    const found = byLabel.get(input.value.trim().toLocaleLowerCase("nb"));
    if (found) show();
    else mark(`Fant ikke «${input.value}». Velg et navn fra forslagene. Viser fortsatt ${current.label}.`);
  });
  show();
  return withValue<V>(root, {
    get: () => current.value,
    set: (next) => {
      current = known(next, options);
      show();
    }
  });
}

/** Two to five options side by side, one chosen. Throws RangeError when a value is none of the options. */
export function segmented<V extends string>({
  options,
  value,
  label,
  description
}: ChoiceOptions<V>): Valued<V> {
  const name = uniqueId("radio");
  const inputs = options.map((option) => element("input", {type: "radio", name, value: option.value}));
  const root = element(
    "fieldset",
    {class: "ds-fieldset pb-segmented"},
    element("legend", {class: "ds-label"}, label),
    description && element("p", {class: "pb-field-description"}, description),
    element(
      "div",
      {class: "pb-segments"},
      ...options.map((option, i) => element("label", {}, inputs[i], element("span", {}, option.label)))
    )
  );
  const valued = withValue<V>(root, {
    get: () => known(inputs.find(({checked}) => checked)?.value ?? "", options).value,
    set: (next) => {
      const {value: chosen} = known(next, options);
      for (const input of inputs) input.checked = input.value === chosen;
    }
  });
  valued.value = value;
  return valued;
}

export interface NumberOptions extends ControlBase {
  value: number;
  min: number;
  max: number;
  step?: number;
  /** Unit written after the field, such as `kr`. */
  unit?: string;
}

/**
 * A number between `min` and `max`. Text that is no such number is marked and explained, and the last value stays.
 * Throws RangeError when a value set from code is outside.
 */
export function number({value, min, max, step = 1, unit, ...base}: NumberOptions): Valued<number> {
  const messageId = uniqueId("message");
  const input = element("input", {
    id: uniqueId("number"),
    class: "ds-input",
    type: "number",
    inputmode: "decimal",
    min,
    max,
    step,
    "aria-describedby": messageId
  });
  const message = element("p", {id: messageId, class: "pb-field-message", "aria-live": "polite"});
  const root = field(input, base);
  if (unit) {
    const row = element("div", {class: "pb-unit-field"});
    input.replaceWith(row);
    row.append(input, element("span", {class: "pb-unit-suffix"}, unit));
  }
  root.append(message);
  let current = value;
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = input.valueAsNumber;
    const valid = next >= min && next <= max;
    if (valid) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    message.textContent = valid ? "" : `Skriv et tall fra ${min} til ${max}. Bruker fortsatt ${current}.`;
    if (!valid || next === current) return;
    current = next;
    root.dispatchEvent(new Event("input", {bubbles: true}));
  });
  const valued = withValue<number>(root, {
    get: () => current,
    set: (next) => {
      if (!(next >= min && next <= max))
        throw new RangeError(`${base.label}: ${next} is not from ${min} to ${max}`);
      current = next;
      input.value = String(next);
    }
  });
  valued.value = value;
  return valued;
}

/** One thing that is on or off. */
export function checkbox({label, description, value}: ControlBase & {value: boolean}): Valued<boolean> {
  const input = element("input", {id: uniqueId("checkbox"), class: "ds-input", type: "checkbox"});
  const descriptionId = description ? uniqueId("description") : null;
  if (descriptionId) input.setAttribute("aria-describedby", descriptionId);
  const root = element(
    "div",
    {class: "ds-field pb-field"},
    input,
    element("label", {for: input.id, class: "ds-label"}, label),
    description && element("p", {id: descriptionId, class: "pb-field-description"}, description)
  );
  const valued = withValue<boolean>(root, {
    get: () => input.checked,
    set: (next) => {
      input.checked = next;
    }
  });
  valued.value = value;
  return valued;
}

function field(input: HTMLElement, {label, description}: ControlBase): HTMLElement {
  const descriptionId = description ? uniqueId("description") : null;
  if (descriptionId) {
    const others = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", others ? `${descriptionId} ${others}` : descriptionId);
  }
  return element(
    "div",
    {class: "ds-field pb-field"},
    element("label", {for: input.id, class: "ds-label"}, label),
    description && element("p", {id: descriptionId, class: "pb-field-description"}, description),
    input
  );
}

function known<V extends string>(value: string, options: readonly ControlOption<V>[]): ControlOption<V> {
  const option = options.find((candidate) => candidate.value === value);
  if (!option) throw new RangeError(`not an option: ${JSON.stringify(value)}`);
  return option;
}
