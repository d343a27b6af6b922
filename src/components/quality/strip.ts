import type {CheckSummary, PastEdition} from "../../model/quality.js";
import {svgElement} from "../element.js";
import {outcomeOf, outcomeWords, type Outcome} from "./outcome.js";

/** What is drawn: checks by editions, the newest first; null where an edition did not have the check. */
export interface Strip {
  editions: string[];
  rows: {title: string; outcomes: (Outcome | null)[]}[];
}

/** The checks of this edition with their results in it and in the ones before, the newest first. */
export function stripOf({
  checks,
  history
}: {
  checks: readonly CheckSummary[];
  history: readonly PastEdition[];
}): Strip {
  const past = history.toReversed();
  return {
    editions: ["Denne", ...past.map(({edition}) => formatEdition(edition))],
    rows: checks.map((check) => ({
      title: check.title,
      outcomes: [
        outcomeOf(check),
        ...past.map(({checks: own}) => {
          const then = own.find(({id}) => id === check.id);
          return then ? outcomeOf(then) : null;
        })
      ]
    }))
  };
}

/** `2026-12-01-2` → `1.12.26 (2)`. */
export function formatEdition(edition: string): string {
  const [year = "", month = "", day = "", number] = edition.split("-");
  return `${Number(day)}.${Number(month)}.${year.slice(2)}${number ? ` (${number})` : ""}`;
}

const column = 76;
const top = 58;

/**
 * A row a check and a column an edition, as many of the newest as there is room for: a dot for passed, a triangle for a
 * warning, a cross for an error, a dash where there was nothing to look at. Titles stand above their marks under 640 px.
 */
export function resultStrip({editions, rows}: Strip, {width}: {width: number}): SVGSVGElement {
  const above = width < 640;
  const left = above ? 0 : 400;
  const height = above ? 44 : 26;
  const shown = Math.max(1, Math.min(editions.length, Math.floor((width - left) / column)));
  const bottom = top + rows.length * height;
  const svg = svgElement("svg", {
    class: "pb-result-strip",
    viewBox: `0 0 ${width} ${bottom}`,
    width,
    height: bottom,
    "font-size": 13,
    fill: "var(--pb-ink)"
  });
  svg.append(drawKey(width));
  const x = (i: number) => left + column * i + 30;
  for (const [i, edition] of editions.slice(0, shown).entries())
    svg.append(svgElement("text", {x: x(i), y: top - 8, "text-anchor": "middle", "font-size": 12}, edition));
  for (const [r, {title, outcomes}] of rows.entries()) {
    const y = top + r * height;
    const line = above ? y + 32 : y + height / 2;
    svg.append(
      svgElement("line", {x1: 0, x2: width, y1: y, y2: y, stroke: "var(--pb-rule)"}),
      svgElement("text", {x: 0, y: above ? y + 17 : line + 4}, title)
    );
    for (const [i, outcome] of outcomes.slice(0, shown).entries()) {
      if (outcome === null) continue;
      svg.append(
        svgElement(
          "g",
          {},
          svgElement("title", {}, `${title}, ${editions[i] ?? ""}: ${outcomeWords[outcome]}`),
          drawOutcome(outcome, x(i), line)
        )
      );
    }
  }
  return svg;
}

function drawKey(width: number): SVGGElement {
  const key = svgElement("g", {"font-size": 12});
  const step = Math.min(110, width / 4);
  for (const [i, outcome] of (["passed", "warning", "error", "none"] as const).entries())
    key.append(
      drawOutcome(outcome, 8 + step * i, 12),
      svgElement("text", {x: 20 + step * i, y: 16}, outcomeWords[outcome])
    );
  return key;
}

function drawOutcome(outcome: Outcome, x: number, y: number): SVGElement {
  const strong = {stroke: "var(--pb-ink)", "stroke-width": 2, fill: "none"};
  if (outcome === "passed") return svgElement("circle", {cx: x, cy: y, r: 5, fill: "var(--pb-own)"});
  if (outcome === "warning")
    return svgElement("path", {d: `M${x} ${y - 6}L${x + 7} ${y + 6}H${x - 7}Z`, ...strong});
  if (outcome === "error") return svgElement("path", {d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, ...strong});
  return svgElement("line", {
    x1: x - 5,
    x2: x + 5,
    y1: y,
    y2: y,
    stroke: "var(--pb-ink-soft)",
    "stroke-width": 2
  });
}
