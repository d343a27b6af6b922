import type {Cell, Quantity} from "./fact.ts";
import type {Knowledge} from "./knowledge.ts";

/** What adds up: numbers of one kind, for one time, grade and question. */
export interface Block {
  /** `bullied` stands for the survey cell, whether its share or its count is published. */
  quantity: Quantity;
  period: string;
  grade: string;
  item: string;
  /** Cells by unit, then by `gender|ownership`. */
  units: Map<string, Map<string, Cell>>;
}

/** Sorts everything that an edition speaks of, shown or hidden, into blocks. */
export function readBlocks({cells}: Pick<Knowledge, "cells">): Block[] {
  const blocks = new Map<string, Block>();
  for (const {cell} of cells.values()) {
    const quantity = cell.quantity === "share" ? "bullied" : cell.quantity;
    if (cell.unit.endsWith("#shown") || quantity === "threeYearShare") continue;
    if (quantity === "answered" && cell.item !== "") continue;
    const {period, grade, item} = cell;
    const name = `${quantity}|${period}|${grade}|${item}`;
    let block = blocks.get(name);
    if (!block) blocks.set(name, (block = {quantity, period, grade, item, units: new Map()}));
    let unit = block.units.get(cell.unit);
    if (!unit) block.units.set(cell.unit, (unit = new Map()));
    unit.set(`${cell.gender}|${cell.ownership}`, {...cell, quantity});
  }
  return [...blocks.values()];
}

/** The day a period stands for: 1 October of a school year, or the day itself. */
export function dayOf(period: string): string {
  return /^\d{4}-\d{2}$/.test(period) ? `${period.slice(0, 4)}-10-01` : period;
}
