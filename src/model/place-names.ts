/** Languages of official place names beside Norwegian, by their BCP 47 code: North, Lule and South Sámi, and Kven. */
export type NameLanguage = "se" | "smj" | "sma" | "fkv";

/** One part of a name; `lang` is missing for Norwegian, and for what stands between the parts. */
export interface NamePart {
  text: string;
  lang?: NameLanguage;
}

/** An official name in another language of a municipality or county of today. */
interface ForeignName {
  name: string;
  lang: NameLanguage;
  /** Code of the municipality or county. */
  code: string;
}

/**
 * Official names in Sámi languages and Kven. Sources: SSB's list of multilingual names of counties and municipalities
 * (ssb.no, Kommunekatalog: Flerspråklige fylkes- og kommunenavn), for the newest ones the ministry's decisions of
 * 11 June 2021, 7 May 2021, 22 June 2022 and 16 February 2024. SSB does not part the Sámi languages: those follow the
 * list at genealogi.no (Flerspråklige fylkes- og kommunenavn) and the word for municipality in the decision (gielda is
 * North Sámi, tjïelte South Sámi, suohkan either North or Lule Sámi by area). Oslove: NRK, December 2023. Sisdajven,
 * Nordlándda, Romssa and Finnmárkku are the forms that the names of counties have in the register of municipalities.
 */
export const foreignNames: readonly ForeignName[] = [
  {name: "Oslove", lang: "sma", code: "03"},
  {name: "Oslove", lang: "sma", code: "0301"},
  {name: "Nordlánnda", lang: "smj", code: "18"},
  {name: "Nordlándda", lang: "se", code: "18"},
  {name: "Sisdajven", lang: "sma", code: "34"},
  {name: "Trööndelage", lang: "sma", code: "50"},
  {name: "Romsa", lang: "se", code: "55"},
  {name: "Romssa", lang: "se", code: "55"},
  {name: "Tromssa", lang: "fkv", code: "55"},
  {name: "Finnmárku", lang: "se", code: "56"},
  {name: "Finnmárkku", lang: "se", code: "56"},
  {name: "Finmarkku", lang: "fkv", code: "56"},
  {name: "Aarborte", lang: "sma", code: "1826"},
  {name: "Fuosko", lang: "smj", code: "1841"},
  {name: "Fuossko", lang: "smj", code: "1841"},
  {name: "Evenášši", lang: "se", code: "1853"},
  {name: "Suortá", lang: "se", code: "1870"},
  {name: "Hábmer", lang: "smj", code: "1875"},
  {name: "Nåavmesjenjaelmie", lang: "sma", code: "5007"},
  {name: "Snåase", lang: "sma", code: "5041"},
  {name: "Raarvihke", lang: "sma", code: "5043"},
  {name: "Hárstták", lang: "se", code: "5503"},
  {name: "Dielddanuorri", lang: "se", code: "5512"},
  {name: "Rivtták", lang: "se", code: "5516"},
  {name: "Loabák", lang: "se", code: "5518"},
  {name: "Omasvuotna", lang: "se", code: "5538"},
  {name: "Omasvuono", lang: "fkv", code: "5538"},
  {name: "Gáivuotna", lang: "se", code: "5540"},
  {name: "Kaivuono", lang: "fkv", code: "5540"},
  {name: "Ráisa", lang: "se", code: "5544"},
  {name: "Raisi", lang: "fkv", code: "5544"},
  {name: "Hámmerfeasta", lang: "se", code: "5603"},
  {name: "Kárášjohka", lang: "se", code: "5610"},
  {name: "Guovdageaidnu", lang: "se", code: "5612"},
  {name: "Porsáŋgu", lang: "se", code: "5622"},
  {name: "Porsanki", lang: "fkv", code: "5622"},
  {name: "Deatnu", lang: "se", code: "5628"},
  {name: "Unjárga", lang: "se", code: "5636"}
];

const languageByName = new Map(foreignNames.map(({name, lang}) => [name, lang]));
const anyName = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[...languageByName.keys()].join("|")})(?![\p{L}\p{N}])`,
  "gu"
);

/**
 * A name or a text as parts with their language: `Porsanger-Porsáŋgu-Porsanki` → `Porsanger-`, `Porsáŋgu` (se), `-`,
 * `Porsanki` (fkv). Joined, the parts are the text again.
 */
export function splitPlaceName(text: string): NamePart[] {
  const parts: NamePart[] = [];
  let from = 0;
  for (const match of text.matchAll(anyName)) {
    if (match.index > from) parts.push({text: text.slice(from, match.index)});
    const lang = languageByName.get(match[0]);
    parts.push(lang ? {text: match[0], lang} : {text: match[0]});
    from = match.index + match[0].length;
  }
  if (from < text.length || parts.length === 0) parts.push({text: text.slice(from)});
  return parts;
}

/** Official names in other languages of a municipality or county, for searching. */
export function foreignNamesOf(code: string): string[] {
  return foreignNames.filter((name) => name.code === code).map(({name}) => name);
}
