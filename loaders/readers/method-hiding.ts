import {
  disclosureLimits,
  type DisclosureLimit,
  type LimitedQuantity,
  type LimitScope
} from "../../src/model/disclosure-limits.ts";
import {formatSchoolYear, schoolYear} from "../../src/model/school-year.ts";
import {cite, markdownTable} from "./markdown.ts";

const scopeWords: Readonly<Record<LimitScope, string>> = {
  source: "Udirs tall",
  example: "Eksempelfylket",
  "made-here": "Summer som lages her",
  change: "Endringer på siden Effekt",
  printed: "Andeler som vises"
};

/** What is hidden below a limit. */
const limitWords: Readonly<Record<LimitedQuantity, (fewest: number) => string>> = {
  respondents: (fewest) => `færre enn ${fewest} svar`,
  numerator: (fewest) => `1 til ${fewest - 1} mobbede`,
  complement: (fewest) => `færre enn ${fewest} som ikke er mobbet`,
  schools: (fewest) => `færre enn ${fewest} skoler som deltok`,
  municipalities: (fewest) => `færre enn ${fewest} kommuner som deltok`,
  width: (fewest) => `spenn under ${fewest} mulige antall`
};

/** Every limit with where it holds, since when, why, and the document it rests on; then how sums are kept safe. */
export function writeHiding(): string {
  const limits = Object.values<DisclosureLimit>(disclosureLimits);
  return `### Grensene

Der det ikke står noe dokument, er grensen valgt her fordi ingen kilde oppgir den.

<div class="pb-table-region" role="region" aria-label="Grensene for skjerming" tabindex="0">

${markdownTable(
  ["Gjelder", "Grense", "Når", "Hvorfor", "Dokument"],
  limits.map((limit) => [
    scopeWords[limit.scope],
    limitWords[limit.quantity](limit.fewest),
    periodOf(limit),
    limit.reason,
    documentOf(limit)
  ])
)}

</div>

### Skjermede tall og summer

- En sum som lages her, bygger bare på tall som selv er vist. Derfor kan ingen regne seg fra summen til et skjermet tall. ${cite("Puljeblikk")}
- Summer fra kilden er noe annet. Ved hvert bygg ser en kontroll etter skjermede tall som står alene i en sum: kjønn, eierform, skoler, kommuner, fylker og sammenslåtte kommuner. ${cite("Puljeblikk")}
- Må flere tall skjermes for å verne ett, velges de som gir minst tap, og resultatet kontrolleres mot alt en utenforstående kan regne ut. ${cite("Fischetti og Salazar-González (2001); Kelly, Golden og Assad (1992)")}
- Antall svar står ikke ved siden av en andel som er skjermet. Det står i tabellen over deltakelse, der kilden viser det. ${cite("Puljeblikk")}`;
}

function periodOf({since, until}: DisclosureLimit): string {
  if (since !== null) return `fra ${yearName(since)}`;
  return until === null ? "alle år" : `til og med ${yearName(until)}`;
}

const yearName = (year: number): string => formatSchoolYear(schoolYear(year));

function documentOf({from, basis}: DisclosureLimit): string {
  if (!from) return "valgt her";
  const link = `[${from.document}](${from.url}) (${from.date})`;
  return basis === "documented" ? link : `valgt her, etter ${link}`;
}
