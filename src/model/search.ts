import {z} from "./schema.js";

/** What a search can find, in the order of the groups on the results page. */
export const searchKinds = [
  "nation",
  "county",
  "municipality",
  "network",
  "school",
  "measure",
  "indicator",
  "term",
  "page",
  "report"
] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchKindLabel: Readonly<Record<SearchKind, string>> = {
  nation: "Landet",
  county: "Fylke",
  municipality: "Kommune",
  network: "Nettverk",
  school: "Skole",
  measure: "Mål",
  indicator: "Indeks",
  term: "Begrep",
  page: "Side",
  report: "Rapport"
};

/** One thing that can be found. */
export const SearchEntry = z.object({
  kind: z.enum(searchKinds),
  /** As people read it. */
  name: z.string().min(1),
  /** What tells it from others of the name, `i Innlandet`; empty where nothing is needed. */
  detail: z.string(),
  /** Address within the site, from its root and without a slash first: `mobbing?fylke=50`. */
  path: z.string(),
  /** Other words that find it: codes, names in other languages, forms of a term. */
  words: z.string()
});
export type SearchEntry = z.infer<typeof SearchEntry>;

/** `data/search.json`. */
export const SearchIndex = z.object({entries: z.array(SearchEntry).min(1)});
export type SearchIndex = z.infer<typeof SearchIndex>;

/** A page as the menu, search and its own heading name it. */
export interface PageTitle {
  /** Address from the site's root, without a slash first: `metode`; empty for the first page. */
  path: string;
  title: string;
  /** The page's heading: the question that it answers. */
  question: string;
}
