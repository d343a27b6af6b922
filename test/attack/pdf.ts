import {deflateSync} from "node:zlib";

const fontSize = 12;
/** Columns and lines of a table, in points. */
const [columnWidth, lineHeight] = [120, 20];

/** A PDF file of one page with lines of text, in the letters of Western Europe; its text packed or as it is. */
export function pdf(lines: readonly string[], {packed = false} = {}): Uint8Array {
  return encode(lines.map((line, i) => show(line, 0, i)).join("\n"), [], {packed});
}

/** A PDF file of one page with a title and a table whose cells are tagged; a cell that is null has neither text nor tag. */
export function taggedPdf({
  title,
  caption,
  rows
}: {
  title: string;
  caption: string;
  rows: readonly (readonly (string | null)[])[];
}): Uint8Array {
  const elements: string[] = [];
  // the objects of the page itself, see `encode`
  const add = (element: string) => `${firstElement + elements.push(element) - 1} 0 R`;
  const marks: string[] = [];
  const contents = [show(title, 0, 0)];
  const addText = (text: string, role: string, {column, line}: {column: number; line: number}) => {
    const mark = marks.length;
    contents.push(`/${role} <</MCID ${mark}>> BDC`, show(text, column, line), "EMC");
    const reference = add(`<< /S /${role} /Pg 3 0 R /K ${mark} /P ROOT >>`);
    marks.push(reference);
    return reference;
  };
  const kids = [
    addText(caption, "Caption", {column: 0, line: 1}),
    ...rows.map((row, r) => {
      const cells = row.flatMap((text, column) =>
        text === null ? [] : [addText(text, r === 0 || column === 0 ? "TH" : "TD", {column, line: r + 2})]
      );
      return add(`<< /S /TR /K [${cells.join(" ")}] /P ROOT >>`);
    })
  ];
  const table = add(`<< /S /Table /K [${kids.join(" ")}] /P ROOT >>`);
  return encode(contents.join("\n"), linkParents(elements), {structure: {table, marks}});
}

/** The number of the first object that is an element of structure. */
const firstElement = 7;

/** Each element knows the one that holds it. */
function linkParents(elements: readonly string[]): string[] {
  return elements.map((element, i) => {
    const own = `${firstElement + i} 0 R`;
    const parent = elements.findIndex((other) => other.includes(`[${own}`) || other.includes(` ${own}`));
    return element.replace("ROOT", parent < 0 ? "6 0 R" : `${firstElement + parent} 0 R`);
  });
}

function show(text: string, column: number, line: number): string {
  const [x, y] = [40 + columnWidth * column, 780 - lineHeight * line];
  return `BT /F1 ${fontSize} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, "")}) Tj ET`;
}

/** The file: catalogue, pages, page, its contents, font, root of the structure, elements of structure. */
function encode(
  contents: string,
  elements: readonly string[],
  {packed = false, structure}: {packed?: boolean; structure?: {table: string; marks: readonly string[]}}
): Uint8Array {
  const content = packed ? deflateSync(contents).toString("latin1") : contents;
  const filter = packed ? "/Filter /FlateDecode " : "";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents 0 /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< ${filter}/Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    structure
      ? `<< /Type /StructTreeRoot /K [${structure.table}] /ParentTree << /Nums [0 [${structure.marks.join(" ")}]] >> >>`
      : "null",
    ...elements
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}
