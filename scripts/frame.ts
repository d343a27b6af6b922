import {editionPlace} from "../loaders/readers/places.ts";
import {readSiteSettings} from "../loaders/readers/site-settings.ts";
interface MenuPage {
  label: string;
  path: string;
}

/** The pages in the header, in order. `path` as Framework writes it: without extension, `/index` for the first. */
export const navigation: readonly MenuPage[] = [
  {label: "Oversikt", path: "/index"},
  {label: "Mobbing", path: "/mobbing"},
  {label: "Effekt", path: "/effekt"},
  {label: "Fordeling", path: "/fordeling"},
  {label: "Nettverk", path: "/nettverk"}
];

/** The pages behind "Mer". */
export const morePages: readonly MenuPage[] = [
  {label: "Deltakelse", path: "/deltakelse"},
  {label: "Rapporter", path: "/rapporter"},
  {label: "Data og kilder", path: "/kilder"},
  {label: "Kvalitet", path: "/kvalitet"},
  {label: "Variabler", path: "/variabler"},
  {label: "Metode", path: "/metode"},
  {label: "Begreper", path: "/begreper"},
  {label: "Endringer", path: "/endringer"},
  {label: "Om Puljeblikk", path: "/om"}
];

/** What the footer names. What is not given is left out; there is no accessibility statement of our own making. */
export interface FooterOptions {
  /** ISO date of the edition; a publication fills it in where it is not given. */
  edition?: string;
  /** Publishers of the data, in Norwegian. */
  sources?: readonly string[];
  licence?: string;
  /** The statement registered at uustatus.no. */
  accessibilityUrl?: string;
  /** E-mail address. */
  contact?: string;
  sourceCodeUrl?: string;
}

/** For `head` in the configuration: icon, own font, colours of the browser's frame. Requests nothing from outside. */
export const head = [
  '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
  '<link rel="stylesheet" href="/fonts.css">',
  '<meta name="color-scheme" content="light dark">',
  '<meta name="theme-color" content="#255f41">'
].join("\n");

/** For `head` of pages that Framework builds: suggestions in the search field, links to terms, languages of names. */
export const frameScript = '<script type="module" src="/components/frame.js"></script>';

/**
 * The search form: without scripts it leads to the page Søk, with them it suggests as the reader types. Its address is
 * relative, since Framework rewrites those of links alone.
 */
function searchForm(path: string): string {
  const up = "../".repeat(path.split("/").length - 2) || "./";
  return `<form class="pb-search" role="search" action="${up}sok"><label class="ds-sr-only" for="pb-search-input">Søk etter sted, mål eller begrep</label><input id="pb-search-input" class="ds-input" type="search" name="q" placeholder="Søk" maxlength="100" autocapitalize="none" spellcheck="false"><button type="submit" class="pb-search-button">Søk</button></form>`;
}

/**
 * For `header` in the configuration: skip link, the site's name, search, and the pages with the current one marked. The last
 * pages lie behind "Mer"; under 640 px all pages lie in one list behind one button. Both are opened by the browser's own
 * popover, so no script is needed.
 */
export function header({path}: {path: string}): string {
  const isCurrent = (page: MenuPage) => page.path === path || path.startsWith(`${page.path}/`);
  const link = (page: MenuPage) =>
    `<li><a href="${page.path === "/index" ? "/" : page.path}"${isCurrent(page) ? ' aria-current="page"' : ""}>${page.label}</a></li>`;
  const inMore = morePages.some(isCurrent);
  return `<a href="#observablehq-main" class="ds-skip-link">Hopp til hovedinnholdet</a>
<div class="pb-header">
<a class="pb-name" href="/">Puljeblikk</a>
<button type="button" class="pb-menu-button" popovertarget="pb-menu">Meny</button>
<nav id="pb-menu" class="pb-menu" popover aria-label="Hovedmeny"><ul>${navigation.map(link).join("")}<li><button type="button" class="pb-more-button${inMore ? " pb-current" : ""}" popovertarget="pb-more">Mer</button><ul id="pb-more" class="pb-more" popover>${morePages.map(link).join("")}</ul></li></ul></nav>
${searchForm(path)}
</div>`;
}

/** For `footer` in the configuration. */
export function footer({
  edition,
  sources = [],
  licence,
  accessibilityUrl,
  contact,
  sourceCodeUrl
}: FooterOptions = {}): string {
  const lines = [
    edition ? `Utgave ${formatEdition(edition)}.` : editionPlace,
    sources.length > 0 && `Kilder: ${sources.map(escapeHtml).join(", ")}.`,
    licence && `Lisens for tallene: ${escapeHtml(licence)}.`
  ].filter(Boolean);
  const links = [
    '<a href="/kilder">Data og kilder</a>',
    '<a href="/metode">Metode</a>',
    '<a href="/om">Om Puljeblikk</a>',
    accessibilityUrl && `<a href="${escapeHtml(accessibilityUrl)}">Tilgjengelighetserklæring</a>`,
    contact && `<a href="mailto:${escapeHtml(contact)}">Kontakt: ${escapeHtml(contact)}</a>`,
    sourceCodeUrl && `<a href="${escapeHtml(sourceCodeUrl)}">Kildekode</a>`
  ].filter(Boolean);
  return `<div class="pb-footer">
<p><strong>Puljeblikk</strong> viser mobbing, deltakelse og midler i kompetansenettverkene side om side. Sammenhenger her er ikke bevis på virkning.</p>
<p>${lines.join(" ")}</p>
<ul>${links.map((link) => `<li>${link}</li>`).join("")}</ul>
</div>`;
}

/** The footer of every page of this site. */
export function siteFooter(): string {
  const {contact, accessibilityStatement, sourceCode} = readSiteSettings();
  return footer({
    contact: contact ?? undefined,
    accessibilityUrl: accessibilityStatement ?? undefined,
    sourceCodeUrl: sourceCode ?? undefined,
    sources: [
      "Utdanningsdirektoratet (NLOD 2.0)",
      "Statistisk sentralbyrå (CC BY 4.0)",
      "Folkehelseinstituttet",
      "Direktoratet for forvaltning og økonomistyring"
    ]
  });
}

function formatEdition(iso: string): string {
  return new Intl.DateTimeFormat("nb-NO", {dateStyle: "long", timeZone: "UTC"}).format(
    new Date(`${iso}T00:00:00Z`)
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
