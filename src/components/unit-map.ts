import {cartogram, type CartogramElement, type CartogramItem, type CartogramOptions} from "./cartogram.js";
import {element, withValue} from "./element.js";
import {formatPercent} from "./format.js";
import {unitList} from "./unit-list.js";

const listWidth = 280;
const gap = 24;

/**
 * The circle cartogram with its list twin beside it (below it under 720 px), both showing the same selection.
 * The element has `value`, the selected code or null, and dispatches `input` once when the reader selects in either.
 */
export function unitMap(items: readonly CartogramItem[], options: CartogramOptions): CartogramElement {
  const {width = 640, onSelect} = options;
  const beside = width >= 720;
  const list = unitList(items, {
    label: options.label,
    format: formatPercent,
    selected: options.selected,
    onSelect: (code) => {
      map.value = code;
      onSelect?.(code);
    }
  });
  const map = cartogram(items, {
    ...options,
    width: beside ? width - listWidth - gap : width,
    onSelect: (code) => {
      list.value = code;
      onSelect?.(code);
    }
  });
  const root = element("div", {class: beside ? "pb-unit-map pb-unit-map-beside" : "pb-unit-map"}, map, list);
  return withValue(root, {
    get: () => map.value,
    set: (code: string | null) => {
      map.value = code;
      list.value = code;
    }
  });
}
