import {element} from "./element.js";

/** Between the pointer and a tip, and between a tip and the window's edge, in pixels. */
const gap = 10;
/** How long a tip stays when the pointer has left its mark, in milliseconds: enough to move onto the tip. */
const grace = 300;

/**
 * Shows the names of marks in drawings (`<title>` in SVG) and of elements with a `title` in a box of our own in place of the browser's,
 * which cannot be dismissed: it stays while the pointer is on the mark or on the box itself, and Escape takes it away
 * (WCAG 1.4.13). For the pointer alone: the keyboard and screen readers have the marks' labels, readout lines and tables.
 */
export function startTips(root: Document = document): void {
  const tip = element("div", {class: "pb-tip", "aria-hidden": "true", hidden: true});
  root.body.append(tip);
  let owner: Element | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let giveBack: (() => void) | undefined;
  let pointer = "";
  let dismissedAt: string | undefined;
  const hide = () => {
    clearTimeout(leaving);
    tip.hidden = true;
    owner = undefined;
    giveBack?.();
    giveBack = undefined;
  };
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
    pointer = at(event);
    // what lay under a tip that Escape took away is entered by a pointer that has not moved
    if (pointer === dismissedAt) return;
    dismissedAt = undefined;
    clearTimeout(leaving);
    if (tip.contains(event.target)) return;
    const found = maybeNamed(event.target, owner);
    if (found === owner) return;
    if (!found || found instanceof Element) {
      leaving = setTimeout(hide, grace);
      return;
    }
    hide();
    owner = found.mark;
    giveBack = found.take();
    tip.textContent = found.text;
    tip.hidden = false;
    place(tip, event);
  });
  root.addEventListener("pointermove", (event) => (pointer = at(event)), {passive: true});
  root.addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || tip.hidden) return;
    // the owner stays known, so that the tip does not come back while the pointer rests on it
    tip.hidden = true;
    dismissedAt = pointer;
  });
  root.addEventListener("scroll", hide, {capture: true, passive: true});
  root.documentElement.addEventListener("pointerleave", hide);
}

const at = ({clientX, clientY}: PointerEvent): string => `${clientX} ${clientY}`;

interface Named {
  mark: Element;
  text: string;
  /** Takes the browser's own tooltip away; the function returned gives it back. */
  take: () => () => void;
}

/** The nearest element around that has a name of its own to show, or the one whose name is shown already. */
function maybeNamed(from: Element, owner: Element | undefined): Named | Element | undefined {
  for (let mark: Element | null = from; mark && mark !== document.body; mark = mark.parentElement) {
    if (mark === owner) return owner;
    const svgTitle = [...mark.children].find((child) => child instanceof SVGTitleElement);
    // the text node itself stays in place: whoever drew the mark may write into it meanwhile
    const written = svgTitle?.firstChild;
    if (written instanceof Text && written.data) {
      const text = written.data;
      return {
        mark,
        text,
        take: () => {
          written.data = "";
          return () => {
            if (written.data === "") written.data = text;
          };
        }
      };
    }
    const title = mark.getAttribute("title");
    if (title) {
      const named = mark;
      return {
        mark,
        text: title,
        take: () => {
          named.removeAttribute("title");
          return () => named.setAttribute("title", title);
        }
      };
    }
  }
  return undefined;
}

/** Beside the pointer, and within the window. */
function place(tip: HTMLElement, {clientX, clientY}: PointerEvent): void {
  const {innerWidth, innerHeight} = window;
  const {width, height} = tip.getBoundingClientRect();
  const left = Math.max(gap, Math.min(clientX - width / 2, innerWidth - width - gap));
  const below = clientY + gap;
  const top = below + height + gap > innerHeight ? clientY - height - gap : below;
  tip.style.setProperty("left", `${left}px`);
  tip.style.setProperty("top", `${top}px`);
}
