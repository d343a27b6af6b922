import {readable} from "../model/readable.js";

/** Text that is markup already. Only `html` makes it, so whatever else comes into a page is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What can stand in a template: markup as it is, text and numbers escaped, lists joined, and nothing for nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** Text for HTML and SVG, in elements and in quoted attributes; control characters and marks of direction are left out. */
export function escapeText(text: string): string {
  return readable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Escaped text as it is read. */
export function unescapeText(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

const collapsed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The fixed parts of a template without the line breaks and indents of the source. */
function partsOf(strings: TemplateStringsArray): readonly string[] {
  const known = collapsed.get(strings);
  if (known) return known;
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, " "));
  collapsed.set(strings, parts);
  return parts;
}

/** Markup as a tagged template; every value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = partsOf(strings);
  let text = parts[0] ?? "";
  for (const [i, value] of values.entries()) text += render(value) + (parts[i + 1] ?? "");
  return new Html(text);
}

/** Content for an attribute: its tags are left out, its text stays escaped. */
export function plain(content: Content): Html {
  return new Html(render(content).replace(/<[^>]*>/g, ""));
}

/** Several contents one after the other. */
export function join(contents: readonly Content[], between: Content = ""): Html {
  return new Html(
    contents
      .filter((c) => c !== null && c !== undefined && c !== false)
      .map(render)
      .join(render(between))
  );
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(render).join("");
  return escapeText(String(value));
}
