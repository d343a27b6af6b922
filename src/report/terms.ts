import {takeFirstUses} from "../model/term-use.js";
import {Html} from "./html.js";

/** Elements in which no term is linked: headings, links, tables and drawings. */
const closed = new Set(["a", "h1", "h2", "h3", "h4", "dt", "table", "svg", "nav"]);
const isVoid = new Set(["br", "hr", "img", "input", "meta", "link"]);

/**
 * Markup with the first use of each term in its running text linked to the page Begreper, as on the pages that have
 * scripts. `root` is the way to the root of the site.
 */
export function linkTerms(markup: Html, root: string): Html {
  const seen = new Set<string>();
  const within: string[] = [];
  const pieces = markup.text.match(/<[^>]*>|[^<]+/g) ?? [];
  return new Html(
    pieces
      .map((piece) => {
        const [, end, name = ""] = /^<(\/?)([a-z][\w-]*)/i.exec(piece) ?? [];
        if (name) {
          if (end) within.pop();
          else if (!piece.endsWith("/>") && !isVoid.has(name)) within.push(name);
          return piece;
        }
        return within.some((element) => closed.has(element)) ? piece : linkText(piece, {seen, root});
      })
      .join("")
  );
}

function linkText(text: string, {seen, root}: {seen: Set<string>; root: string}): string {
  let linked = "";
  let from = 0;
  for (const {id, start, end} of takeFirstUses(text, seen)) {
    linked += `${text.slice(from, start)}<a href="${root}begreper#${id}" class="pb-term">${text.slice(start, end)}</a>`;
    from = end;
  }
  return linked + text.slice(from);
}
