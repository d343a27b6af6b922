import {html, join, type Html} from "./html.js";

/**
 * The language of the Sámi and Kven parts of official names of municipalities and counties (register of place names,
 * Kartverket): se Northern, smj Lule and sma Southern Sámi, fkv Kven. The register of municipalities does not mark them.
 */
const nameLanguages: Readonly<Record<string, string>> = {
  Aarborte: "sma",
  Deatnu: "se",
  Dielddanuorri: "se",
  Divttasvuodna: "smj",
  Finnmárku: "se",
  Finmarkku: "fkv",
  Fuossko: "smj",
  Guovdageaidnu: "se",
  Gáivuotna: "se",
  Hábmer: "smj",
  Hámmerfeasta: "se",
  Kaivuono: "fkv",
  Kárášjohka: "se",
  Loabák: "se",
  Nordlánnda: "smj",
  Omasvuono: "fkv",
  Omasvuotna: "se",
  Porsanki: "fkv",
  Porsáŋgu: "se",
  Raarvihke: "sma",
  Raavrevijhke: "sma",
  Raisi: "fkv",
  Romsa: "se",
  Romssa: "se",
  Rosse: "sma",
  Ráisa: "se",
  Snåase: "sma",
  Suortá: "se",
  Tromssa: "fkv",
  Trööndelage: "sma",
  Unjárga: "se"
};

/** A name with the language of its Sámi and Kven parts, for screen readers. Everything in it is text. */
export function placeName(name: string): Html {
  const parts = name.split(/(\s*[-–]\s*)/);
  return join(
    parts.map((part) => {
      const language = nameLanguages[part];
      return language ? html`<span lang="${language}">${part}</span>` : part;
    })
  );
}
