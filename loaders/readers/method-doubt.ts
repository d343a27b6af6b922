import {fewTreatedClusters} from "../../src/statistics/analysis/settings.ts";
import {fewestForSpread, funnelLevels} from "../../src/statistics/shares/funnel-limits.ts";
import {usualLevel} from "../../src/statistics/shares/interval.ts";
import {cite, percent} from "./markdown.ts";

/** Which intervals and tests the site uses, and what they leave out. */
export function writeDoubt(): string {
  const [narrow, wide] = funnelLevels;
  return `## Usikkerhet

Alle intervaller er på ${percent(usualLevel)}. De sier hva tilfeldigheter kan gi, ikke hva frafall, skjerming eller misforståtte spørsmål kan gi.

- **Andeler** har Wilsons intervall. Det holder seg mellom 0 og 100 prosent, og har bredde også når ingen eller alle er mobbet. ${cite("Wilson (1927); Newcombe (1998)")}
- **«Høyere» og «lavere»** står bare der intervallet til enheten utelukker tallet den sammenliknes med. Ellers står det at forskjellen ikke er større enn tilfeldigheter kan gi. ${cite("Puljeblikk")}
- **Nettverk** slår sammen medlemmer som er vist: antall mobbede delt på antall svar. Skjermede medlemmer er ikke med, og det står hvor mange som er det. ${cite("Puljeblikk")}
- **Trakten** har grenser på ${percent(narrow)} og ${percent(wide)}, regnet ut fra binomialfordelingen. Med ${fewestForSpread} enheter eller flere kan grensene utvides for overspredning. ${cite("Spiegelhalter (2005)")}
- **Endringer på siden Effekt** har intervaller som tar høyde for at skoler i samme kommune likner på hverandre: Alt regnes om igjen uten én kommune om gangen (jackknife), med t-fordelingen til den siden som har færrest kommuner. ${cite("MacKinnon, Nielsen og Webb (2023); Puljeblikk")}
- **Flere år på én gang** har et samtidig bånd, som rommer alle årene med ${percent(usualLevel)} sikkerhet. ${cite("Callaway og Sant’Anna (2021)")}
- **Få deltakere:** Bygger tallet på færre enn ${fewTreatedClusters.value} kommuner som deltok, vises også en permutasjonstest: Hvor ofte gir tilfeldig trukne kommuner et like stort tall? ${cite("Puljeblikk")}
- **Ingen test sier «alt i orden».** At årene før oppstart er like, beviser ikke at de ville fortsatt likt. Derfor vises hvor stor en skjevhet i de årene måtte ha vært for at vi skulle sett den. ${cite("Roth (2022)")}

Elevtall, barnetall og kroner er tellinger og har ikke intervall.`;
}
