import {element, withValue, type Valued} from "./element.js";
import {absenceSign, formatQuantity, type Quantity} from "./format.js";

export interface UnitListItem extends Quantity {
  code: string;
  name: string;
}

export interface UnitListOptions {
  /** Heading of the list. */
  label: string;
  format: (value: number) => string;
  selected?: string | null;
  onSelect?: (code: string) => void;
}

/** The element has `value`, the selected code or null, and dispatches `input` when the reader selects. */
export type UnitListElement = Valued<string | null>;

/**
 * The units of a map as a list of buttons with their values, by name: the map's twin for those who would rather read.
 * By name and not by value, so that it is no ranking. Absent values are shown by their sign, with the reason as title.
 */
export function unitList(items: readonly UnitListItem[], options: UnitListOptions): UnitListElement {
  const {label, format, onSelect} = options;
  let selected: string | null = null;
  const buttons = new Map(
    items
      .toSorted((a, b) => a.name.localeCompare(b.name, "nb"))
      .map((item) => {
        const absence = item.status === "ok" ? null : absenceSign(item.status);
        const value = element(
          "span",
          {class: "pb-unit-value", title: absence?.sentence},
          element("span", {"aria-hidden": absence ? "true" : null}, formatQuantity(item, format)),
          absence && element("span", {class: "ds-sr-only"}, absence.name)
        );
        const button = element(
          "button",
          {type: "button", class: "pb-unit", "data-code": item.code},
          element("span", {}, item.name),
          value
        );
        button.addEventListener("click", () => {
          show(item.code);
          onSelect?.(item.code);
          root.dispatchEvent(new Event("input", {bubbles: true}));
        });
        return [item.code, button] as const;
      })
  );
  const scroller = element(
    "ul",
    {class: "pb-unit-list", "aria-label": label},
    ...[...buttons.values()].map((button) => element("li", {}, button))
  );
  const root = element(
    "div",
    {class: "pb-units"},
    element("p", {class: "pb-units-label", "aria-hidden": "true"}, label),
    scroller
  );
  const show = (code: string | null) => {
    selected = code;
    for (const [key, button] of buttons) button.setAttribute("aria-pressed", String(key === code));
    const button = code === null ? undefined : buttons.get(code);
    // Only the list itself may scroll, never the page: scrollIntoView would move both.
    if (button && scroller.scrollHeight > scroller.clientHeight) {
      scroller.scrollTop = button.offsetTop - scroller.offsetTop - scroller.clientHeight / 2;
    }
  };
  show(options.selected ?? null);
  return withValue(root, {
    get: () => selected,
    set: (code: string | null) => show(code)
  });
}
