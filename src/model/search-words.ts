/**
 * What readers type who do not know the site's own word for it, by the id of a term. Apart from the glossary, which comes
 * with every page: only the index of the search needs them. Words that link to a term are its `forms` instead.
 */
export const termSynonyms: Readonly<Record<string, readonly string[]>> = {
  "andel-mobbet": ["mobbetall", "prosent mobbet", "mobbeandel"],
  baand: ["konfidensbånd", "usikkerhet"],
  brudd: ["tidsseriebrudd", "ny måling"],
  egenfinansiering: ["egenandel"],
  fordelingsnokkel: ["fordelingsmodell", "vekter"],
  intervall: [
    "95 %-intervall",
    "usikkerhet",
    "usikkerhetsintervall",
    "konfidensintervall",
    "konfidens",
    "feilmargin",
    "p-verdi",
    "signifikans",
    "signifikant"
  ],
  kompetansenettverk: ["kompetanseregion", "region"],
  overspredning: ["overdispersjon"],
  prosentpoeng: ["prosentenhet"],
  sammenlikning: ["sammenligning", "kontrollgruppe"],
  skjermet: [
    "prikket",
    "prikking",
    "skjermede tall",
    "anonymisert",
    "anonymisering",
    "personvern",
    "undertrykt"
  ],
  tegn: ["kolon", "prikk", "prikker", "manglende tall"],
  trakt: ["trakt-plott", "funnel plot"],
  "toveis-faste-effekter": ["TWFE"]
};

/** The same for a page, by its address. */
export const pageWords: Readonly<Record<string, readonly string[]>> = {
  kilder: ["lisens", "nedlasting"],
  kvalitet: ["kontroller", "kontroll av tallene", "avvik", "feil i tallene", "datakvalitet"],
  metode: ["usikkerhet", "konfidensintervall", "feilmargin", "p-verdi", "signifikans"],
  variabler: ["kjønn", "jenter", "gutter", "datasett", "nedlasting", "CSV", "Excel"]
};
