import {escapeText} from "./markdown.ts";
import {startPage, writtenPages} from "./pages.ts";
import type {SiteSettings} from "./site-settings.ts";

const notGiven = "ikke oppgitt";

/** The page Om: who, why, what it is not, contact, accessibility, privacy, source code, licences, how to cite. */
export function writeAboutPage(settings: SiteSettings): string {
  const {responsible, contact, accessibilityStatement, sourceCode} = settings;
  const facts: [string, string][] = [
    ["Ansvarlig", responsible ? escapeText(responsible) : notGiven],
    ["Kontakt", contact ? `<a href="mailto:${escapeText(contact)}">${escapeText(contact)}</a>` : notGiven],
    [
      "Tilgjengelighetserklæring",
      accessibilityStatement
        ? `<a href="${escapeText(accessibilityStatement)}">Erklæringen hos uustatus.no</a>`
        : notGiven
    ],
    ["Kildekode", sourceCode ? `<a href="${escapeText(sourceCode)}">${escapeText(sourceCode)}</a>` : notGiven]
  ];
  const publisher = responsible ? escapeText(responsible) : "Puljeblikk";
  return `${startPage(writtenPages.about)}
<p class="pb-lead">Puljeblikk viser mobbing, deltakelse i puljer og fordeling av midler side om side, fordi de tre ellers ligger hver for seg.</p>

## Hvem står bak?

<dl class="pb-facts">
${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("\n")}
</dl>

## Hvorfor finnes det?

- **Direktoratet** spør: Endret mobbingen seg der eiere og skoler deltok i en pulje, sammenliknet med der de ikke deltok, eller ikke hadde begynt ennå?
- **Samarbeidsforumet** spør: Hva får hvert nettverk med vår fordelingsnøkkel, hvor ulikt blir det, og følger det reglene?

Svarene bygger på tre slags tall: andeler fra Elevundersøkelsen, lister over hvem som deltok, og kroner til hvert nettverk. Hvordan de er regnet ut, står under [Metode](/metode).

## Hva er det ikke?

- Ikke et bevis. En endring der noen deltok i en pulje, viser ikke at puljen er grunnen.
- Ikke en rangering. Puljeblikk setter ikke skoler i rekkefølge etter mobbing.
- Ikke et saksbehandlingssystem. Innstilling og vedtak gjøres av samarbeidsforumet og statsforvalteren.
- Ikke en juridisk vurdering. Reglene er gjengitt ordrett ved siden av tallene.
- Ikke alle tall. Lister over deltakere og tilskudd er for det meste ikke offentlige. Det som mangler, står det at mangler.

## Universell utforming

Sidene er laget for å følge WCAG 2.1 på nivå AA. De kan brukes med tastatur alene, i lyst og mørkt, på smal skjerm og på papir. Hver figur har en tabell med de samme tallene. Hver side kontrolleres av et program når nettstedet endres. Et program finner ikke alt: ${
    contact
      ? "meld fra til adressen over hvis noe stenger for deg."
      : "en adresse å melde fra til er ikke oppgitt for denne utgaven."
  } Den formelle erklæringen er ${
    accessibilityStatement ? "lenket til over." : "den ansvarliges, og er ikke oppgitt for denne utgaven."
  }

## Personvern

Nettstedet bruker ingen informasjonskapsler og lagrer ingenting om deg. Det henter ingenting fra andre enn tjeneren det ligger på. Søk, utregninger og egne tall på siden Fordeling blir i nettleseren din og sendes ikke noe sted. Egne tall følger med i en lenke bare når du selv krysser av for det. Tjeneren som viser sidene, kan føre en vanlig tilgangslogg; den bestemmer den ansvarlige over.

Tallene gjelder grupper, ikke enkeltpersoner. Tall som kilden har skjermet, vises ikke og regnes ikke ut.

## Lisenser

- Tall fra Utdanningsdirektoratet: NLOD 2.0. Inneholder data under NLOD, tilgjengeliggjort på data.udir.no.
- Tall fra Statistisk sentralbyrå: CC BY 4.0.
- Lisens, dato og forbehold for hvert datasett står under [Data og kilder](/kilder) og ved hver figur.
- Programmet er fri programvare under MIT-lisensen. Pakkene det er bygget med, og lisensene deres, står under [Lisenser](/lisenser).

## Slik viser du til Puljeblikk

Nevn tallets kilde først, så nettstedet og datoen du hentet tallet:

<p class="pb-quote">Utdanningsdirektoratet (Elevundersøkelsen), bearbeidet av ${publisher} i Puljeblikk: «Sidens tittel», adresse, hentet dag.måned.år.</p>

Oppgi alltid intervallet eller antall svar sammen med en andel, og skriv hvilket skoleår og trinn den gjelder. Tall merket «Eksempeldata – oppdiktet» skal ikke siteres som virkelige.
`;
}
