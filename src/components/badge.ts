import {maybeOwn} from "../model/own.js";
import {element} from "./element.js";
import {formatDate} from "./format.js";

/**
 * Where the numbers of a figure come from. A data set of the manifest has all these fields. `retrieved` is an ISO
 * date, `period` free text such as `2025-26`, `caveats` Norwegian sentences, `url` the publisher's page or interface.
 */
export interface Provenance {
  world: "real" | "example";
  title: string;
  publisher: string;
  period: string;
  licence: string;
  retrieved: string;
  url: string;
  caveats: readonly string[];
  attribution?: string;
  /** True for the reader's own file, which nobody but the reader has looked at. */
  unchecked?: boolean;
}

export interface DownloadLink {
  label: string;
  href: string;
}

/**
 * The small badge on every figure that says in words whether the numbers are real, and opens to source, licence,
 * date and caveats. Example data also get a striped edge. `downloads` are files of the whole data set.
 */
export function badge(source: Provenance, downloads: readonly DownloadLink[] = []): HTMLDetailsElement {
  const example = source.world === "example";
  const facts: [string, Node | string][] = [
    ["Datasett", source.title],
    ["Utgiver", source.publisher],
    ["Periode", formatPeriod(source.period) || "ikke oppgitt"],
    ["Lisens", source.attribution ? `${source.licence}. ${source.attribution}` : source.licence],
    [example ? "Laget" : "Dato", formatDate(source.retrieved)]
  ];
  if (/^https?:/.test(source.url))
    facts.push(["Adresse", element("a", {href: source.url, class: "pb-break-anywhere"}, source.url)]);
  const root = element(
    "details",
    {class: example ? "pb-badge pb-badge-example" : "pb-badge"},
    element("summary", {}, formatBadge(source)),
    element(
      "div",
      {class: "pb-badge-body"},
      element(
        "dl",
        {},
        ...facts.flatMap(([term, text]) => [element("dt", {}, term), element("dd", {}, text)])
      ),
      source.caveats.length > 0 && element("p", {class: "pb-badge-heading"}, "Forbehold"),
      source.caveats.length > 0 &&
        element("ul", {}, ...source.caveats.map((caveat) => element("li", {}, caveat))),
      downloads.length > 0 &&
        element("p", {}, ...downloads.flatMap((link, i) => [i ? " · " : "", downloadLink(link)]))
    )
  );
  root.addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !root.open) return;
    root.open = false;
    root.querySelector("summary")?.focus();
  });
  return root;
}

/** `Virkelige tall · Udir · 2025–26`, `Eksempeldata – oppdiktet` or `Egne tall · ikke kontrollert`. */
export function formatBadge({world, publisher, period, unchecked}: Provenance): string {
  if (world === "example") return "Eksempeldata – oppdiktet";
  if (unchecked) return "Egne tall · ikke kontrollert";
  return ["Virkelige tall", maybeOwn(shortPublisher, publisher) ?? publisher, formatPeriod(period)].join(
    " · "
  );
}

/** `2024-25–2025-26` → `2024–25 til 2025–26`, `2007–2025` as it is. */
export function formatPeriod(period: string): string {
  return period
    .replace(/(\d{4}-\d{2})–(\d{4}-\d{2})/, "$1 til $2")
    .replace(/(\d{4})-(\d{2})(?!\d)/g, "$1–$2");
}

const shortPublisher: Readonly<Record<string, string>> = {
  Utdanningsdirektoratet: "Udir",
  "Statistisk sentralbyrå": "SSB",
  Folkehelseinstituttet: "FHI",
  "Direktoratet for forvaltning og økonomistyring": "DFØ"
};

/** A link to a file; its whole address is printed after it on paper. */
export function downloadLink({label, href}: DownloadLink): HTMLAnchorElement {
  return element("a", {href, download: true, "data-address": new URL(href, document.baseURI).href}, label);
}
