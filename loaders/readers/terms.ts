import {glossary, type Term} from "../../src/model/glossary.ts";
import {startPage, writtenPages} from "./pages.ts";

const collator = new Intl.Collator("nb");

/** The page Begreper: every term with its definition, its names in nynorsk and English, source and related terms. */
export function writeTermsPage(terms: readonly Term[] = glossary): string {
  const names = new Map(terms.map(({id, nb}) => [id, nb]));
  const sorted = terms.toSorted((a, b) => collator.compare(a.nb, b.nb));
  return [
    startPage(writtenPages.terms),
    `<p class="pb-lead">${terms.length} ord fra feltet, forklart på vanlig norsk. Første gang et av dem står i teksten på en side, lenker det hit.</p>`,
    `<dl class="pb-glossary">`,
    ...sorted.map((term) => writeTerm(term, names)),
    "</dl>",
    ""
  ].join("\n");
}

function writeTerm(
  {id, nb, nn, en, definition, source, see}: Term,
  names: ReadonlyMap<string, string>
): string {
  const related = see.map((other) => {
    const name = names.get(other);
    if (name === undefined) throw new RangeError(`term ${id}: no term ${other} to see`);
    return `<a href="#${other}">${name}</a>`;
  });
  return [
    `<div class="pb-glossary-term" id="${id}">`,
    `<dt><dfn>${nb}</dfn></dt>`,
    `<dd>${definition}</dd>`,
    `<dd class="pb-glossary-names">Nynorsk: <span lang="nn">${nn}</span> · Engelsk: <span lang="en">${en}</span></dd>`,
    `<dd class="pb-cite">Kilde: ${source}</dd>`,
    related.length > 0 ? `<dd class="pb-glossary-see">Se også: ${related.join(", ")}</dd>` : "",
    "</div>"
  ]
    .filter(Boolean)
    .join("\n");
}
