import {wrapText} from "../model/text-length.js";

/** Properties that style sheets give to SVG; written into the file, which has no style sheet. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "visibility",
  "display"
] as const;

const lineHeight = 18;
const charactersOfLine = (width: number) => Math.max(20, Math.floor(width / 6.2));

/** Narrower ones are samples in a key, not drawings. */
const narrowestDrawing = 120;

/**
 * Every drawing inside `place` as a file of its own: as it looks now, with the title above and the source line under it, on the
 * page's background, without anything that another file would have to give.
 */
export function encodeDrawings(place: Element, {title, source}: {title: string; source: string}): string[] {
  return [...place.querySelectorAll("svg")]
    .filter((drawing) => sizeOf(drawing).width >= narrowestDrawing)
    .map((drawing) => encodeDrawing(drawing, title, source));
}

function encodeDrawing(drawing: SVGSVGElement, title: string, source: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inlineStyles(drawing, copy);
  const {width, height} = sizeOf(drawing);
  const style = getComputedStyle(document.body);
  const lines = {
    above: wrapText(title, charactersOfLine(width * 0.8)),
    below: wrapText(source, charactersOfLine(width))
  };
  const top = lines.above.length * (lineHeight + 4) + 12;
  const total = top + height + lines.below.length * lineHeight + 12;
  const text = (line: string, y: number, size: number, weight: number) =>
    `<text x="8" y="${y}" font-family="Inter, system-ui, sans-serif" font-size="${size}" font-weight="${weight}" fill="${style.color}">${escape(line)}</text>`;
  copy.setAttribute("x", "0");
  copy.setAttribute("y", String(top));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="${backgroundOf(style)}"/>`,
    ...lines.above.map((line, i) => text(line, 20 + i * (lineHeight + 4), 15, 600)),
    new XMLSerializer().serializeToString(copy),
    ...lines.below.map((line, i) => text(line, top + height + 16 + i * lineHeight, 12, 400)),
    "</svg>\n"
  ].join("\n");
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const text = properties.flatMap((name) => {
    const value = style.getPropertyValue(name);
    return value ? [`${name}:${value}`] : [];
  });
  // not by setAttribute, which the page's security policy refuses
  (to as SVGElement).style.cssText = text.join(";");
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => {
    const copy = to.children[i];
    if (copy) inlineStyles(child, copy);
  });
}

function sizeOf(drawing: SVGSVGElement): {width: number; height: number} {
  const box = drawing.viewBox.baseVal;
  if (box && box.width > 0) return {width: box.width, height: box.height};
  const {width, height} = drawing.getBoundingClientRect();
  return {width, height};
}

function backgroundOf({backgroundColor}: CSSStyleDeclaration): string {
  return backgroundColor === "rgba(0, 0, 0, 0)" ? "#fff" : backgroundColor;
}

// not by innerHTML: it writes a no-break space as an entity that XML does not know
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
