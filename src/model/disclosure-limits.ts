import type {EffectLevel} from "./effect.js";

/** The primary limits: what is too small to be shown on its own account. All that hides or checks takes them from here. */

/** What a limit is about. The complement is everyone who answered and is not counted; a width is of possible counts. */
export type LimitedQuantity =
  "respondents" | "numerator" | "complement" | "schools" | "municipalities" | "width";

/** Where a limit holds: Udir's own numbers, the example county, what is added up here, changes, printed percents. */
export type LimitScope = "source" | "example" | "made-here" | "change" | "printed";

export interface DisclosureLimit {
  quantity: LimitedQuantity;
  /** Anything from 1 to below this is hidden; a complement and a number of respondents also at 0. */
  fewest: number;
  scope: LimitScope;
  /** The first and the last autumn it holds for; null for all on that side. */
  since: number | null;
  until: number | null;
  /** `documented`: the document states the number. `configuration`: chosen here; the document is what it leans on. */
  basis: "documented" | "configuration";
  /** Norwegian sentence for readers. */
  reason: string;
  from: {document: string; date: string; url: string} | null;
}

const ombudsman = {
  document: "Sivilombudet, uttalelse om innsyn i statistikk fra nasjonale prøver",
  date: "2011",
  url: "https://www.sivilombudet.no/uttalelser/innsyn-i-statistisk-materiale-fra-nasjonale-prover/"
};

const stricterIn2023 = {
  document: "Statsforvalteren i Vestland, nye skjermingsregler for Elevundersøkelsen",
  date: "2023-03-21",
  url: "https://www.statsforvalteren.no/nn/vestland/barnehage-og-opplaring/grunnskule-og-vidaregaande-opplaring/informasjon-om-nye-skjermingsreglar-for-elevundersokinga-2023/"
};

const statisticsNorway = {
  document: "SSB, personopplysninger i statistikken",
  date: "lest 2026-11-27",
  url: "https://www.ssb.no/omssb/personvern/personopplysninger-i-statistikken"
};

/**
 * Every limit by name. Udir says that such rules exist, not where all the limits lie, so its own hidden numbers are
 * opaque: a hidden number is never worked out, whatever the limit. The limits of the example county imitate the rules.
 */
export const disclosureLimits = {
  sourceNumerator: {
    quantity: "numerator",
    fewest: 5,
    scope: "source",
    since: null,
    until: null,
    basis: "documented",
    reason: "Udir holder tilbake antall fra 1 til 4. Saken gjaldt fritak fra nasjonale prøver.",
    from: ombudsman
  },
  exampleRespondents: {
    quantity: "respondents",
    fewest: 20,
    scope: "example",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Udirs grense er ikke kjent her. En omtale sier 20 svar, og tallene viser unntak begge veier.",
    from: null
  },
  exampleNumeratorBefore: {
    quantity: "numerator",
    fewest: 3,
    scope: "example",
    since: null,
    until: 2021,
    basis: "configuration",
    reason: "Før skjermingen ble strengere. Grensen følger SSBs eksempel: færre enn 3.",
    from: statisticsNorway
  },
  exampleNumerator: {
    quantity: "numerator",
    fewest: 5,
    scope: "example",
    since: 2022,
    until: null,
    basis: "configuration",
    reason: "Skjermingen ble strengere i 2023, uten at grensene er oppgitt. Her gjelder 1 til 4.",
    from: stricterIn2023
  },
  madeHereRespondents: {
    quantity: "respondents",
    fewest: 20,
    scope: "made-here",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Samme grense som i eksempelfylket.",
    from: null
  },
  madeHereNumeratorBefore: {
    quantity: "numerator",
    fewest: 3,
    scope: "made-here",
    since: null,
    until: 2021,
    basis: "configuration",
    reason: "Før skjermingen ble strengere. Grensen følger SSBs eksempel: færre enn 3.",
    from: statisticsNorway
  },
  madeHereNumerator: {
    quantity: "numerator",
    fewest: 5,
    scope: "made-here",
    since: 2022,
    until: null,
    basis: "configuration",
    reason: "Skjermingen ble strengere i 2023. Her gjelder grensen som er kjent fra Udir: 1 til 4.",
    from: ombudsman
  },
  madeHereComplement: {
    quantity: "complement",
    fewest: 5,
    scope: "made-here",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Når nesten alle er mobbet, er de få andre like lette å kjenne igjen. Null er heller ikke vist.",
    from: null
  },
  changeSchools: {
    quantity: "schools",
    fewest: 5,
    scope: "change",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Endringen for noen få skoler ville blitt lest som endringen hos hver av dem.",
    from: null
  },
  changeMunicipalities: {
    quantity: "municipalities",
    fewest: 3,
    scope: "change",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Endringen for én eller to kommuner ville blitt lest som deres.",
    from: null
  },
  wholePercent: {
    quantity: "respondents",
    fewest: 30,
    scope: "printed",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Under grensen skrives andelen i hele prosent.",
    from: null
  },
  protectionWidth: {
    quantity: "width",
    fewest: 5,
    scope: "made-here",
    since: null,
    until: null,
    basis: "configuration",
    reason: "Det minste spennet av antall som må være mulig for et skjermet tall.",
    from: null
  }
} as const satisfies Record<string, DisclosureLimit>;

/** The limits that a share is held against. */
export interface PrimaryLimits {
  respondents: number;
  numerator: number;
  /** 0 where there is none. */
  complement: number;
}

/** The limits of a scope for the survey of the autumn of `startYear`. */
export function primaryLimits(scope: "example" | "made-here", startYear: number): PrimaryLimits {
  const limits = Object.values<DisclosureLimit>(disclosureLimits).filter(
    (limit) =>
      limit.scope === scope &&
      startYear >= (limit.since ?? -Infinity) &&
      startYear <= (limit.until ?? Infinity)
  );
  const fewest = (quantity: LimitedQuantity) =>
    Math.max(0, ...limits.flatMap((limit) => (limit.quantity === quantity ? limit.fewest : [])));
  return {
    respondents: fewest("respondents"),
    numerator: fewest("numerator"),
    complement: fewest("complement")
  };
}

/** The counts that the source withholds, both ends included. */
export const hiddenCounts = {lowest: 1, highest: disclosureLimits.sourceNumerator.fewest - 1} as const;

/** Fewest units that took part behind a change that is shown. */
export const fewestInChange: Readonly<Record<EffectLevel, number>> = {
  school: disclosureLimits.changeSchools.fewest,
  municipality: disclosureLimits.changeMunicipalities.fewest
};

/** Decimals of a printed percent: none when few answered. `published` are those of the source. */
export function printedDecimals(respondents: number | null, published: number): number {
  return respondents !== null && respondents < disclosureLimits.wholePercent.fewest ? 0 : published;
}

/** A share 0–1 as it may be printed: rounded to whole percent when few answered. */
export function printedShare(share: number, respondents: number | null): number {
  return printedDecimals(respondents, 1) === 0 ? Math.round(100 * share) / 100 : share;
}
