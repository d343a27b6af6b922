import {DomUtils} from "htmlparser2";
import {readTokens} from "../words/tokens.ts";
import {maybeCell, type Topic} from "../words/topic.ts";
import {readPassage} from "../words/sentences.ts";
import {schoolYear} from "../../../src/model/school-year.ts";
import type {Place} from "../fact.ts";
import {shareBehind} from "../interval.ts";
import {placeOf, readMarksOf} from "./marks.ts";
import {textOf, type Element, type Page} from "./dom.ts";

const {getElementsByTagName} = DomUtils;

/** A straight line between positions in a drawing and numbers. */
interface Scale {
  at: (position: number) => number;
  from: number;
  to: number;
}

/** Reads a drawing: titles and descriptions as sentences, and marks by their place between the ticks of the axes. */
export function readDrawing(svg: Element, page: Page): void {
  const {writer} = page;
  // a drawing in a file of its own stands in a frame
  const inner = getElementsByTagName("svg", svg.children, true, 1)[0];
  const label = svg.attribs["aria-label"] ?? inner?.attribs["aria-label"] ?? "";
  const topic: Topic = {...page.topic, ...topicOf(label, page)};
  for (const title of [
    ...getElementsByTagName("title", svg.children),
    ...getElementsByTagName("desc", svg.children)
  ])
    readPassage(textOf(title), writer, {topic, medium: "svg title", where: title.name});
  for (const element of getElementsByTagName("text", svg.children)) {
    const text = textOf(element);
    const tokens = readTokens(text, writer.lexicon, topic.county);
    // a tick has a share only; a label says of whom or when. What explains the signs hides nothing, as in prose
    if (tokens.some(({kind}) => kind === "unit" || kind === "period"))
      readPassage(text, writer, {topic, medium: "sentence", where: "text"});
  }
  for (const element of getElementsByTagName(() => true, svg.children)) {
    const text = element.attribs["aria-label"];
    if (text !== undefined)
      readPassage(text, writer, {
        topic,
        medium: "text alternative",
        where: `aria-label of ${element.name}`
      });
  }
  readMarks(svg, {page, topic});
}

/** Question and grade from the text alternative of the whole, which begins with the figure's title. */
function topicOf(label: string, {writer, topic: {county}}: Page): Topic {
  const topic: Topic = {};
  for (const token of readTokens(label.slice(0, 80), writer.lexicon, county)) {
    if (token.kind === "item" || token.kind === "grade") topic[token.kind] ??= token.value;
  }
  return topic;
}

/** Points and bars of a series over school years: height by the percent ticks, year by the year ticks, unit by the colour of its name. */
function readMarks(svg: Element, {page, topic}: {page: Page; topic: Topic}): void {
  const texts = getElementsByTagName("text", svg.children).map((text) => ({
    text: textOf(text),
    ...placeOf(text, "x", "y"),
    // the name of a series has its colour, or a leader in its colour before it
    colours: [text.attribs["fill"], leaderOf(text)]
  }));
  const percents = texts.flatMap(({text, y}) => {
    const [, value] = /^(\d+(?:,\d+)?) ?%$/.exec(text) ?? [];
    return value === undefined ? [] : [{position: y, value: Number(value.replace(",", ".")) / 100}];
  });
  const years = texts.flatMap(({text, x}) => {
    const [, first] = /^(\d{4})[–-]\d{2}$/.exec(text) ?? [];
    return first === undefined ? [] : [{position: x, value: Number(first)}];
  });
  const lines = getElementsByTagName("line", svg.children).map(({attribs}) => attribs);
  // labels stand a little below their tick: the tick lines tell how much
  const rules = lines.filter(({y1, y2, x1, x2}) => y1 === y2 && x1 !== x2).map(({y1}) => Number(y1));
  const shares = maybeScale(
    percents.map(({position, value}) => ({position: nearest(rules, position), value}))
  );
  const time = maybeScale(years);
  if (!shares || !time) return;
  const names = texts.flatMap(({text, colours}) => {
    const unit = readTokens(text, page.writer.lexicon, topic.county).find(({kind}) => kind === "unit");
    return unit?.kind === "unit" ? [{unit: unit.unit, colours}] : [];
  });
  const unitOf = (colours: readonly (string | undefined)[]) =>
    names.find((name) => colours.some((colour) => colour !== undefined && name.colours.includes(colour)))
      ?.unit;
  const {notes, file} = page.writer;
  const half = Math.abs(shares.at(0.1) - shares.at(0));
  for (const {x, y, to, colours, what} of readMarksOf(svg)) {
    const share = shares.at(y);
    const year = time.at(x);
    const isOn = Math.abs(year - Math.round(year)) < 0.06 && share > -0.002 && share < 1.002;
    if (!isOn || (to === undefined && y < Math.min(shares.from, shares.to) - 4)) continue;
    const unit = names.length > 0 ? unitOf(colours) : topic.unit;
    const cell = maybeCell("share", {...topic, unit, period: schoolYear(Math.round(year))});
    if (!cell) continue;
    const place: Place = {file, medium: "svg mark", where: `${what} at ${x}, ${y}`};
    if (to === undefined)
      notes.value(cell, {low: Math.max(0, share - half), high: Math.min(1, share + half)}, place);
    else if (!notes.known(cell)) {
      const limits = [share, shares.at(to)].sort((a, b) => a - b) as [number, number];
      const behind = shareBehind(cell, {low: limits[0], high: limits[1], half}, notes);
      if (behind) notes.value(cell, behind, place);
    }
  }
}

function leaderOf(text: Element): string | undefined {
  const before = DomUtils.prevElementSibling(text);
  return before?.name === "path" ? before.attribs["stroke"] : undefined;
}

function nearest(positions: readonly number[], to: number): number {
  const [best = to] = [...positions].sort((a, b) => Math.abs(a - to) - Math.abs(b - to));
  return Math.abs(best - to) < 8 ? best : to;
}

/** The line through the outermost ticks; undefined with fewer than two. */
function maybeScale(ticks: readonly {position: number; value: number}[]): Scale | undefined {
  const sorted = [...ticks].sort((a, b) => a.value - b.value);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || first.value === last.value || first.position === last.position) return undefined;
  const slope = (last.value - first.value) / (last.position - first.position);
  return {
    at: (position) => first.value + (position - first.position) * slope,
    from: first.position,
    to: last.position
  };
}
