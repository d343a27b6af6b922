import type {ReportKind} from "../model/report-address.js";
import {reportAddress} from "../model/report-address.js";
import {element} from "./element.js";

/** A link to the printed report of a place; the pages that link to it lie at the root of the site. */
export function reportLink(kind: ReportKind, slug: string, name: string): HTMLElement {
  return element(
    "p",
    {class: "pb-report-link"},
    element("a", {href: `.${reportAddress(kind, slug)}`}, `Rapport om ${name}`),
    ", til å lese eller skrive ut"
  );
}
