import type {CDPSession, Page} from "playwright-core";
import {installColours, type WithColours} from "./colours.ts";

/** What a walk by Tab from the top of a page to its end found. */
export interface Walk {
  /** How many controls it came to. */
  stops: number;
  /** What is wrong, each with the control it is about. */
  problems: string[];
}

type Walked = Window & {
  walk: {
    controls: () => Element[];
    stops: Element[];
    /** Elements that focus leaves unmarked. */
    problems: string[];
    name: (element: Element) => string;
    left: boolean;
  };
};

/** Presses beyond the number of controls: a date field has several stops of its own. */
const spare = 20;

/**
 * Presses Tab until the focus leaves the page. Everything that can be operated must be a stop, in the order of the document,
 * on the screen, with nothing over it, and marked: by a line of at least 2 px that is not there without focus and has contrast
 * 3:1 to what is behind it.
 */
export async function walkByTab(page: Page): Promise<Walk> {
  await installColours(page);
  const count = await page.evaluate(watchFocus);
  const protocol = await page.context().newCDPSession(page);
  const isLeft = () => page.evaluate(() => (window as unknown as Walked).walk.left);
  for (let pressed = 0; pressed < count + spare && !(await isLeft()); pressed += 10)
    await pressTab(protocol, 10);
  await protocol.detach();
  return page.evaluate(() => {
    const {controls, stops, problems, name, left} = (window as unknown as Walked).walk;
    const all = controls();
    // a part that scrolls is a stop of the browser's own where nothing in it is one
    const reached = stops.filter((e) => all.includes(e) || e.scrollWidth <= e.clientWidth + 1);
    const wrong = all.findIndex((control, i) => control !== reached[i]);
    const found = [...problems];
    if (!left) found.push(`the focus does not leave the page, it ends at ${name(stops.at(-1)!)}`);
    for (const control of all) if (!reached.includes(control)) found.push(`never reached: ${name(control)}`);
    for (const stop of reached) if (!all.includes(stop)) found.push(`unexpected: ${name(stop)}`);
    if (found.length === 0 && wrong >= 0)
      found.push(`out of order: ${name(reached[wrong]!)} before ${name(all[wrong]!)}`);
    return {stops: reached.length, problems: found};
  });
}

/** Presses Tab a number of times, by the protocol, since the driver waits for an answer to each half of a press. */
export async function pressTab(protocol: CDPSession, times: number): Promise<void> {
  const key = {key: "Tab", code: "Tab", windowsVirtualKeyCode: 9};
  const halves = Array.from({length: times}, () => ["rawKeyDown", "keyUp"] as const).flat();
  await Promise.all(halves.map((type) => protocol.send("Input.dispatchKeyEvent", {type, ...key})));
}

/** Runs in the page: notes each element that gets the focus by Tab and how it then looks. Returns the number of controls. */
function watchFocus(): number {
  const {colours} = window as unknown as WithColours;
  const tools = {
    controls(): Element[] {
      const found = document.querySelectorAll<HTMLElement>(
        "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]"
      );
      return [...found].filter((e) => {
        if (e.tabIndex < 0 || e.matches(":disabled, [inert] *")) return false;
        if (e.localName === "summary" && e.parentElement?.querySelector("summary") !== e) return false;
        // of radio buttons that belong together Tab leads to the chosen one
        if (e instanceof HTMLInputElement && e.type === "radio" && !e.checked) return false;
        return e.checkVisibility({visibilityProperty: true});
      });
    },
    name(e: Element): string {
      return `${e.outerHTML.slice(0, 120)} in ${e.parentElement?.outerHTML.slice(0, 60)}`;
    },
    /** Lines around an element, as `kind width colour offset`. */
    lines(e: Element): {text: string; width: number; colour: string; inside: boolean}[] {
      const style = getComputedStyle(e);
      const found: {text: string; width: number; colour: string; inside: boolean}[] = [];
      const add = (kind: string, width: number, colour: string, inside: boolean) =>
        found.push({text: `${kind} ${width} ${colour}`, width, colour, inside});
      if (style.outlineStyle !== "none")
        add(
          "outline",
          parseFloat(style.outlineWidth),
          style.outlineColor,
          parseFloat(style.outlineOffset) < 0
        );
      for (const shadow of style.boxShadow.matchAll(
        /((?:rgba?|color)\([^)]*\))(?: -?[\d.]+px){3} (-?[\d.]+)px( inset)?/g
      ))
        add("shadow", Number(shadow[2]), shadow[1] ?? "", shadow[3] !== undefined);
      if (style.borderTopStyle !== "none")
        add("border", parseFloat(style.borderTopWidth), style.borderTopColor, false);
      if (e instanceof SVGGeometryElement && style.stroke !== "none")
        add("stroke", parseFloat(style.strokeWidth), style.stroke, false);
      return found;
    },
    /** What may carry the mark of an element with focus: itself, its parts where it is drawn, and the words of its label. */
    carriers(e: Element): Element[] {
      const drawing = e.closest("svg");
      const label = e.closest("label");
      return [
        e,
        ...(drawing ? drawing.querySelectorAll(".pb-map-ring, .pb-funnel-ring") : []),
        ...(e instanceof SVGElement ? e.querySelectorAll("*") : []),
        ...(label ? [label, ...label.children] : [])
      ];
    },
    look(e: Element): string[] {
      return tools.carriers(e).flatMap((c) => tools.lines(c).map(({text}) => text));
    },
    check(e: HTMLElement): string[] {
      const problems: string[] = [];
      const box = [...e.getClientRects()].find(({width, height}) => width > 0 && height > 0);
      if (!box) return ["has no place on the page"];
      const left = Math.max(0, box.left);
      const right = Math.min(innerWidth, box.right);
      const top = Math.max(0, box.top);
      const bottom = Math.min(innerHeight, box.bottom);
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (right - left < 1 || bottom - top < 1) problems.push("is not on the screen");
      else if (box.height < innerHeight && bottom - top < box.height - 1) problems.push("is cut off");
      else if (!hit || !(e.contains(hit) || hit.contains(e) || e.closest("label")?.contains(hit)))
        problems.push(`is covered by ${hit?.outerHTML.slice(0, 80)}`);
      const before = new Set(unfocused.get(e) ?? []);
      const marks = tools
        .carriers(e)
        .flatMap((c) =>
          tools.lines(c).map((line) => ({...line, on: colours.behind(line.inside ? c : c.parentElement)}))
        )
        .filter(({text, width}) => !before.has(text) && width >= 2)
        .map(({text, colour, on}) => ({
          text,
          on: on.map((c) => c.toFixed(2)).join(" "),
          contrast: colours.contrast(colours.lay(colour, 1, on), on)
        }));
      if (marks.length === 0) problems.push("has no mark of focus");
      else if (!marks.some(({contrast}) => contrast >= 3))
        problems.push(
          `has a weak mark of focus: ${marks.map((m) => `${m.text} on ${m.on}: ${m.contrast.toFixed(2)}`).join(", ")}`
        );
      return problems;
    }
  };
  const controls = tools.controls();
  const unfocused = new Map(controls.map((e) => [e, tools.look(e)] as const));
  const walk = {
    controls: () => tools.controls(),
    name: (element: Element) => tools.name(element),
    stops: [] as Element[],
    problems: [] as string[],
    left: false
  };
  Object.assign(window, {walk});
  document.addEventListener(
    "keyup",
    () => {
      const e = document.activeElement;
      if (walk.left || !(e instanceof Element)) return;
      if (e === document.body) {
        walk.left = walk.stops.length > 0;
        return;
      }
      if (walk.stops.at(-1) === e) return;
      walk.stops.push(e);
      for (const problem of tools.check(e as HTMLElement)) walk.problems.push(`${problem}: ${tools.name(e)}`);
    },
    {capture: true}
  );
  return controls.length;
}
