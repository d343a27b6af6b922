import {takeFirstUses} from "../model/term-use.js";
import {splitPlaceName} from "../model/place-names.js";
import {element} from "./element.js";
import {placeName} from "./place-name.js";

/** Where no term is linked: controls, headings, tables, drawings, code, what is read aloud when it changes, and papers. */
export const noLinks =
  "a, button, summary, label, legend, select, textarea, h1, h2, h3, h4, dt, table, svg, code, pre, [role='status'], [role='alert'], [role='listbox'], [aria-live], .ds-sr-only, .pb-paper, .pb-badge, .pb-cite";
/** Where no name is marked with its language: what has no markup inside, and what is read aloud when it changes. */
const noNames = "select, textarea, svg, code, pre, [role='status'], [role='alert'], [aria-live], [lang]";

export interface AnnotateOptions {
  /** Address of the page Begreper. */
  terms: string;
  /** Whether terms are linked; false on the page Begreper itself. */
  links?: boolean;
}

/**
 * Links the first visible use of each term in the running text of a page to its explanation, and marks Sámi and Kven
 * names with their language. Safe to call again after the page has changed: what is done already stays.
 */
export function annotate(root: HTMLElement, {terms, links = true}: AnnotateOptions): void {
  markNames(root);
  if (links) linkTerms(root, terms);
}

function linkTerms(root: HTMLElement, terms: string): void {
  const seen = new Set<string>();
  for (const node of nodesOf(root, noLinks)) {
    if (node instanceof Element) {
      const id = termOf(node);
      if (id) seen.add(id);
      continue;
    }
    // only what can be seen counts as used, and whether it can is asked for texts with a use alone
    const uses = takeFirstUses(node.data, new Set(seen));
    if (uses.length === 0 || !isVisible(node.parentElement)) continue;
    for (const {id} of uses) seen.add(id);
    let from = 0;
    const pieces: (Node | string)[] = [];
    for (const {id, start, end} of uses) {
      const word = node.data.slice(start, end);
      pieces.push(
        node.data.slice(from, start),
        element("a", {href: `${terms}#${id}`, class: "pb-term"}, word)
      );
      from = end;
    }
    pieces.push(node.data.slice(from));
    node.replaceWith(...pieces.filter((piece) => piece !== ""));
  }
}

function termOf(node: Element): string | undefined {
  return node instanceof HTMLAnchorElement ? /begreper(?:\.html)?#([\w-]+)$/.exec(node.href)?.[1] : undefined;
}

function isVisible(parent: Element | null): boolean {
  return parent !== null && (parent.checkVisibility?.() ?? true);
}

function markNames(root: HTMLElement): void {
  for (const node of nodesOf(root, noNames)) {
    if (node instanceof Element || !splitPlaceName(node.data).some(({lang}) => lang)) continue;
    node.replaceWith(...placeName(node.data));
  }
}

/** The texts in the order of the page, and of the links those to terms; nothing that lies in an element of `without`. */
function nodesOf(root: HTMLElement, without: string): (Text | Element)[] {
  const nodes: (Text | Element)[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    if (termOf(node)) nodes.push(node);
    return node.matches(without) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** Quiet time before a changed page is looked at again, in milliseconds: longer than the pauses of a moving slider. */
const rest = 300;

/** Annotates the page now and whenever it has changed and come to rest. Returns a function that ends this. */
export function keepAnnotated(root: HTMLElement, options: AnnotateOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(run, rest);
  });
  const run = () => {
    annotate(root, options);
    // its own changes are no reason to look again
    observer.takeRecords();
  };
  observer.observe(root, {
    childList: true,
    characterData: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["open", "hidden"]
  });
  run();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
