import {readable} from "../../src/model/readable.ts";
import {signNote} from "./absence.ts";
import {periodText, type SetFacts} from "./facts.ts";
import {formatNotes, rowLimits} from "./formats.ts";
import {formulaNote} from "./formula.ts";
import type {Format, ListedSet} from "./listing.ts";

/** The text that lies beside the files and in the zip: what they are, how to read them, what each set is. */
export function encodeReadMe(
  sets: readonly {facts: SetFacts; listed: ListedSet}[],
  {isExample, dataPackage}: {isExample: boolean; dataPackage: string}
): string {
  const lines = [
    isExample ? "# Puljeblikk: eksempeldata – oppdiktet" : "# Puljeblikk: data",
    "",
    ...(isExample
      ? ["Alt her er oppdiktet: Eksempelfylket finnes ikke. Bruk filene bare til å prøve ut metoder.", ""]
      : []),
    "Datasettene bak nettstedet Puljeblikk. Sammenhenger i tallene er ikke bevis på virkning, og skoler skal ikke rangeres.",
    "",
    "## Filene",
    "",
    ...(Object.keys(formatNotes) as Format[]).map((format) => {
      const {extension, label, sentence} = formatNotes[format];
      const {rows, why} = rowLimits[format];
      const limit = Number.isFinite(rows)
        ? ` Har settet over ${rows} rader, er filen delt etter fylke eller utelatt: ${why}.`
        : "";
      return `- \`<sett>.${extension}\` – ${label}. ${sentence}${limit}`;
    }),
    `- \`${dataPackage}\` – Table Schema for CSV-filene.`,
    "- `catalog.ttl` og `catalog.jsonld` – katalog etter DCAT-AP-NO (på nettstedet).",
    "",
    "## Tegn og tekst",
    "",
    signNote,
    "",
    formulaNote,
    "",
    "En CSV-fil som åpnes ved å dobbeltklikke, mister nuller foran i koder (0301 blir 301). Bruk XLSX, eller importer kolonnen som tekst.",
    "",
    "## Versjoner",
    "",
    "Hvert sett har versjon hoved.del.retting, som følger av forrige utgave. Første tall øker når rader eller kolonner er tatt bort, eller en kolonne betyr noe annet, andre når rader, kolonner eller koder er kommet til, også et nytt år, tredje når tall eller tekster er rettet, skjermet eller vist igjen.",
    "",
    "## Settene",
    ...sets.flatMap((s) => describe(s))
  ];
  return `${lines.join("\n")}\n`;
}

function describe({facts, listed}: {facts: SetFacts; listed: ListedSet}): string[] {
  const {set, name, title, version, rows, origins} = facts;
  const period = periodText(facts);
  return [
    "",
    `### ${name}: ${title}`,
    "",
    `Versjon ${version}. ${rows} rader${period ? `, ${period}` : ""}. En rad er: ${lowerFirst(set.row)}. ${set.description}`,
    "",
    ...listed.leftOut.map(({format, reason}) => `- Ikke som ${formatNotes[format].label}: ${reason}.`),
    ...origins.flatMap((o) => [
      `- Kilde: ${inlineText(o.title)}. ${inlineText(o.attribution)}. Lisens: ${inlineText(o.licence)}. Hentet ${o.retrieved}. ${o.url}`,
      ...o.caveats.map((caveat) => `  - Forbehold: ${inlineText(caveat)}`)
    ]),
    ...(origins.length
      ? []
      : ["- Radene kommer fra egne filer i data/user. Kilde og lisens er ikke oppgitt."])
  ];
}

/**
 * A text of a source in a line of Markdown that people also read as it is: no markup, no hidden characters, and a backslash
 * only before signs that would otherwise mean something.
 */
export function inlineText(text: string): string {
  return readable(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*~[\]<>&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
