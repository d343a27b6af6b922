import {catchUp, whenNear} from "./afterwards.js";
import {badge, downloadLink, type DownloadLink, type Provenance} from "./badge.js";
import {encodeCsv} from "./csv.js";
import {dataTable, statusOf, type Column} from "./data-table.js";
import {element, uniqueId, writeText} from "./element.js";
import {absenceSign, absenceStatuses, formatDate, type AbsenceStatus} from "./format.js";
import {asImage} from "./image.js";
import {keepFocus} from "./keep-focus.js";
import {encodePng} from "./png-file.js";
import {saveBlob, saveFile} from "./save-file.js";
import {encodeDrawings} from "./svg-file.js";

export interface FigureOptions<T> {
  /** The finding or the question, as a sentence. */
  title: string;
  /** Unit, population and period. */
  subtitle: string;
  /**
   * The chart, or a function that draws it for a width in pixels and is called again when the width changes. It is given
   * the chart drawn before and may write into that one instead of drawing a new one.
   */
  chart: Element | ((width: number, before?: Element) => Element);
  /** What the chart shows, in words with numbers, for those who cannot see it. */
  textAlternative: string;
  /** The numbers of the chart: shown as a table and offered as CSV. */
  rows: readonly T[];
  columns: readonly Column<T>[];
  /** The first source is shown on the badge; the source line names them all. */
  sources: readonly [Provenance, ...Provenance[]];
  /** File name of the figure's CSV without extension: ASCII, no spaces. */
  file: string;
  note?: string | Node;
  /** Files with the whole data sets behind the figure. */
  downloads?: readonly DownloadLink[];
  /** True for a chart that is operated itself (a map): it then keeps its own roles and names. */
  interactive?: boolean;
  /** True to show the table twin at once, where the reader compares numbers and not only shapes. */
  openTable?: boolean;
  /** Level of the title's heading; default 2. */
  level?: 2 | 3;
  /** Hands the file to the reader; default saves it from the browser. */
  save?: (name: string, content: string) => void;
}

/** What of a figure can be renewed in place. */
export type FigureContent<T> = Pick<
  FigureOptions<T>,
  "title" | "subtitle" | "chart" | "textAlternative" | "rows" | "note"
>;

/**
 * A figure; `renew` shows other numbers in the same frame, and what the reader has opened stays open. Far from the screen
 * it waits until the numbers rest, or until it comes near.
 */
export type Figure<T> = HTMLElement & {renew: (content: FigureContent<T>) => void};

/**
 * The one frame of every figure: title, subtitle, chart as an image with a description, legend of the signs that
 * occur, note, source line with licence and date, provenance badge, table twin, CSV of the figure and links to the
 * whole data set. The chart is redrawn when its width changes and before printing.
 */
export function figure<T>(options: FigureOptions<T>): Figure<T> {
  const {columns, sources, file, downloads = [], level = 2} = options;
  let content: FigureContent<T> = options;
  const titleId = uniqueId("figure");
  const save = options.save ?? saveFile;
  const csv = element("button", {type: "button", class: "pb-link-button"}, "Data i figuren (CSV)");
  csv.addEventListener("click", () => {
    catchUp();
    save(`${file}.csv`, encodeCsv(content.rows, [...columns, creditColumn(sources)]));
  });
  const drawings = (): string[] => {
    catchUp();
    const drawn = image.closest("figure")?.querySelector(".pb-chart");
    return drawn ? encodeDrawings(drawn, {title: content.title, source: sourceText(sources)}) : [];
  };
  const numbered = (count: number, i: number) => `${file}${count > 1 ? `-${i + 1}` : ""}`;
  const image = element("button", {type: "button", class: "pb-link-button"}, "Figuren (SVG)");
  image.addEventListener("click", () => {
    drawings().forEach((text, i, all) => save(`${numbered(all.length, i)}.svg`, text, "image/svg+xml"));
  });
  const picture = element("button", {type: "button", class: "pb-link-button"}, "Figuren (PNG)");
  const savePictures = async () => {
    const texts = drawings();
    for (const [i, text] of texts.entries())
      saveBlob(`${numbered(texts.length, i)}.png`, await encodePng(text));
  };
  picture.addEventListener("click", () => void savePictures());
  const chart = chartFrame(
    (width, before) => {
      const drawn = typeof content.chart === "function" ? content.chart(width, before) : content.chart;
      return options.interactive
        ? drawn
        : asImage(drawn, {title: content.title, description: content.textAlternative});
    },
    typeof options.chart === "function"
  );
  const title = element(level === 2 ? "h2" : "h3", {id: titleId, class: "pb-figure-title"});
  const subtitle = element("p", {class: "pb-figure-subtitle"});
  const spoken = options.interactive ? element("p", {class: "ds-sr-only"}) : null;
  const legend = element("div");
  const note = element("p");
  const twin = dataTable(options.rows, columns, {caption: options.title, hideCaption: true});
  const details = element(
    "details",
    {class: "pb-twin", open: options.openTable ?? false},
    element("summary", {}, "Vis som tabell"),
    twin
  );
  let explained: string | undefined;
  const write = () => {
    writeText(title, content.title);
    writeText(subtitle, content.subtitle);
    if (spoken) writeText(spoken, content.textAlternative);
    const absent = absenceStatuses.filter((status) =>
      columns.some((column) => content.rows.some((row) => statusOf(row, column) === status))
    );
    if (absent.join() !== explained) legend.replaceChildren(absenceLegend(absent) ?? "");
    explained = absent.join();
    if (content.note instanceof Node) note.replaceChildren(content.note);
    else writeText(note, content.note ?? "");
    note.hidden = !content.note;
  };
  const renewTwin = whenNear(
    twin,
    () => {
      const caption = twin.querySelector("caption");
      if (caption) writeText(caption, content.title);
      twin.renew(content.rows);
    },
    {distance: "5%"}
  );
  write();
  const example = sources.some(({world}) => world === "example");
  const root = element(
    "figure",
    {class: example ? "pb-figure pb-figure-example" : "pb-figure", "aria-labelledby": titleId},
    element("div", {class: "pb-figure-head"}, title, subtitle, badge(sources[0], downloads)),
    spoken,
    chart.frame,
    element("figcaption", {class: "pb-figure-foot"}, legend, note, sourceLine(sources)),
    details,
    element("p", {class: "pb-downloads"}, csv, image, picture, ...downloads.map(downloadLink))
  );
  const renewAll = () => {
    write();
    chart.redraw();
    renewTwin();
  };
  const renewNear = whenNear(root, renewAll);
  return Object.assign(root, {
    renew: (next: FigureContent<T>) => {
      content = next;
      renewNear();
    }
  });
}

/** One line a sign that occurs; null when nothing is absent. */
export function absenceLegend(statuses: readonly AbsenceStatus[]): HTMLElement | null {
  if (statuses.length === 0) return null;
  const items = statuses.map((status) => {
    const {sign, sentence} = absenceSign(status);
    return element("li", {}, element("span", {class: "pb-sign"}, sign), ` ${sentence}`);
  });
  return element("ul", {class: "pb-signs", "aria-label": "Tegnforklaring"}, ...items);
}

/** The credit travels with the numbers: the same text in every row of the figure's file. */
function creditColumn<T>(sources: readonly Provenance[]): Column<T> {
  const credit = sources
    .map(({world, title, licence, attribution, publisher}) =>
      world === "example" ? `${title}: oppdiktede tall` : `${attribution ?? publisher} (${title}), ${licence}`
    )
    .join("; ");
  return {name: "source", label: "Kilde", value: () => credit};
}

/** `Kilde: Utdanningsdirektoratet (Elevundersøkelsen), NLOD 2.0, dato 6. oktober 2026; bearbeidet.` */
function sourceLine(sources: readonly Provenance[]): HTMLElement {
  return element("p", {class: "pb-source"}, sourceText(sources));
}

function sourceText(sources: readonly Provenance[]): string {
  const texts = sources.map(({world, publisher, title, licence, retrieved}) =>
    world === "example"
      ? `${title.includes("oppdiktet") ? title : `${title}, oppdiktet`}, laget ${formatDate(retrieved)}`
      : `${publisher} (${title}), ${licence}, dato ${formatDate(retrieved)}`
  );
  return `${texts.length > 1 ? "Kilder" : "Kilde"}: ${texts.join("; ")}; bearbeidet.`;
}

const firstWidth = 640;
/** A little wider than A4 between its margins, so that charts are drawn in their wide form and shown at 93 %. */
const paperWidth = 720;

/** Draws for the width of the frame, and again when it changes; a chart that is no function is drawn once. */
function chartFrame(
  render: (width: number, before?: Element) => Element,
  isResponsive: boolean
): {frame: HTMLElement; redraw: () => void} {
  const frame = element("div", {class: "pb-chart"});
  let drawn = 0;
  const draw = (width: number) => {
    drawn = width;
    const before = frame.firstElementChild ?? undefined;
    const chart = render(width, before);
    if (chart !== before) keepFocus(frame, () => frame.replaceChildren(chart));
  };
  const fit = (width: number) => {
    if (width !== drawn && width >= 1) draw(width);
  };
  const redraw = () => draw(drawn);
  draw(firstWidth);
  if (!isResponsive || typeof ResizeObserver === "undefined") return {frame, redraw};
  let screenWidth = firstWidth;
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    screenWidth = Math.floor(entry.contentRect.width);
    if (!matchMedia("print").matches) fit(screenWidth);
  });
  observer.observe(frame);
  listenForPrint();
  frame.addEventListener("pb-paper", () => fit(paperWidth));
  frame.addEventListener("pb-screen", () => fit(screenWidth));
  return {frame, redraw};
}

let listening = false;

// One pair of window listeners for all figures: a pair each would keep every replaced figure alive.
function listenForPrint(): void {
  if (listening) return;
  listening = true;
  addEventListener("beforeprint", () => tellCharts("pb-paper"));
  addEventListener("afterprint", () => tellCharts("pb-screen"));
}

function tellCharts(type: string): void {
  for (const frame of document.querySelectorAll(".pb-chart")) frame.dispatchEvent(new Event(type));
}
