import {usualLevel} from "../../src/statistics/shares/interval.ts";
import {writeDistributionMethod, writeEffectMethod} from "./method-computing.ts";
import {writeAbsence, writeBreaks, writeMeasured} from "./method-numbers.ts";
import {writeHiding} from "./method-hiding.ts";
import {writeDoubt} from "./method-doubt.ts";
import {writeFurther, writeNotShown} from "./method-limits.ts";
import {cite, percent} from "./markdown.ts";
import {startPage, writtenPages} from "./pages.ts";
import type {SiteSettings} from "./site-settings.ts";

/**
 * The page Metode: first what a reader must know, then the details. Limits, levels and breaks are those that the code
 * computes with.
 */
export function writeMethodPage(settings: Pick<SiteSettings, "documentation">): string {
  return [
    startPage(writtenPages.method),
    `<p class="pb-lead">Det korte står først. Detaljene under er for deg som skal bruke tallene videre.</p>`,
    writeShort(),
    writeMeasured(),
    writeBreaks(),
    writeAbsence(),
    writeHiding(),
    writeDoubt(),
    writeEffectMethod(),
    writeDistributionMethod(),
    writeNotShown(),
    writeFurther(settings)
  ].join("\n\n");
}

function writeShort(): string {
  return `## Kort fortalt

- **Mobbet** betyr at eleven selv svarer at det skjer to eller tre ganger i måneden eller oftere. ${cite("Udir, Elevundersøkelsen")}
- **Et tall som mangler, er ikke null.** Kolon betyr skjermet, to prikker betyr at tallet mangler, en prikk at det ikke kan finnes. ${cite("SSB, standardtegn i tabeller")}
- **Andeler svinger.** Et intervall på ${percent(usualLevel)} viser hvor mye tilfeldigheter kan gi. Vi skriver bare «høyere» eller «lavere» når intervallet utelukker tallet det sammenliknes med. ${cite("Puljeblikk")}
- **Linjer går ikke over brudd.** Er spørsmål, tabell, skjerming eller område endret, starter linjen på nytt. ${cite("Udir, SSB")}
- **Sammenheng er ikke årsak.** Skoler blir ofte valgt ut fordi mobbingen er høy, og høye tall synker ofte av seg selv. ${cite("Udir, prosjektbeskrivelse for LMP pulje 9; evalueringene på siden Deltakelse")}
- **Skoler rangeres ikke**, og ingen endring vises for en enkelt skole. ${cite("Puljeblikk")}
- **Fordelingen følger nøkkelen du velger.** Puljeblikk regner, men sier ikke hvilken nøkkel som er riktig eller lovlig. ${cite("Puljeblikk")}`;
}
