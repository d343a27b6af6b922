import {join} from "node:path";
import {expect, vi} from "vitest";

/** The svg as text with one element a line, so that a change shows as few lines. */
export function serialize(svg: Element): string {
  return `${svg.outerHTML.replaceAll("><", ">\n<")}\n`;
}

/**
 * Draws a chart by a named function and compares it with `snapshots/<name>.svg`. Any warning fails, and so does a
 * coordinate that is no number.
 */
export async function expectSnapshot(draw: () => Element): Promise<void> {
  const warn = vi.spyOn(console, "warn");
  const svg = draw();
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
  const text = serialize(svg);
  expect(text).not.toMatch(/NaN|undefined|Infinity|⚠/);
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "snapshots", `${draw.name}.svg`));
}
