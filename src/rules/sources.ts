import type {RuleSource} from "./finding.js";

/** The sentences that the rules rest on. Scanning errors are put right, nothing else is changed. */

const guidelines = {
  where: "Udir: Tilskuddsordning for lokal kompetanseutvikling i barnehage og grunnopplæring",
  date: null
};
const plan = {
  where: "Samarbeidsforum i Trøndelag: Langsiktig plan for Kompetanseløftet i Trøndelag",
  date: "2023-01-12"
};
const letter = {
  where:
    "Udir: Informasjon om deltakelse i Inkluderende barnehage- og skolemiljø, samlingsbasert tilbud, pulje 5",
  date: null
};

export const ownFinancingText: RuleSource = {
  ...guidelines,
  text: "I desentralisert ordning for skole er det krav til 30 prosent egenfinansiering av midlene som tildeles skoleeierne."
};
export const noProRataText: RuleSource = {
  ...guidelines,
  text: "Samarbeidsforum har imidlertid ikke anledning til å fordele midler basert på pro-rata pr virksomhet, eier eller UH, da dette ikke vil være i tråd med prinsippet om at midlene skal fordeles ut fra lokale behov."
};
export const networkFundsText: RuleSource = {
  ...guidelines,
  text: "I arbeidet med den årlige innstillingen, kan samarbeidsforumet foreslå midler til et nettverk dersom dette er mest hensiktsmessig, såfremt kriteriene for tildeling er ivaretatt."
};
export const forumKeyText: RuleSource = {
  ...plan,
  text: "I Trøndelag har samarbeidsforum for Kompetanseløftet vedtatt pro rata-tildeling til kompetansenettverkene. Samarbeidsforum har besluttet en fordelingsnøkkel basert på de 11 nettverkenes elevtall/barnetall, samt et grunntilskudd som gir en rimelig fordeling."
};
export const apprenticesText: RuleSource = {
  ...plan,
  text: "Begrepet elev dekker også lærlinger/lærekandidater."
};
export const jointMeasuresText: RuleSource = {
  ...plan,
  text: "Andelen som settes av til fellestiltak vil avhenge av prioriteringer i den langsiktige planen – og vil årlig besluttes i årets første møte i samarbeidsforum."
};
export const planRevisedText: RuleSource = {
  ...plan,
  text: "Den langsiktige planen er fastsatt av samarbeidsforum 12. januar 2023, og skal revideres i 2025, eller ved behov."
};
export const annualWheelText: RuleSource = {
  ...plan,
  text: "Eventuell behovsmelding fra eier til kompetansenettverket. Frist settes lokalt (anbefalt 1.12). Frist 1. februar. Frist 15. mars. Ultimo juni."
};
export const roleAmountsText: RuleSource = {
  ...letter,
  text: "Hver barnehagemyndighet får tildelt tilskudd på 260.000 kroner. Hver skoleeier får tildelt tilskudd på 260.000 kroner. Kommuner som deltar med både barnehage og skole vil få tildelt 520.000 kroner. Hver frittstående skole får tildelt 100.000 kroner."
};
export const sharedGrantText: RuleSource = {
  ...letter,
  text: "Dette vil blant annet avhenge av hvor mange kommuner med geografisk nærhet i regioner som sender felles søknader og deler det økonomiske tilskuddet."
};
export const resourcePersonText: RuleSource = {
  ...letter,
  text: "… rekruttere og ansette en eller flere ressurspersoner som til sammen skal ha en stillingsprosent på minimum 20 prosent for barnehage og 20 prosent for skole i hele deltakerperioden."
};
export const onePersonText: RuleSource = {
  ...letter,
  text: "Kommunene … avgjør selv om de ønsker å ansette én person i minst 40 prosent stilling som følger opp både barnehage og skole, eller om det er mer hensiktsmessig å ha to personer i 20 prosent stilling med hvert sitt ansvarsområde."
};
export const severalYearsText: RuleSource = {
  where: "Statsforvalteren i Oslo og Viken, nyhet",
  date: "2023-04-11",
  text: "Av 186,6 mill. kroner som ble fordelt i 2023, ble om lag 117 vedtatt i 2023, 17 i 2022 og 52 i 2021 (gjengitt)."
};
