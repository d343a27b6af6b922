import type {SensitivityView} from "../../statistics/analysis/result.js";
import type {EffectContext} from "./context.js";
import {boundColumns, boundRows} from "./doubt-bound-table.js";
import {drawBounds} from "./doubt-bounds.js";
import {
  describeBreakdown,
  nearestBound,
  readInterval,
  sensitivityReasonWords,
  type Violation
} from "./doubt-breakdown.js";
import {picker} from "./doubt-picker.js";
import {redrawable} from "./doubt-redraw.js";
import {describeLooked, nameFile, type Looked} from "./doubt-sample.js";
import {formatBound} from "./doubt-words.js";
import {containsZero, formatEffectRange} from "./words.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {notice} from "../notice.js";

const kinds = ["relative", "smoothness"] as const;

/**
 * How far the years after the start may differ from the comparison before the interval reaches 0 (Rambachan & Roth 2023):
 * two panels, the breakdown values in words, and for each a field with slider that reads the interval at the nearest
 * computed bound. A notice with the reason where it is not computed.
 */
export function sensitivityFigure(
  view: SensitivityView,
  context: EffectContext,
  looked: Looked
): HTMLElement {
  const {original} = view;
  if (view.reason !== null || original === null || kinds.some((kind) => view[kind].length === 0)) {
    const reason =
      view.reason === null ? "ikke noe intervall er beregnet" : sensitivityReasonWords[view.reason];
    return notice(
      `Hvor mye avvik konklusjonen tåler, er ikke beregnet: ${reason}.`,
      "Velg en lengre periode eller flere puljer."
    );
  }
  const wanted: Record<Violation, number> = {
    relative: firstOf(view, "relative"),
    smoothness: firstOf(view, "smoothness")
  };
  const pickedOf = (kind: Violation) => nearestBound(boundsOf(view, kind), wanted[kind]);
  const draw = (width: number) =>
    drawBounds(view, {width, picked: {relative: pickedOf("relative"), smoothness: pickedOf("smoothness")}});
  const {chart, redraw} = redrawable(draw);
  const drawn = figure({
    title: "Hvor mye skjev utvikling tåler konklusjonen?",
    subtitle: `${describeLooked(looked, context)} Snittet over årene etter oppstart.`,
    chart,
    textAlternative: describeView(view, original),
    rows: boundRows(view, original),
    columns: boundColumns,
    sources: context.sources,
    file: nameFile("taaleevne", looked),
    ...(context.downloads && {downloads: context.downloads}),
    note: noteText
  });
  const choices = kinds.map((kind) =>
    boundChoice(view, kind, (value) => {
      wanted[kind] = value;
      redraw();
    })
  );
  drawn.querySelector(".pb-chart")?.after(element("div", {class: "pb-doubt-choices"}, ...choices));
  return drawn;
}

function boundChoice(view: SensitivityView, kind: Violation, onPick: (value: number) => void): HTMLElement {
  const bounds = boundsOf(view, kind);
  const input = picker({
    key: `effekt-${kind}`,
    label: kind === "relative" ? "Størrelse på avviket (M̄)" : "Endring i skjevheten (M)",
    description:
      kind === "relative"
        ? "Ganger det største avviket fra ett år til det neste før oppstart."
        : "Prosentpoeng fra år til år. 0 er en skjevhet som fortsetter i en rett linje.",
    value: firstOf(view, kind),
    min: 0,
    max: Math.max(...bounds),
    step: 0.05
  });
  const answer = element(
    "p",
    {class: "pb-readout", "aria-live": "polite"},
    readInterval(view, kind, input.value)
  );
  input.addEventListener("input", () => {
    answer.textContent = readInterval(view, kind, input.value);
    onPick(input.value);
  });
  const breakdown = kind === "relative" ? view.relativeBreakdown : view.smoothnessBreakdown;
  return element(
    "div",
    {},
    element("p", {}, describeBreakdown(kind, breakdown, holdsNull(view))),
    input,
    answer
  );
}

const noteText =
  "Avvik er forskjell i utvikling mellom deltakere og sammenlikning som ikke kommer av ordningen. M̄ måler den mot det største spranget fra ett år til det neste før oppstart, M mot en rett linje. «Konklusjonen» er at intervallet ikke rommer null; rommer det null, sier figuren bare hvor mye videre intervallet blir. Det vanlige intervallet gjelder snittet over årene etter oppstart og bruker normalfordelingen, så det er et annet og smalere enn hovedtallets. «Uten utvalgsfeil» tar målingene før oppstart som nøyaktige og er derfor ikke et konfidensintervall.";

function boundsOf(view: SensitivityView, kind: Violation): number[] {
  return view[kind].map(({bound}) => bound);
}

/** The bound that is read first: the one nearest to half of the range. */
function firstOf(view: SensitivityView, kind: Violation): number {
  const bounds = boundsOf(view, kind);
  return bounds[nearestBound(bounds, Math.max(...bounds) / 2)] ?? 0;
}

function describeView(view: SensitivityView, original: {low: number; high: number}): string {
  const panels = kinds.map((kind) => {
    const texts = view[kind].map(
      ({bound, interval}) =>
        `${formatBound(bound)}: ${interval ? formatEffectRange(interval) : "ikke beregnet"}`
    );
    const breakdown = kind === "relative" ? view.relativeBreakdown : view.smoothnessBreakdown;
    return `${kind === "relative" ? "M̄" : "M"} ${texts.join(", ")}. ${describeBreakdown(kind, breakdown, holdsNull(view))}`;
  });
  return `Vanlig 95 % intervall ${formatEffectRange(original)} prosentpoeng. ${panels.join(" ")}`;
}

function holdsNull({original}: SensitivityView): boolean {
  return original !== null && containsZero(original);
}
