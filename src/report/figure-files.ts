import {guardFormula, quoteField} from "../model/spreadsheet.js";
import {wrapText} from "../model/text-length.js";
import {escapeText, unescapeText} from "./html.js";

/** A file that belongs to a figure of a report. */
export interface FigureFile {
  /** `50-mobbing-7.svg`, beside the page. */
  name: string;
  content: string;
}

/** The name of a figure's file, from the report's slug and the id of the figure. */
export function figureFileName(slug: string, id: string, extension: "svg" | "csv"): string {
  return `${slug}-${id}.${extension}`;
}

/**
 * The files of every figure in a finished report: the drawing for wide screens as SVG with title and source line, and
 * the table under it as CSV for Norwegian Excel. `colours` gives the value of a property such as `--pb-ink`. Throws
 * Error for a figure whose parts are not there.
 */
export function figureFiles(page: string, {slug, colours}: {slug: string; colours: Colours}): FigureFile[] {
  return [...page.matchAll(/<figure id="figur-([\w-]+)".*?<\/figure>/gs)].flatMap(([figure, id = ""]) => {
    const part = (pattern: RegExp, what: string): string => {
      const found = pattern.exec(figure)?.[1];
      if (found === undefined) throw new Error(`figure ${id} of ${slug}: no ${what}`);
      return found;
    };
    const title = textOf(part(/<h3[^>]*>(.*?)<\/h3>/s, "title"));
    const subtitle = textOf(part(/<p class="pb-figure-subtitle">(.*?)<\/p>/s, "subtitle"));
    const mark = textOf(/<p class="pb-report-mark">(.*?)<\/p>/s.exec(figure)?.[1] ?? "");
    const source = textOf(part(/<figcaption[^>]*>(.*?)<\/figcaption>/s, "source"));
    const drawing = part(/(<svg class="pb-report-wide".*?<\/svg>)/s, "drawing");
    const table = part(/<table[^>]*>(.*?)<\/table>/s, "table");
    return [
      {
        name: figureFileName(slug, id, "svg"),
        content: standalone(drawing, {
          title,
          below: [subtitle, mark, source].filter(Boolean).join(" "),
          colours
        })
      },
      {name: figureFileName(slug, id, "csv"), content: tableToCsv(table, `${title}. ${subtitle} ${source}`)}
    ];
  });
}

/** The value of a custom property of the site's style sheet, on white paper. */
export type Colours = (property: string) => string | undefined;

/** Reads custom properties from a style sheet: the first value of each, which is the one for light screens. */
export function readColours(css: string): Colours {
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of css.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g))
    if (!values.has(name)) values.set(name, value.trim());
  const resolve = (name: string, depth = 0): string | undefined => {
    const value = values.get(name);
    const inner = value && /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return inner && depth < 9 ? resolve(inner, depth + 1) : value;
  };
  return (name) => resolve(name);
}

const lineHeight = 18;

function lineOfText(line: string, y: number, look: string): string {
  return `<text x="8" y="${y}" ${look} fill="var(--pb-ink)">${escapeText(line)}</text>`;
}

function standalone(
  drawing: string,
  {title, below, colours}: {title: string; below: string; colours: Colours}
): string {
  const size = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(drawing);
  const [width, height] = [Number(size?.[1]), Number(size?.[2])];
  const above = wrapText(title, Math.floor(width / 8));
  const under = wrapText(below, Math.floor(width / 6.2));
  const top = above.length * 22 + 12;
  const total = Math.ceil(top + height + under.length * lineHeight + 12);
  const inner = drawing
    .replaceAll(/ class="[^"]*"/g, "")
    .replace(/^<svg/, `<svg x="0" y="${top}" fill="var(--pb-ink)"`);
  const markup = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="100%" height="100%" fill="var(--pb-paper)"/>`,
    ...above.map((line, i) => lineOfText(line, 20 + i * 22, 'font-size="15" font-weight="600"')),
    inner,
    ...under.map((line, i) => lineOfText(line, top + height + 16 + i * lineHeight, 'font-size="12"')),
    "</svg>\n"
  ].join("\n");
  return markup.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = colours(name);
    if (value === undefined) throw new Error(`${name}: no such property in the style sheet`);
    return value;
  });
}

/** A cell as a number where it is one, with the unit that stands behind it. */
function readCell(markup: string): {text: string; unit: string} {
  const shown = textOf(markup.replaceAll(/<span class="pb-hidden-text">.*?<\/span>/gs, ""));
  const number = /^([−-]?\d[\d\s]*(?:,\d+)?)\s*(%|kr)?$/.exec(shown);
  return number
    ? {text: number[1]!.replaceAll(/\s/g, "").replace("−", "-"), unit: number[2] ?? ""}
    : {text: shown, unit: ""};
}

/** Byte order mark, semicolons, decimal comma; the last line says what it is and where it is from. */
function tableToCsv(table: string, source: string): string {
  const rows = [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => readCell(cell))
  );
  const [head = [], ...body] = rows;
  const isRepeated = (label: string) => head.filter(({text}) => text === label).length > 1;
  const named = head.map(({text}, i) => {
    const unit = body.map((row) => row[i]?.unit).find(Boolean);
    // the interval of each place has the same label, after that of the place
    const place = isRepeated(text) ? head.slice(0, i).findLast((h) => !isRepeated(h.text)) : undefined;
    return `${place ? `${place.text}: ` : ""}${text}${unit ? `, ${unit === "%" ? "prosent" : "kr"}` : ""}`;
  });
  const lines = [named, ...body.map((row) => row.map(({text}) => text)), [source]];
  return `\ufeff${lines.map((line) => line.map(fieldOf).join(";")).join("\r\n")}\r\n`;
}

/** A cell as a field; numbers are left alone. */
function fieldOf(cell: string): string {
  return quoteField(/^-?\d+(?:,\d+)?$/.test(cell) ? cell : guardFormula(cell), ";");
}

/** Text of markup, with single spaces. */
function textOf(markup: string): string {
  return unescapeText(markup.replaceAll(/<[^>]*>/g, ""))
    .replaceAll(/\s+/g, " ")
    .trim();
}
