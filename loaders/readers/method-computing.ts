import {grantByRole, minimumResourcePercent} from "../../src/model/participation-rules.ts";
import {leastOwnFinancing} from "../../src/rules/own-financing.ts";
import {anticipationOf, type Selection} from "../../src/statistics/analysis/settings.ts";
import {cite, percent, whole} from "./markdown.ts";

const yearWords = ["året før oppstart", "to år før oppstart", "tre år før oppstart"];

function base(selection: Selection): string {
  return yearWords[anticipationOf(selection)]!;
}

/** In words how the page Effekt estimates a change. */
export function writeEffectMethod(): string {
  return `## Hvordan en endring anslås

Siden [Effekt](/effekt) sammenlikner endringen hos dem som deltok i en pulje, med endringen hos dem som ikke deltok, eller ikke hadde begynt ennå.

1. Vi regner hvor mye andelen mobbede endret seg fra et basisår før oppstart, for hver pulje og hvert år.
2. Vi trekker fra den samme endringen i sammenlikningen. Bare enheter som har vist tall i begge årene, er med.
3. Vi tar snittet over årene etter oppstart for hver pulje, og så snittet av puljene, vektet med antall svar **før** noen startet.

${cite("Callaway og Sant’Anna (2021)")}

- **Valget av basisår** avhenger av hvordan deltakerne ble valgt. Ble de valgt uavhengig av mobbetallet, er det ${base("independent")}. Ble de valgt på fjorårets tall, er det ${base("lastYear")}; på to års tall, ${base("twoYears")}. Velges skoler på et høyt tall, faller det ofte av seg selv, og året rett før lurer oss. ${cite("simuleringer, se dokumentasjonen av Effekt")}
- **Kontroll:** Den samme endringen anslås med imputering, som bruker alle årene før oppstart. Spriker svarene, står det. ${cite("Borusyak, Jaravel og Spiess (2024)")}
- **Advarsel:** Toveis faste effekter vises bare for å vise hvor galt den vanlige regresjonen kan bli når puljer begynner i ulike år. ${cite("Goodman-Bacon (2021)")}
- **Følsomhet:** Figurene viser hvor mye trenden måtte ha vært annerledes hos dem som deltok, før svaret endrer seg. ${cite("Rambachan og Roth (2023)")}
- **Brudd:** Basisår og målår ligger på samme side av et brudd, hvis du ikke velger noe annet. ${cite("Puljeblikk")}

Formler, skript og tallene bak finner du under «Slik er det regnet» nederst på siden Effekt.`;
}

/** In words how the page Fordeling computes, and the rules that it shows. */
export function writeDistributionMethod(): string {
  const both = grantByRole("both") ?? 0;
  const one = grantByRole("school_owner") ?? 0;
  const independent = grantByRole("independent_school") ?? 0;
  return `## Hvordan rammen fordeles

Siden [Fordeling](/fordeling) gjør en ramme om til hele kroner:

1. Fellestiltak trekkes fra rammen.
2. Hvert nettverk får grunntilskuddet.
3. Resten deles etter vektede hoder: elever, barn og lærlinger med vektene du velger.
4. Gulv, tak og overgangsordning flytter kroner, hvis du har valgt dem.

Summen stemmer alltid på krona. Alle beløp rundes ned, og kronene som blir igjen, går til dem som mistet mest på det (største rest). Mangler et tall som nøkkelen trenger, blir det ingen fordeling, men en grunn. ${cite("Trøndelags plan av 12. januar 2023; avrundingen er Puljeblikks")}

- **Mål på ulikhet** sier hvor ulikt kroner per hode er fordelt. Et grunntilskudd gir alltid ulikhet per hode. Derfor settes ingen grense for hva som er rettferdig. ${cite("Puljeblikk")}
- **Egenfinansiering** i Dekom skal være minst ${percent(leastOwnFinancing(100) / 100)} av det skoleeieren får. ${cite("Udirs retningslinjer")}
- **Pro rata:** Udirs retningslinjer sier at forumet ikke kan fordele slik per virksomhet, eier eller UH. Trøndelags forum har vedtatt pro rata til nettverkene, med grunntilskudd. Begge tekstene vises, og ingen av dem måles mot den andre. ${cite("Udirs retningslinjer; Trøndelags plan")}
- **IBS pulje 5:** ${whole(one)} kr til en barnehagemyndighet eller skoleeier, ${whole(both)} kr til en kommune som er begge, ${whole(independent)} kr til en frittstående skole. Ressurspersonen skal ha minst ${minimumResourcePercent("school_owner")} prosent stilling for hver rolle. ${cite("Udirs brev om pulje 5")}`;
}
