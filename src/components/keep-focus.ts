/**
 * Runs a change that replaces elements inside `root`, and gives the focus to the element that took the place of the one
 * that had it: the one with the same `data-key` (controls) or `data-code` (units of a map and its list), else the first
 * of its kind that can be reached by tab. Without this a reader at the keyboard would start again from the top.
 */
export function keepFocus(root: Element, change: () => void): void {
  const before = document.activeElement;
  const selectors = before && root.contains(before) ? selectorsOf(before) : [];
  change();
  if (!before || before.isConnected) return;
  for (const selector of selectors) {
    const after = root.querySelector<HTMLElement | SVGElement>(selector);
    if (!after) continue;
    after.focus({preventScroll: true});
    return;
  }
}

function selectorsOf(element: Element): string[] {
  const key = element.getAttribute("data-key");
  if (key !== null) return [`[data-key="${key}"]`];
  const code = element.getAttribute("data-code");
  if (code === null) return [];
  const name = element.tagName.toLowerCase();
  return [`${name}[data-code="${code}"]`, `${name}[data-code][tabindex="0"]`, `${name}[data-code]`];
}
