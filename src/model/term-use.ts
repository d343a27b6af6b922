import {glossary} from "./glossary.js";

/** A term of the glossary where a text uses it; `end` is the place after its last character. */
export interface TermUse {
  id: string;
  start: number;
  end: number;
}

// the reports in nynorsk use its form; terms that are never linked have no forms
const termByForm = new Map(
  glossary.flatMap(({id, nn, forms}) =>
    [...(forms.length > 0 ? [nn.toLowerCase()] : []), ...forms].map((form) => [form, id] as const)
  )
);
// the longest first, so that "vektede hoder" is found and not "hoder"; forms hold letters, spaces and hyphens only
const alternatives = [...termByForm.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((form) => form.replaceAll(" ", String.raw`\s`));
const anyForm = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join("|")})(?![\p{L}\p{N}])`, "giu");

/** Every use of a term in a text, in order, as whole words in any case: `puljens` is a use, `puljeperiode` is not. */
export function findTermUses(text: string): TermUse[] {
  return [...text.matchAll(anyForm)].flatMap((match) => {
    const id = termByForm.get(match[0].toLowerCase().replaceAll(/\s/g, " "));
    return id === undefined ? [] : [{id, start: match.index, end: match.index + match[0].length}];
  });
}

/** The first use of each term that is not yet in `seen`, to which they are added. */
export function takeFirstUses(text: string, seen: Set<string>): TermUse[] {
  return findTermUses(text).filter(({id}) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
