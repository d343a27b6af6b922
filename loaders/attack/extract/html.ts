import {DomUtils, parseDocument} from "htmlparser2";
import {findUnit} from "../words/lexicon.ts";
import {readTokens} from "../words/tokens.ts";
import {readPassage, type TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";
import {networkUnit, puljeUnit} from "../structure.ts";
import {clean, isElement, textOf, type Child, type Element, type Page} from "./dom.ts";
import {readPageData} from "./page-data.ts";
import {readDrawing} from "./svg.ts";
import {readTable} from "./table.ts";

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
const headings = /^h[1-4]$/;

/** Reads a page: its tables, sentences, text alternatives, drawings and embedded data. */
export function readHtml(html: string, writer: TextWriter, path: string): void {
  const document = parseDocument(html);
  const title = getElementsByTagName("h1", document, true, 1)[0];
  const topic = topicOfPage(path, title ? textOf(title) : "", writer);
  for (const meta of getElementsByTagName("meta", document)) {
    if ((meta.attribs["name"] ?? meta.attribs["property"] ?? "").endsWith("description"))
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
    return {unit: networkUnit(county, title.split(":")[0] ?? ""), county};
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
    else if (node.name === "table") readTable(node, page);
    else if (node.name === "svg") readDrawing(node, page);
    else if (blocks.has(node.name)) {
      const text = clean(visibleText(node));
      if (headings.test(node.name)) Object.assign(page.topic, headingTopic(text, page));
      readPassage(text, page.writer, {topic: page.topic, medium: "sentence", where: node.name});
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

/** Text that stands directly in an element which is no block. */
function readBare(node: Element, {writer, topic}: Page): void {
  const own = node.children.map((child) => ("data" in child && !isElement(child) ? child.data : ""));
  const text = clean(own.join(" "));
  if (text !== "") readPassage(text, writer, {topic, medium: "sentence", where: node.name});
}

function readAttributes({name, attribs}: Element, {writer, topic}: Page): void {
  for (const attribute of ["alt", "aria-label", "title"]) {
    const text = attribs[attribute];
    if (text !== undefined && /\d|skjer/.test(text))
      readPassage(clean(text), writer, {topic, medium: "text alternative", where: `${attribute} of ${name}`});
  }
}

function readScript(node: Element, {writer}: Page): void {
  if (!/json/.test(node.attribs["type"] ?? "")) return;
  const text = DomUtils.textContent(node);
  try {
    readPageData(JSON.parse(text), {notes: writer.notes, file: writer.file, medium: "page data"});
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

/** The text of a block without what its own tables and drawings say. */
function visibleText(node: Element): string {
  return node.children
    .map((child) => {
      if (!isElement(child)) return DomUtils.textContent(child);
      if (["svg", "table", "script", "style", "ul", "ol"].includes(child.name)) return " ";
      return visibleText(child);
    })
    .join("");
}
