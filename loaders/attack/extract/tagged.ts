import type {PDFPageProxy} from "pdfjs-dist/legacy/build/pdf.mjs";
import {clean} from "./dom.ts";

/** A table as the tags of a PDF tell it: rows of cells. */
export interface TaggedTable {
  caption: string;
  rows: readonly (readonly TaggedCell[])[];
}

/** A cell and how far its text reaches, in points from the left edge of the page. */
export interface TaggedCell {
  text: string;
  left: number;
  right: number;
}

/** A page of a PDF in the order of reading: lines of text, and tables; then the descriptions of its figures. */
export interface TaggedPage {
  passages: readonly (string | TaggedTable)[];
  alternatives: readonly string[];
}

/** A node of the structure tree: an element with a role, or a piece of marked content with an id. */
interface Node {
  role?: string;
  alt?: string;
  id?: string;
  children?: readonly Node[];
}

/** Text of a page with the id of the mark that it stands in. */
interface Piece extends TaggedCell {
  mark: string | undefined;
  endsLine: boolean;
}

/** Reads a page with the help of its tags; a page without tags is lines only. */
export async function readTaggedPage(page: PDFPageProxy): Promise<TaggedPage> {
  const pieces = await readPieces(page);
  // null where a page has no tags, which the types do not say
  const root = (await page.getStructTree()) as Node | null;
  const nodes = root ? [...descendants(root)] : [];
  const waiting = nodes.filter(({role}) => role === "Table").map((node) => ({node, marks: marksOf(node)}));
  const inTables = new Set(waiting.flatMap(({marks}) => [...marks]));
  const passages: (string | TaggedTable)[] = [];
  let line = "";
  const endLine = () => {
    if (line.trim() !== "") passages.push(line.trim());
    line = "";
  };
  for (const {text, mark, endsLine} of pieces) {
    if (mark !== undefined && inTables.has(mark)) {
      endLine();
      const next = waiting.findIndex(({marks}) => marks.has(mark));
      if (next >= 0) passages.push(tableOf(waiting.splice(next, 1)[0]!.node, pieces));
      continue;
    }
    line += text;
    if (endsLine) endLine();
  }
  endLine();
  return {passages, alternatives: nodes.flatMap(({alt}) => (alt ? [clean(alt)] : []))};
}

async function readPieces(page: PDFPageProxy): Promise<Piece[]> {
  const {items} = await page.getTextContent({includeMarkedContent: true});
  const open: (string | undefined)[] = [];
  const pieces: Piece[] = [];
  for (const item of items) {
    if ("str" in item) {
      const left = Number(item.transform[4]);
      pieces.push({
        text: item.str,
        left,
        right: left + item.width,
        mark: open.findLast((id) => id !== undefined),
        endsLine: item.hasEOL
      });
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id || undefined);
  }
  return pieces;
}

function* descendants(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* descendants(child);
}

function marksOf(node: Node): Set<string> {
  return new Set([...descendants(node)].flatMap(({id}) => id ?? []));
}

function tableOf(table: Node, pieces: readonly Piece[]): TaggedTable {
  const read = (node: Node): TaggedCell => {
    const marks = marksOf(node);
    const own = pieces.filter(({mark}) => mark !== undefined && marks.has(mark));
    const seen = own.filter(({text}) => text.trim() !== "");
    return {
      text: clean(own.map(({text, endsLine}) => (endsLine ? `${text} ` : text)).join("")),
      left: Math.min(...seen.map(({left}) => left)),
      right: Math.max(...seen.map(({right}) => right))
    };
  };
  const nodes = [...descendants(table)];
  const caption = nodes.find(({role}) => role === "Caption");
  const rows = nodes
    .filter(({role}) => role === "TR")
    .map((row) => (row.children ?? []).filter(({role}) => role === "TH" || role === "TD").map(read));
  return {caption: caption ? read(caption).text : "", rows: rows.map((row) => alignRow(row, rows))};
}

/**
 * Puts the cells of a row under the columns of the first row. A cell without text has no tag, so that a row can have fewer
 * cells than columns: then each stands in the one column whose texts it overlaps. A row of which this cannot be said stays
 * as it is.
 */
function alignRow(
  row: readonly TaggedCell[],
  rows: readonly (readonly TaggedCell[])[]
): readonly TaggedCell[] {
  const width = rows[0]?.length ?? 0;
  if (row.length >= width) return row;
  const whole = rows.filter(({length}) => length === width);
  const overlaps = ({left, right}: TaggedCell, column: number) =>
    whole.some((other) => left < other[column]!.right && right > other[column]!.left);
  const aligned = Array.from({length: width}, (): TaggedCell => ({text: "", left: 0, right: 0}));
  for (const cell of row) {
    const columns = [...aligned.keys()].filter((column) => overlaps(cell, column));
    if (columns.length !== 1) return row;
    aligned[columns[0]!] = cell;
  }
  return aligned;
}
