import {DomUtils, parseDocument} from "htmlparser2";
import {findUnit} from "../words/lexicon.ts";
import {readTokens} from "../words/tokens.ts";
import {readPassage, type TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";
import {networkUnit, puljeUnit} from "../structure.ts";
import {clean, isElement, textOf, type Child, type Element, type Page} from "./dom.ts";
import {readPageData} from "./page-data.ts";
import {readAttributes} from "./attributes.ts";
import {readJsonTexts} from "./plain-text.ts";
import {readScriptText} from "./script.ts";
import {readDrawing} from "./svg.ts";
import {readTable} from "./table.ts";
import {labelBefore, visibleText} from "./visible.ts";

const {getElementsByTagName} = DomUtils;
const blocks = new Set([
  "p",
  "li",
  "dd",
  "dt",
  "figcaption",
  "summary",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4"
]);
const inline = new Set([
  "a",
  "abbr",
  "b",
  "data",
  "em",
  "i",
  "meter",
  "progress",
  "small",
  "span",
  "strong",
  "time"
]);
const headings = /^h[1-4]$/;

/** Reads a page: its tables, sentences, text alternatives, drawings and embedded data. */
export function readHtml(html: string, writer: TextWriter, path: string): void {
  const document = parseDocument(html);
  const title = getElementsByTagName("h1", document, true, 1)[0];
  const topic = topicOfPage(path, title ? textOf(title) : "", writer);
  for (const meta of getElementsByTagName("meta", document)) {
    if (/(?:description|title|:alt)$/.test(meta.attribs["name"] ?? meta.attribs["property"] ?? ""))
      readPassage(meta.attribs["content"] ?? "", writer, {topic, medium: "text alternative", where: "meta"});
  }
  walk(document.children, {writer, topic: {...topic}});
}

/** What a page is about by its address: `rapport/kommune/ex05` is EX05. */
function topicOfPage(path: string, title: string, {structure, lexicon}: TextWriter): Topic {
  const [, kind, slug = ""] = /rapport\/(fylke|kommune|nettverk|pulje)\/([^/.]+)/.exec(path) ?? [];
  if (kind === "fylke" || kind === "kommune") {
    const code = (slug.split("-")[0] ?? "").toUpperCase();
    return {unit: code, county: structure.units.get(code)?.county ?? code.slice(0, 2)};
  }
  if (kind === "nettverk") {
    const county = (slug.split("-")[0] ?? "").toUpperCase();
    // a drawing has no heading of its own
    return title === "" ? {county} : {unit: networkUnit(county, title.split(":")[0] ?? ""), county};
  }
  const [, example, scheme = "", number = ""] = /^(eksempel-)?([a-z]+)-(\w+)$/.exec(slug) ?? [];
  if (kind === "pulje")
    return {unit: puljeUnit(example === undefined ? "real" : "example", scheme.toUpperCase(), number)};
  const unit = findUnit(lexicon, title.split(":")[0] ?? "");
  return unit === undefined ? {} : {unit};
}

/** Goes through the page in order; a heading sets what follows it is about. */
function walk(nodes: readonly Child[], page: Page): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    readAttributes(node, page);
    if (node.name === "script") readScript(node, page);
    else if (node.name === "table") {
      readTable(node, page);
      readWithin(node, page);
    } else if (node.name === "svg") readDrawing(node, page);
    else if (blocks.has(node.name)) {
      const text = clean(visibleText(node));
      if (headings.test(node.name)) Object.assign(page.topic, headingTopic(text, page));
      const said = `${labelBefore(node)}${text}`;
      readPassage(said, page.writer, {topic: page.topic, medium: "sentence", where: node.name});
      walk(node.children, page);
    } else {
      if (!["style", "head"].includes(node.name)) readBare(node, page);
      walk(node.children, page);
    }
  }
}

/** A heading names grade and question of what follows; the next one of another figure takes their place. */
function headingTopic(text: string, {writer, topic}: Page): Topic {
  const tokens = readTokens(text, writer.lexicon, topic.county);
  const value = (kind: "item" | "grade" | "period") => {
    const token = tokens.find((one) => one.kind === kind);
    return token && "value" in token ? String(token.value) : undefined;
  };
  return {item: value("item"), grade: value("grade"), period: value("period")};
}

/** Text that stands directly in an element which is no block, with what is set off within it. */
function readBare(node: Element, {writer, topic}: Page): void {
  const own = node.children.map((child) => ("data" in child && !isElement(child) ? child.data : ""));
  if (clean(own.join(" ")) === "") return;
  const text = node.children.every(isInline) ? visibleText(node) : own.join(" ");
  readPassage(clean(text), writer, {topic, medium: "sentence", where: node.name});
}

function isInline(node: Child): boolean {
  return !isElement(node) || inline.has(node.name);
}

/** Drawings and embedded data in a table, and attributes of what is no cell. */
function readWithin(table: Element, page: Page): void {
  for (const node of getElementsByTagName(() => true, table.children)) {
    if (node.name === "svg") readDrawing(node, page);
    else if (node.name === "script") readScript(node, page);
    else if (!isInCell(node)) readAttributes(node, page);
  }
}

function isInCell(node: Element): boolean {
  for (let at = node.parentNode; at && "attribs" in at; at = at.parentNode)
    if (/^t[hd]$/.test(at.name) || at.name === "svg") return true;
  return /^t[hd]$/.test(node.name);
}

function readScript(node: Element, page: Page): void {
  const {writer} = page;
  const text = DomUtils.textContent(node);
  if (!/json/.test(node.attribs["type"] ?? "")) {
    readScriptText(text, page);
    return;
  }
  try {
    readJsonTexts(text, writer);
    readPageData(JSON.parse(text), {notes: writer.notes, file: writer.file, medium: "page data"});
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}
