type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Child = Node | string | null | undefined | false;

/**
 * Makes an HTML element. Attributes that are null, undefined or false are left out, true becomes "". Strings become
 * text nodes, so names from registers can never become markup.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an SVG element by the same rules as `element`. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill<T extends Element>(target: T, attributes: Attributes, children: Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) target.append(child);
  return target;
}

/** Writes the text of an element; the same text again leaves the page as it is, so that nothing is laid out anew. */
export function writeText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

let count = 0;

/** An id that no other element on the page has, for `for`, `aria-labelledby` and the like. */
export function uniqueId(prefix: string): string {
  count += 1;
  return `pb-${prefix}-${count}`;
}

/** An element that has a value and tells changes by `input`, as pages expect of a control. */
export type Valued<T> = HTMLElement & {value: T};

/** Gives an element a `value` that is read and written through the two functions. */
export function withValue<T>(root: HTMLElement, access: {get: () => T; set: (value: T) => void}): Valued<T> {
  return Object.defineProperty(root, "value", access) as Valued<T>;
}
