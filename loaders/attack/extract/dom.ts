import {DomUtils, type parseDocument} from "htmlparser2";
import type {TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";

type Document = ReturnType<typeof parseDocument>;
export type Child = Document["children"][number];
export type Element = Extract<Child, {attribs: Readonly<Record<string, string>>}>;

/** A page on its way to the notes. */
export interface Page {
  writer: TextWriter;
  /** What is read next is about, until a heading says something else. */
  topic: Topic;
}

export function isElement(node: Child): node is Element {
  return "attribs" in node;
}

/** The text of an element in one line. */
export function textOf(node: Child): string {
  return clean(DomUtils.textContent(node));
}

export function clean(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
