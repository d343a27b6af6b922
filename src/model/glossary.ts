/** One term of the field, as the page Begreper shows it and as other pages link to it. */
export interface Term {
  /** ASCII; the anchor on the page Begreper. */
  id: string;
  nb: string;
  nn: string;
  en: string;
  /** Forms in bokmål, lower case, that link to the term where a page first uses one of them; none: never linked. */
  forms: readonly string[];
  /** Plain bokmål, whole sentences. */
  definition: string;
  /** Where the meaning is from; `Puljeblikk` for what the site itself has chosen to mean. */
  source: string;
  /** Ids of terms to read as well. */
  see: readonly string[];
}

const guidelines = "Udir: Tilskuddsordning for lokal kompetanseutvikling i barnehage og grunnopplæring";
const plan = "Samarbeidsforum i Trøndelag: Langsiktig plan for Kompetanseløftet, 12. januar 2023";
const letter = "Udir: Informasjon om Inkluderende barnehage- og skolemiljø, pulje 5";
const survey = "Udir: Elevundersøkelsen";
const own = "Puljeblikk";

/** The terms of the site. Ids are addresses that others may have linked to: they are never changed. */
export const glossary: readonly Term[] = [
  {
    id: "andel-mobbet",
    nb: "andel mobbede",
    nn: "del mobba",
    en: "share bullied",
    forms: ["andel mobbede", "andelen mobbede", "andelene mobbede"],
    definition:
      "Hvor mange prosent av elevene som svarer at de blir mobbet to eller tre ganger i måneden eller oftere. Det finnes fire mål: mobbing på skolen samlet, mobbet av andre elever, mobbet digitalt og mobbet av voksne på skolen.",
    source: survey,
    see: ["elevundersokelsen", "prosentpoeng"]
  },
  {
    id: "barnehageeier",
    nb: "barnehageeier",
    nn: "barnehageeigar",
    en: "kindergarten owner",
    forms: ["barnehageeier", "barnehageeieren", "barnehageeiere", "barnehageeierne"],
    definition: "Kommunen eller den private som eier og driver en barnehage.",
    source: guidelines,
    see: ["barnehagemyndighet", "skoleeier"]
  },
  {
    id: "barnehagemyndighet",
    nb: "barnehagemyndighet",
    nn: "barnehagemyndigheit",
    en: "kindergarten authority",
    forms: ["barnehagemyndighet", "barnehagemyndigheten", "barnehagemyndigheter"],
    definition:
      "Kommunen i rollen som den som godkjenner og fører tilsyn med barnehagene, også de private. I IBS kan en kommune delta som barnehagemyndighet, som skoleeier eller som begge.",
    source: letter,
    see: ["barnehageeier", "skoleeier", "ibs"]
  },
  {
    id: "basisaar",
    nb: "basisår",
    nn: "basisår",
    en: "base year",
    forms: ["basisår", "basisåret", "basisårene"],
    definition:
      "Året endringen regnes fra på siden Effekt. Puljeblikk bruker to år før oppstart hvis du ikke velger noe annet. Velges skoler fordi mobbingen var høy året før, synker tallet ofte av seg selv, og da lurer året rett før oppstart oss.",
    source: "Callaway og Sant’Anna (2021); valget av år er Puljeblikks",
    see: ["oppstart", "sammenlikning", "pulje"]
  },
  {
    id: "baand",
    nb: "samtidig bånd",
    nn: "samtidig band",
    en: "simultaneous band",
    forms: ["båndet", "bånd", "båndene"],
    definition:
      "Et område som med 95 prosent sikkerhet rommer alle årene på én gang. Det er bredere enn intervallet for ett enkelt år, fordi flere år gir flere sjanser til å ta feil.",
    source: "Callaway og Sant’Anna (2021)",
    see: ["intervall"]
  },
  {
    id: "behovsmelding",
    nb: "behovsmelding",
    nn: "behovsmelding",
    en: "report of needs",
    forms: ["behovsmelding", "behovsmeldingen", "behovsmeldinger"],
    definition:
      "Det en eier melder til nettverket sitt om hva barnehager og skoler trenger å lære mer om. Fristen settes lokalt.",
    source: plan,
    see: ["beslutningsgrunnlag", "aarshjul"]
  },
  {
    id: "beslutningsgrunnlag",
    nb: "beslutningsgrunnlag",
    nn: "avgjerdsgrunnlag",
    en: "decision basis",
    forms: ["beslutningsgrunnlag", "beslutningsgrunnlaget"],
    definition:
      "Dokumentet som samarbeidsforumet bygger innstillingen på. Det beskriver behov, tiltak, partnere og penger, og skal vise at de fire kriteriene for tildeling er fulgt.",
    source: plan,
    see: ["innstilling", "vedtak", "aarshjul"]
  },
  {
    id: "brudd",
    nb: "brudd",
    nn: "brot",
    en: "break in series",
    forms: ["brudd", "bruddet", "bruddene"],
    definition:
      "Et sted i en tidsserie der spørsmål, tabell, skjerming eller område er endret, slik at tallene før og etter ikke kan sammenliknes direkte. Linjer går aldri over et brudd.",
    source: "Udir; SSB (endringer i kommuner og fylker)",
    see: ["elevundersokelsen", "skjermet"]
  },
  {
    id: "dekom",
    nb: "Dekom",
    nn: "Dekom",
    en: "Dekom, decentralised scheme for schools",
    forms: ["dekom"],
    definition:
      "Desentralisert ordning for kompetanseutvikling i skolen. Skoleeieren skal selv bidra med 30 prosent av midlene den får tildelt.",
    source: guidelines,
    see: ["rekom", "kompetanseloftet", "egenfinansiering"]
  },
  {
    id: "egenfinansiering",
    nb: "egenfinansiering",
    nn: "eigenfinansiering",
    en: "own financing",
    forms: ["egenfinansiering", "egenfinansieringen"],
    definition:
      "Det en eier selv bidrar med i tillegg til tilskuddet. I Dekom er kravet 30 prosent av midlene som skoleeieren får tildelt.",
    source: guidelines,
    see: ["dekom", "skoleeier"]
  },
  {
    id: "eksempelfylket",
    nb: "Eksempelfylket",
    nn: "Eksempelfylket",
    en: "the fictional example county",
    forms: ["eksempelfylket", "eksempelfylkets"],
    definition:
      "Et oppdiktet fylke som viser hvordan Puljeblikk virker når alle lister er på plass. Tallene er merket «Eksempeldata – oppdiktet» og er aldri del av et virkelig tall.",
    source: own,
    see: []
  },
  {
    id: "elevundersokelsen",
    nb: "Elevundersøkelsen",
    nn: "Elevundersøkinga",
    en: "the Pupil Survey",
    forms: ["elevundersøkelsen"],
    definition:
      "Udirs årlige spørreundersøkelse om læring og trivsel, hver høst. Skolene må gjennomføre den på 7. trinn, 10. trinn og Vg1. På de andre trinnene fra 5. er den frivillig, og elevene kan alltid la være å svare.",
    source: survey,
    see: ["andel-mobbet", "trinn", "brudd"]
  },
  {
    id: "fellestiltak",
    nb: "fellestiltak",
    nn: "fellestiltak",
    en: "joint measures",
    forms: ["fellestiltak", "fellestiltaket", "fellestiltakene"],
    definition:
      "Tiltak for hele fylket. En del av rammen settes av til dem før resten fordeles på nettverkene. Andelen bestemmes hvert år i samarbeidsforumet.",
    source: plan,
    see: ["ramme", "fordelingsnokkel"]
  },
  {
    id: "fordelingsnokkel",
    nb: "fordelingsnøkkel",
    nn: "fordelingsnøkkel",
    en: "allocation key",
    forms: ["fordelingsnøkkel", "fordelingsnøkkelen", "fordelingsnøkler", "nøkkel", "nøkkelen"],
    definition:
      "Regelen som gjør en ramme om til kroner til hvert nettverk. Puljeblikk regner etter nøkkelen du velger, og sier ikke hvilken som er riktig.",
    source: plan,
    see: ["ramme", "grunntilskudd", "fellestiltak", "pro-rata"]
  },
  {
    id: "frittstaaende-skole",
    nb: "frittstående skole",
    nn: "frittståande skule",
    en: "independent school",
    forms: ["frittstående skole", "frittstående skolen", "frittstående skoler", "frittstående skolene"],
    definition: "En privat skole som er godkjent og får statstilskudd.",
    source: letter,
    see: ["skoleeier", "ibs"]
  },
  {
    id: "gini",
    nb: "Gini",
    nn: "Gini",
    en: "Gini coefficient",
    forms: ["gini"],
    definition:
      "Et mål på ulikhet fra 0 (alle får like mye per hode) til nær 1 (én får alt). Et grunntilskudd gir alltid noe ulikhet, så tallet sier ikke i seg selv om en fordeling er rettferdig.",
    source: own,
    see: ["lorenz", "hode"]
  },
  {
    id: "grunntilskudd",
    nb: "grunntilskudd",
    nn: "grunntilskot",
    en: "base grant",
    forms: ["grunntilskudd", "grunntilskuddet", "grunntilskuddene"],
    definition: "Et like stort beløp til hvert nettverk, uavhengig av hvor mange elever og barn det har.",
    source: plan,
    see: ["fordelingsnokkel", "pro-rata"]
  },
  {
    id: "gulv-og-tak",
    nb: "gulv og tak",
    nn: "golv og tak",
    en: "floor and ceiling",
    forms: ["gulv", "gulvet", "taket"],
    definition:
      "Gulvet er det minste, og taket det meste, et nettverk kan få. Kronene som flyttes, tas fra eller deles mellom de andre nettverkene.",
    source: own,
    see: ["fordelingsnokkel", "overgang"]
  },
  {
    id: "hode",
    nb: "vektede hoder",
    nn: "vekta hovud",
    en: "weighted heads",
    forms: ["hoder", "hodene", "vektede hoder"],
    definition:
      "Elever, barn og lærlinger lagt sammen, hver med den vekten nøkkelen gir dem. Kroner per hode er beløpet delt på dette tallet eller på barn og elever uten vekt; teksten sier hvilket.",
    source: own,
    see: ["fordelingsnokkel", "pro-rata"]
  },
  {
    id: "ibs",
    nb: "IBS, Inkluderende barnehage- og skolemiljø",
    nn: "IBS, Inkluderande barnehage- og skulemiljø",
    en: "IBS, Inclusive environments in kindergarten and school",
    forms: ["ibs", "inkluderende barnehage- og skolemiljø"],
    definition:
      "Udirs samlingsbaserte tilbud til kommuner og frittstående skoler om å forebygge, avdekke og håndtere mobbing. Deltakerne er delt i puljer.",
    source: letter,
    see: ["pulje", "lmp", "ressursperson"]
  },
  {
    id: "imputering",
    nb: "imputering",
    nn: "imputering",
    en: "imputation estimator",
    forms: ["imputering", "imputeringen"],
    definition:
      "En annen måte å anslå endringen på: Alle årene før oppstart brukes til å regne ut hva tallet ville vært uten puljen. Brukes som kontroll av hovedtallet. Skjermede tall blir aldri imputert.",
    source: "Borusyak, Jaravel og Spiess (2024)",
    see: ["basisaar", "sammenlikning"]
  },
  {
    id: "innstilling",
    nb: "innstilling",
    nn: "innstilling",
    en: "recommendation",
    forms: ["innstilling", "innstillingen", "innstillinger"],
    definition:
      "Samarbeidsforumets råd om hvordan midlene skal fordeles. Statsforvalteren vedtar etterpå. I Trøndelag er fristen 15. mars.",
    source: plan,
    see: ["samarbeidsforum", "vedtak", "beslutningsgrunnlag"]
  },
  {
    id: "intervall",
    nb: "95 % intervall",
    nn: "95 % intervall",
    en: "95 % confidence interval",
    forms: ["intervall", "intervallet", "intervaller", "intervallene"],
    definition:
      "Viser hvor mye tallet kan svinge av tilfeldigheter. Lages intervaller slik mange ganger, vil om lag 95 av 100 av dem romme det virkelige tallet. Jo færre svar, desto bredere intervall.",
    source: "Wilson (1927) for andeler; se Metode",
    see: ["baand", "andel-mobbet"]
  },
  {
    id: "kompetanseloftet",
    nb: "Kompetanseløftet",
    nn: "Kompetanseløftet",
    en: "Kompetanseløftet, the competence boost for special education and inclusive practice",
    forms: ["kompetanseløftet", "kompetanseløftets"],
    definition:
      "Kompetanseløftet for spesialpedagogikk og inkluderende praksis: en tilskuddsordning som skal gi barnehager, skoler og PPT kompetanse nær barna. Ordningen har ingen puljer.",
    source: guidelines,
    see: ["dekom", "rekom", "oppstartskommune"]
  },
  {
    id: "kompetansenettverk",
    nb: "kompetansenettverk",
    nn: "kompetansenettverk",
    en: "competence network",
    forms: [
      "kompetansenettverk",
      "kompetansenettverket",
      "kompetansenettverkene",
      "nettverk",
      "nettverket",
      "nettverkene",
      "nettverkenes"
    ],
    definition:
      "En gruppe kommuner og andre eiere i et fylke som samarbeider om kompetanseutvikling og får en del av rammen.",
    source: plan,
    see: ["samarbeidsforum", "ramme"]
  },
  {
    id: "laerling",
    nb: "lærling",
    nn: "lærling",
    en: "apprentice",
    forms: ["lærling", "lærlinger", "lærlingene"],
    definition:
      "En som tar fagutdanning i en bedrift. I Trøndelags fordelingsnøkkel teller lærlinger og lærekandidater som elever.",
    source: plan,
    see: ["hode", "fordelingsnokkel"]
  },
  {
    id: "lmp",
    nb: "LMP, Læringsmiljøprosjektet",
    nn: "LMP, Læringsmiljøprosjektet",
    en: "LMP, the Learning Environment Project",
    forms: ["lmp", "læringsmiljøprosjektet"],
    definition:
      "Et prosjekt med veiledning til utvalgte eiere med barnehager, skoler og SFO. Skolene er valgt fordi mobbingen var høy. Deltakerne er delt i puljer, som telles for seg.",
    source: "Udir: Læringsmiljøprosjektet, pulje 9",
    see: ["pulje", "ibs"]
  },
  {
    id: "lorenz",
    nb: "Lorenz-kurve",
    nn: "Lorenz-kurve",
    en: "Lorenz curve",
    forms: ["lorenz-kurve", "lorenz-kurven", "lorenzkurve", "lorenzkurven"],
    definition:
      "En kurve som viser hvor stor del av pengene som går til dem som får minst per hode. Er fordelingen helt lik, er kurven en rett linje.",
    source: own,
    see: ["gini", "hode"]
  },
  {
    id: "oppstart",
    nb: "oppstart",
    nn: "oppstart",
    en: "start of a pulje",
    forms: ["oppstart", "oppstarten"],
    definition:
      "Når en pulje begynner. På siden Effekt er oppstartsåret det første skoleåret der undersøkelsen kommer etter at puljen begynte.",
    source: own,
    see: ["pulje", "basisaar"]
  },
  {
    id: "oppstartskommune",
    nb: "oppstartskommune",
    nn: "oppstartskommune",
    en: "start municipality",
    forms: ["oppstartskommune", "oppstartskommuner", "oppstartskommunene"],
    definition: "En kommune eller region som Kompetanseløftet begynte i.",
    source: "Udir: Oppsummering av oppstartskommunenes prosjektbeskrivelser",
    see: ["kompetanseloftet"]
  },
  {
    id: "overgang",
    nb: "overgangsordning",
    nn: "overgangsordning",
    en: "transition",
    forms: ["overgangsordning", "overgangsordningen"],
    definition: "En grense for hvor mye et nettverks beløp kan endre seg fra året før.",
    source: own,
    see: ["gulv-og-tak", "fordelingsnokkel"]
  },
  {
    id: "overspredning",
    nb: "overspredning",
    nn: "overspreiing",
    en: "overdispersion",
    forms: ["overspredning", "overspredningen"],
    definition:
      "At enheter spriker mer enn tilfeldigheter alene gir. Grensene i trakten kan utvides for det, så færre enheter faller utenfor.",
    source: "Spiegelhalter (2005)",
    see: ["trakt", "intervall"]
  },
  {
    id: "ppt",
    nb: "PPT",
    nn: "PPT",
    en: "educational psychology service",
    forms: ["ppt"],
    definition:
      "Pedagogisk-psykologisk tjeneste i kommune og fylkeskommune. Den hjelper barnehager og skoler med barn som trenger særlig støtte.",
    source: guidelines,
    see: ["statped"]
  },
  {
    id: "pro-rata",
    nb: "pro rata",
    nn: "pro rata",
    en: "pro rata",
    forms: ["pro rata", "pro rata-tildeling"],
    definition:
      "Fordeling etter antall, slik at den som har dobbelt så mange elever og barn, får dobbelt så mye. Udirs retningslinjer og Trøndelags plan sier ulike ting om dette; siden Fordeling viser begge tekstene.",
    source: `${guidelines}; ${plan}`,
    see: ["grunntilskudd", "fordelingsnokkel", "hode"]
  },
  {
    id: "prosentpoeng",
    nb: "prosentpoeng",
    nn: "prosentpoeng",
    en: "percentage point",
    forms: ["prosentpoeng", "prosentpoenget"],
    definition:
      "Forskjellen mellom to tall i prosent. Fra 10 til 8 prosent er 2 prosentpoeng ned, men en nedgang på 20 prosent.",
    source: "SSB",
    see: ["andel-mobbet"]
  },
  {
    id: "pulje",
    nb: "pulje",
    nn: "pulje",
    en: "cohort of participants",
    forms: ["pulje", "puljen", "puljens", "puljer", "puljene", "puljenes"],
    definition:
      "En gruppe deltakere som begynner samtidig. IBS og LMP har hver sine puljer; pulje 5 i den ene er ikke pulje 5 i den andre.",
    source: letter,
    see: ["ibs", "lmp", "oppstart"]
  },
  {
    id: "ramme",
    nb: "ramme",
    nn: "ramme",
    en: "frame",
    forms: ["ramme", "rammen"],
    definition: "Kronene som skal fordeles for ett år.",
    source: plan,
    see: ["fordelingsnokkel", "fellestiltak"]
  },
  {
    id: "rekom",
    nb: "Rekom",
    nn: "Rekom",
    en: "Rekom, regional scheme for kindergartens",
    forms: ["rekom"],
    definition: "Regional ordning for kompetanseutvikling i barnehagen.",
    source: guidelines,
    see: ["dekom", "kompetanseloftet"]
  },
  {
    id: "ressursperson",
    nb: "ressursperson",
    nn: "ressursperson",
    en: "resource person",
    forms: ["ressursperson", "ressurspersonen", "ressurspersoner", "ressurspersonene"],
    definition:
      "En som kommunen ansetter for å lede arbeidet i IBS. I pulje 5 skal stillingen være minst 20 prosent for barnehage og 20 prosent for skole.",
    source: letter,
    see: ["ibs"]
  },
  {
    id: "samarbeidsforum",
    nb: "samarbeidsforum",
    nn: "samarbeidsforum",
    en: "collaboration forum",
    forms: ["samarbeidsforum", "samarbeidsforumet", "samarbeidsforumets"],
    definition:
      "Forumet i hvert fylke der eiere, universiteter og høgskoler og andre drøfter behovene og innstiller på hvordan midlene skal fordeles.",
    source: guidelines,
    see: ["innstilling", "statsforvalter", "kompetansenettverk"]
  },
  {
    id: "sammenlikning",
    nb: "sammenlikning",
    nn: "samanlikning",
    en: "comparison group",
    forms: ["sammenlikningen", "sammenlikningsgruppe", "sammenlikningsgruppen"],
    definition:
      "Enhetene som endringen måles mot på siden Effekt: de som aldri deltok, og de som ikke hadde startet ennå.",
    source: "Callaway og Sant’Anna (2021)",
    see: ["basisaar", "pulje"]
  },
  {
    id: "skjermet",
    nb: "skjermet tall",
    nn: "skjerma tal",
    en: "suppressed number",
    forms: ["skjermet", "skjermede", "skjerming", "skjermingen"],
    definition:
      "Et tall kilden ikke viser, av hensyn til enkeltpersoner. Vises som kolon (:). Et skjermet tall er verken null eller nødvendigvis lavt, og Puljeblikk regner det aldri ut.",
    source: "Udir; SSB: standardtegn i tabeller",
    see: ["tegn"]
  },
  {
    id: "skoleeier",
    nb: "skoleeier",
    nn: "skuleeigar",
    en: "school owner",
    forms: ["skoleeier", "skoleeieren", "skoleeiere", "skoleeierne"],
    definition:
      "Den som eier og driver en skole: kommunen for grunnskolen, fylkeskommunen for videregående skole, eller en privat eier.",
    source: guidelines,
    see: ["barnehageeier", "frittstaaende-skole"]
  },
  {
    id: "statped",
    nb: "Statped",
    nn: "Statped",
    en: "Statped, the national service for special needs education",
    forms: ["statped"],
    definition: "Statlig spesialpedagogisk tjeneste, som gir kommuner og fylkeskommuner støtte.",
    source: guidelines,
    see: ["ppt", "kompetanseloftet"]
  },
  {
    id: "statsforvalter",
    nb: "statsforvalter",
    nn: "statsforvaltar",
    en: "county governor",
    forms: [
      "statsforvalter",
      "statsforvalteren",
      "statsforvalterens",
      "statsforvaltere",
      "statsforvalterne",
      "fylkesmann",
      "fylkesmannen"
    ],
    definition:
      "Statens representant i fylket. Vedtar fordelingen etter innstilling fra samarbeidsforumet, og betaler ut. Het fylkesmann før 2021.",
    source: guidelines,
    see: ["vedtak", "samarbeidsforum"]
  },
  {
    id: "tegn",
    nb: "tegn for tall som mangler",
    nn: "teikn for tal som manglar",
    en: "signs for absent numbers",
    forms: [],
    definition:
      "Kolon (:) betyr at tallet er skjermet. To prikker (..) betyr at det mangler. En prikk (.) betyr at det ikke kan finnes noe tall. Ingen av dem er null.",
    source: "SSB: standardtegn i tabeller",
    see: ["skjermet"]
  },
  {
    id: "toveis-faste-effekter",
    nb: "toveis faste effekter",
    nn: "tovegs faste effektar",
    en: "two-way fixed effects",
    forms: ["toveis faste effekter"],
    definition:
      "Den vanlige regresjonen med ett tall for hver enhet og hvert år. Når puljer begynner i ulike år, kan den gi feil fortegn. Puljeblikk viser den bare til advarsel.",
    source: "Goodman-Bacon (2021)",
    see: ["imputering"]
  },
  {
    id: "trakt",
    nb: "traktdiagram",
    nn: "traktdiagram",
    en: "funnel plot",
    forms: ["trakt", "trakten", "traktdiagram", "traktdiagrammet"],
    definition:
      "En figur med andel mobbede mot antall svar. Innenfor trakten er avviket fra snittet ikke større enn tilfeldigheter kan gi. Trakten er ikke en rangering.",
    source: "Spiegelhalter (2005)",
    see: ["overspredning", "intervall"]
  },
  {
    id: "trinn",
    nb: "trinn",
    nn: "trinn",
    en: "grade",
    forms: ["trinn", "trinnet", "trinnene"],
    definition: "Årskullet eleven går i: 1.–10. trinn i grunnskolen, Vg1–Vg3 i videregående skole.",
    source: survey,
    see: ["elevundersokelsen"]
  },
  {
    id: "treaarig-gjennomsnitt",
    nb: "treårig gjennomsnitt",
    nn: "treårig gjennomsnitt",
    en: "three-year mean",
    forms: ["treårige gjennomsnitt", "treårig gjennomsnitt"],
    definition:
      "Gjennomsnittet av tre skoleår, justert for kjønn og trinn. Det svinger mindre enn årlige tall, og settes aldri i samme linje som dem.",
    source: "Folkehelseinstituttet",
    see: ["andel-mobbet"]
  },
  {
    id: "uh",
    nb: "UH",
    nn: "UH",
    en: "university or university college",
    forms: ["uh"],
    definition: "Universiteter og høgskoler, som er partnere i kompetanseutviklingen.",
    source: guidelines,
    see: ["kompetansenettverk", "samarbeidsforum"]
  },
  {
    id: "vedtak",
    nb: "vedtak",
    nn: "vedtak",
    en: "decision",
    forms: ["vedtak", "vedtaket", "vedtakene", "vedtaksår", "vedtaksåret"],
    definition:
      "Statsforvalterens avgjørelse om hvem som får hvor mye. Ett vedtak kan gjelde utbetalinger i flere år, derfor er vedtaksår og utbetalingsår to ulike ting.",
    source: `${guidelines}; Statsforvalteren i Oslo og Viken, 11. april 2023`,
    see: ["innstilling", "statsforvalter"]
  },
  {
    id: "virksomhet",
    nb: "virksomhet",
    nn: "verksemd",
    en: "unit",
    forms: ["virksomhet", "virksomheter", "virksomhetene"],
    definition: "I tilskuddsordningen: en barnehage eller en skole.",
    source: guidelines,
    see: ["skoleeier", "barnehageeier"]
  },
  {
    id: "aarshjul",
    nb: "årshjul",
    nn: "årshjul",
    en: "annual wheel",
    forms: ["årshjul", "årshjulet"],
    definition:
      "Fristene gjennom året, fra eiernes behovsmelding til vedtak og utbetaling. Datoene på siden Fordeling er Trøndelags.",
    source: plan,
    see: ["behovsmelding", "beslutningsgrunnlag", "innstilling", "vedtak"]
  }
];
