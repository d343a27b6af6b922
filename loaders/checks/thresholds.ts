/** A limit with its reason. Units are told by the name. */
export interface Threshold {
  value: number;
  reason: string;
  since: string;
}

/** Shares are published as percent with one decimal, so each of two compared shares is off by at most half of that. */
export const shareRounding: Threshold = {
  value: 0.001,
  reason:
    "To andeler publisert med én desimal i prosent kan hver avvike 0,05 prosentpoeng; grensen er romslig 0,1.",
  since: "2026-11-21"
};

/** Pupils whose gender is not registered are in the total but in neither part. */
export const genderCountGap: Threshold = {
  value: 0.02,
  reason: "Elever uten registrert kjønn er med i summen, men ikke i delene; inntil 2 prosent godtas.",
  since: "2026-11-21"
};

/** A share as a number 0–1 with three decimals, percent with one, is off by at most half of the last decimal. */
export const halfDecimal: Threshold = {
  value: 0.0005,
  reason: "Andeler har én desimal i prosent; en halv av den siste desimalen er 0,05 prosentpoeng.",
  since: "2026-11-28"
};

/** Pupils who answered the survey but skipped one question are among the answers, but not in that question's share. */
export const skippedQuestion = {
  share: {
    value: 0.05,
    reason:
      "I Eksempelfylket hoppet høyst 2,3 prosent over ett spørsmål der minst 200 svarte; grensen er romslig 5 prosent.",
    since: "2026-11-28"
  },
  pupils: {
    value: 5,
    reason: "Der færre enn 40 svarte, hoppet høyst 4 elever over ett spørsmål.",
    since: "2026-11-28"
  }
} satisfies Record<string, Threshold>;

/** How far the total of bullying may be apart from its three ways, as shares. Each has who answered it as its denominator. */
export const measuresApart = {
  aboveSum: {
    value: 0.002,
    reason: "Ingen er i summen uten å være i en av delene; fire avrundinger på 0,05 prosentpoeng er 0,2.",
    since: "2026-11-28"
  },
  aboveShown: {
    value: 0.15,
    reason:
      "Der mobbing fra elever er vist og en annen del ikke, var summen høyst 4,3 prosentpoeng over de viste delene i Udirs tall og 7,2 i Eksempelfylket; grensen er romslig 15.",
    since: "2026-11-28"
  },
  schoolPart: {
    value: 0.06,
    reason:
      "En del bygger på færre svar enn summen: høyst 4,9 prosentpoeng over den i skolene som er lagt inn.",
    since: "2026-11-28"
  },
  areaPart: {
    value: 0.02,
    reason: "Høyst 1,5 prosentpoeng over summen i Eksempelfylkets kommuner, og aldri i Udirs fylker og land.",
    since: "2026-11-28"
  }
} satisfies Record<string, Threshold>;

/** A hole in one series may be a number that was never published; a hole in this many series of one source is a lost year. */
export const seriesOfYear: Threshold = {
  value: 5,
  reason:
    "De publiserte tallene for landet har én serie med hull i samme år; en hel kilde har mange serier med rad på begge sider.",
  since: "2026-11-28"
};

/** How many findings of one check are listed one by one; the rest are counted in a last finding. */
export const listedFindings: Threshold = {
  value: 200,
  reason: "En lengre liste leses ikke; antallet utover grensen står i siste linje.",
  since: "2026-11-21"
};

/** How far a number may move from one year to the next before someone must look at it. */
export const reviewedJump: Threshold = {
  value: 5,
  reason:
    "Endringen i andel, målt i standardfeil og delt på den spredningen som er vanlig for målet og nivået. Med 200 000 sammenlikninger ventes 0,1 tilfeldige over 5.",
  since: "2026-11-28"
};

/** Shares without answers have no standard error; points that one level may move. Schools move too much to say. */
export const reviewedPoints = {
  nation: {
    value: 0.02,
    reason:
      "Landet bygger på flere hundre tusen svar; endringen var under 2 prosentpoeng i alle år før 2022.",
    since: "2026-11-28"
  },
  county: {
    value: 0.05,
    reason:
      "Fylkene flyttet seg høyst 4,1 prosentpoeng fra 2024 til 2025, også der bare private skoler er talt.",
    since: "2026-11-28"
  }
} satisfies Record<string, Threshold>;

/** Means on the scale from 1 to 5, by nation and county. */
export const reviewedScore: Threshold = {
  value: 0.5,
  reason: "Skårer i land og fylker flyttet seg høyst 0,4 i de dataene som er lagt inn.",
  since: "2026-11-28"
};

/** Pupils, children and inhabitants of areas, as a share of the year before and in heads; both must be passed. */
export const reviewedHeads = {
  share: {
    value: 0.25,
    reason:
      "Barn fra 6 til 15 år i en kommune flyttet seg høyst 15 prosent på et år der det gjaldt minst 50, uten grenseendring.",
    since: "2026-11-28"
  },
  heads: {value: 50, reason: "I små kommuner er noen familier en stor andel.", since: "2026-11-28"}
} satisfies Record<string, Threshold>;

/** A cell of the nation or a county that is hidden between two years that are shown, with this many expected bullied. */
export const reviewedHidden: Threshold = {
  value: 30,
  reason:
    "Seks ganger grensen på 5. Så store tall skjermes ellers ikke, bortsett fra for å verne et annet tall.",
  since: "2026-11-28"
};
