import {formatSchoolYear, schoolYear} from "../../src/model/school-year.ts";
import {
  maybeMeasure,
  measureByUdirCode,
  measureLabel,
  measures,
  seriesBreaks
} from "../../src/model/survey.ts";
import {smallestCohort} from "../../src/statistics/analysis/settings.ts";
import {cite, markdownTable, percent} from "./markdown.ts";
import {usualLevel} from "../../src/statistics/shares/interval.ts";

/** What the numbers count: bullying, pupils and children, participation, money. */
export function writeMeasured(): string {
  const codes = Object.keys(measureByUdirCode);
  return `## Hva tallene teller

### Mobbing

Elevundersøkelsen har fire mål. Hvert av dem er andelen elever som blir mobbet to eller tre ganger i måneden eller oftere.

${markdownTable(
  ["Mål", "Udirs kode"],
  measures.map((measure) => [
    measureLabel[measure],
    `\`${codes.find((code) => maybeMeasure(code) === measure)}\``
  ])
)}

- «${measureLabel.total}» teller hver elev én gang, uansett hvor mange måter eleven blir mobbet på. Digital mobbing utenfor skolen er ikke med. ${cite("Udir")}
- Målene har ikke helt samme antall svar bak seg. Derfor kan samlemålet være lavere enn ett av de andre, uten at noe er feil. ${cite("Puljeblikk, sett i tall fra Udir for Bergen")}
- Antall svar er hentet fra Udirs tabell over deltakelse. I mobbetabellen betyr «antall besvart» antall elever som er mobbet; det er vår tolkning av tallene. ${cite("Puljeblikk")}
- Skoleåret 2024–25 er undersøkelsen høsten 2024. ${cite("Udir")}
- Landstall vises slik de er publisert, med så mange desimaler som de har. ${cite("Udir")}
- Treårige gjennomsnitt fra Folkehelseinstituttet er en annen slags tall og står alltid for seg. ${cite("FHI")}

### Elever, barn og lærlinger

Elever i grunnskolen er talt 1. oktober (GSI). Barn i barnehage er fra Nasjonalt barnehageregister, med datoen ved tallet. Antall lærlinger finnes ikke i kildene her; tallet mangler til du legger det inn. ${cite("Udir")}

### Deltakelse

IBS og LMP er to ordninger med hver sine puljer. De blandes ikke. Fullstendige lister er ikke offentlige, og en kommune som ikke står på en kjent liste, står som «ikke kjent», aldri som «deltok ikke». ${cite("Udir og fylkesmennene, se Data og kilder")}

### Midler

Beløp er hele kroner. Vedtaksår og utbetalingsår er to ulike år, fordi ett vedtak kan betales ut over flere år. Tall fra statsregnskapet er øvre grenser: postene rommer mer enn tilskuddsordningene. ${cite("DFØ; Statsforvalteren i Oslo og Viken")}`;
}

/** Every break that the charts draw, and what happens where areas change. */
export function writeBreaks(): string {
  return `## Brudd i tidsseriene

En linje går aldri over et brudd. Tall på hver side kan ikke sammenliknes direkte.

${markdownTable(
  ["Ny serie fra", "Brudd", "Hva som er endret"],
  seriesBreaks.map(({startYear, label, explanation}) => [
    formatSchoolYear(schoolYear(startYear)),
    label,
    explanation
  ])
)}

${cite("Udir; evalueringer av undersøkelsen")}

- **Slått sammen:** Antall mobbede og antall svar legges sammen hver for seg. Andeler blir aldri snittet. Er én del skjermet, er summen det også. ${cite("SSB, Klass; Puljeblikk")}
- **Delt:** Tall for den gamle enheten føres ikke tilbake på de nye. Figuren viser et brudd. ${cite("SSB, Klass; Puljeblikk")}
- **Gamle fylker** som Viken hører ikke til noe fylke i dag, og vises ikke som om de gjorde det. ${cite("SSB, Klass")}`;
}

/** Signs, what the source hides, and what the site itself does not show. */
export function writeAbsence(): string {
  const {school, municipality} = smallestCohort;
  return `## Skjermede og manglende tall

${markdownTable(
  ["Tegn", "Betyr"],
  [
    ["`:`", "Skjermet: kilden viser ikke tallet, av hensyn til enkeltpersoner."],
    ["`..`", "Mangler: kilden har ikke oppgitt tallet, eller det er ikke i datagrunnlaget her."],
    ["`.`", "Kan ikke finnes her."]
  ]
)}

${cite("SSB, standardtegn i tabeller; Udirs stjerne (\\*) vises som kolon")}

- Udir skjermer tall som bygger på få svar. De fleste grensene er ikke kjent her, og skjermingen ble strengere i 2023. ${cite("Udir, om visning av resultater og skjermingsregler; Statsforvalteren i Vestland")}
- Et skjermet tall regnes aldri ut fra andre tall, og erstattes ikke med noe. Summer som ville røpet det, vises ikke. ${cite("Puljeblikk")}
- På siden Effekt vises ingen endring som bygger på færre enn ${school.value} skoler eller ${municipality.value} kommuner som deltok. Den ville blitt lest som endringen hos hver av dem. ${cite("Puljeblikk")}
- Intervaller på ${percent(usualLevel)} vises bare der antall svar er kjent. ${cite("Puljeblikk")}`;
}
