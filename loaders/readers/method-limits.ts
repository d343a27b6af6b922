import {references} from "../../src/statistics/references.ts";
import {cite, escapeText} from "./markdown.ts";
import type {SiteSettings} from "./site-settings.ts";

/** What nobody should read out of the site. */
export function writeNotShown(): string {
  return `## Hva Puljeblikk ikke viser

- **Om en pulje virket.** Deltakerne ble ikke trukket ut tilfeldig. Endringen kan ha andre grunner: hvem som ble valgt, hva kommunene ellers gjorde, eller at høye tall faller. ${cite("Puljeblikk")}
- **Hvor mange som er mobbet av dem som ikke svarte.** Undersøkelsen er frivillig for eleven, og på flere trinn for skolen. ${cite("Udir")}
- **Mobbing i barnehagen.** Det finnes ingen undersøkelse der barna selv svarer, som kan settes ved siden av elevenes svar. ${cite("Udir")}
- **Hvilken skole som er best eller dårligst.** Små skoler får store utslag, og forskjellene rommes for det meste av tilfeldigheter. ${cite("Puljeblikk")}
- **Hva som er rett eller lovlig fordeling.** Det avgjør samarbeidsforumet og statsforvalteren. ${cite("Udirs retningslinjer")}
- **Hvem som deltok, der listene ikke er offentlige.** Ingen deltaker er gjettet. ${cite("Puljeblikk")}
- **Tall for enkeltpersoner**, eller noe som kan føres tilbake til dem. ${cite("Puljeblikk")}`;
}

const documents: readonly [file: string, about: string][] = [
  ["effect-methods.md", "metodene på siden Effekt, og hva som er valgt og hvorfor"],
  ["effect-evidence.md", "simuleringer som viser hvor godt metodene treffer"],
  ["fordeling.md", "fordelingen krone for krone, med regneeksempel, og alle mål på ulikhet"],
  ["rules.md", "reglene og tekstene de bygger på"],
  ["disclosure-control.md", "grensene for skjerming, og hvordan ingen skjermede tall følger av de viste"],
  ["checks.md", "kontrollene som dataene går gjennom"],
  ["data-dictionary.md", "tabeller og kolonner"]
];

/** Where to read on: pages of the site, documents of the source code, literature. */
export function writeFurther({documentation}: Pick<SiteSettings, "documentation">): string {
  const entries = documents.map(([file, about]) => {
    const name = `docs/${file}`;
    return documentation
      ? `<li><a href="${escapeText(new URL(file, documentation).href)}">${name}</a>: ${about}</li>`
      : `<li><code>${name}</code>: ${about}</li>`;
  });
  return `## Les mer

Kilder, datoer, lisenser og forbehold for hvert datasett står under [Data og kilder](/kilder). Ordene er forklart under [Begreper](/begreper).

### Dokumenter i kildekoden (engelsk)

<ul>
${entries.join("\n")}
</ul>

### Litteratur

<ul class="pb-references">
${references.map((text) => `<li lang="en">${text.replaceAll("&", "&amp;")}</li>`).join("\n")}
<li lang="en">Cox, L. H. (1980). Suppression methodology and statistical disclosure control. Journal of the American Statistical Association 75, 377–385.</li>
<li lang="en">Fischetti, M. &amp; Salazar-González, J. J. (2001). Solving the cell suppression problem on tabular data with linear constraints. Management Science 47, 1008–1027.</li>
<li lang="en">Kelly, J. P., Golden, B. L. &amp; Assad, A. A. (1992). Cell suppression: disclosure protection for sensitive tabular data. Networks 22, 397–417.</li>
<li lang="en">Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion. Statistics in Medicine 17, 857–872.</li>
<li lang="en">Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185–1202.</li>
<li lang="en">Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.</li>
</ul>
`;
}
