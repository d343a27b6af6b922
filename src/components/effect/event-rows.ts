import type {EffectLevel} from "../../model/effect.js";
import type {EventSlot} from "./event-slots.js";
import {unitHeading} from "./words.js";
import {svgElement} from "../element.js";
import {formatWhole} from "../format.js";

interface RowsPlace {
  level: EffectLevel;
  x: (eventTime: number) => number;
  top: number;
  /** Pixels a year. */
  room: number;
  /** Whether the names stand to the left of the numbers instead of above them. */
  beside: boolean;
}

const lineHeight = 18;
const digitWidth = 7.2;

/**
 * What stands under the axis of the event study: units, municipalities and cut puljer, a row each. Numbers that would touch
 * each other stand on two lines in turn. `bottom` is the lower edge.
 */
export function drawRows(
  slots: readonly EventSlot[],
  {level, x, top, room, beside}: RowsPlace
): {texts: SVGTextElement[]; bottom: number} {
  let bottom = top;
  const texts = countRows(slots, level).flatMap(({label, values}) => {
    const name = bottom + 12;
    const first = beside ? name : name + 16;
    const isTight = Math.max(...values.map(({length}) => length)) * digitWidth + 3 > room;
    bottom += (beside ? 1 : 2) * lineHeight + (isTight ? 14 : 0);
    return [
      svgElement("text", {x: 0, y: name, "font-size": 12}, label),
      ...slots.map(({eventTime}, i) => {
        const y = isTight && i % 2 === 1 ? first + 14 : first;
        const place = {x: x(eventTime), y, "text-anchor": "middle", "font-size": 12};
        return svgElement("text", place, values[i] ?? "");
      })
    ];
  });
  return {texts, bottom};
}

/** A municipality is its own unit, so its row would only repeat. */
function countRows(slots: readonly EventSlot[], level: EffectLevel): {label: string; values: string[]}[] {
  const count = (of: (slot: EventSlot) => number) =>
    slots.map((slot) => (slot.point ? formatWhole(of(slot)) : "."));
  const rows = [{label: unitHeading(level), values: count(({units}) => units)}];
  if (level === "school") rows.push({label: "Kommuner", values: count(({municipalities}) => municipalities)});
  if (slots.some(({cut}) => cut.length > 0))
    rows.push({
      label: "Puljer kuttet ↯",
      values: slots.map(({cut}) => (cut.length ? formatWhole(cut.length) : ""))
    });
  return rows;
}
