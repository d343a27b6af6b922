/** The truth that is built in: baseline of bullying, the puljer, how their schools were picked, and what they did. */

/** Shares are probabilities 0–1; standard deviations are on the same scale. */
export const baseline = {
  /** County mean of the total measure by start year of the school year; shaped like the nation's published series. */
  path: {
    2014: 0.059,
    2015: 0.058,
    2016: 0.062,
    2017: 0.065,
    2018: 0.061,
    2019: 0.06,
    2020: 0.059,
    2021: 0.061,
    2022: 0.075,
    2023: 0.1,
    2024: 0.1,
    2025: 0.097
  } as Readonly<Record<number, number>>,
  gradeOffset: {"7": 0.004, "10": -0.004},
  /** Lasting differences, right-skewed (centred gamma with the shape given). */
  municipalitySd: 0.006,
  municipalityShape: 4,
  schoolSd: 0.018,
  schoolShape: 1.2,
  /** Passing differences of a school and grade: AR(1) with this correlation from one year to the next. */
  shockSd: 0.012,
  shockCorrelation: 0.4,
  /** No untreated probability is lower, so that the largest effect can be subtracted whole. */
  floor: 0.032,
  answerRate: 0.88,
  schoolAnswerRateSd: 0.04,
  /** Probability that a school and grade did not hold the survey in a year. */
  missingRate: 0.012,
  girlShare: 0.49,
  /** Girls' probability relative to the mean of all. */
  girlRatio: 1.04,
  /** Probability that a pupil who answered leaves out one of the three single questions. */
  skipRate: 0.012
} as const;

/** Ways of being bullied among those who are; one way at least. `onlyWay` is used when the first draw gives none. */
export const ways = {
  pupils: {probability: 0.8, onlyWay: 0.6},
  digital: {probability: 0.3, onlyWay: 0.2},
  adults: {probability: 0.15, onlyWay: 0.2}
} as const;

/** Expected share of a single measure as a fraction of the total. */
export function fractionOfTotal(measure: keyof typeof ways): number {
  const none = Object.values(ways).reduce((product, {probability}) => product * (1 - probability), 1);
  return ways[measure].probability + none * ways[measure].onlyWay;
}

/** Before 2016 only bullying by pupils was asked, with another definition: a fraction of the total as defined later. */
export const oldQuestionFraction = 0.65;

/** First start year with the total, digital and adult measures. */
export const newDefinitionFrom = 2016;

export interface PuljeDesign {
  scheme: "IBS" | "LMP";
  pulje: number;
  /** Start year of the first school year with an effect; the survey of that autumn is the first treated one. */
  startYear: number;
  start: string;
  end: string;
  /** Who is picked: whole municipalities, or schools inside the given number of municipalities. */
  pick: "municipality" | "school";
  count: number;
  /** Correlation between the rank used for picking and the observed share: 0 is a lottery, 1 is the worst share only. */
  selectionWeight: number;
  /** Number of surveys before the start whose observed total share is looked at. */
  selectionYears: number;
  /** Change of the probability of the total measure by year since start; the last value lasts. */
  effects: readonly number[];
  independentSchools: number;
  kindergartenOnly: number;
  kind: string;
}

export const puljer: readonly PuljeDesign[] = [
  {
    scheme: "IBS",
    pulje: 1,
    startYear: 2018,
    start: "2018-08-01",
    end: "2020-12-31",
    pick: "municipality",
    count: 6,
    selectionWeight: 0.3,
    selectionYears: 2,
    effects: [-0.008, -0.016, -0.024, -0.03],
    independentSchools: 0,
    kindergartenOnly: 0,
    kind: "grows"
  },
  {
    scheme: "IBS",
    pulje: 2,
    startYear: 2019,
    start: "2019-08-01",
    end: "2021-12-31",
    pick: "municipality",
    count: 7,
    selectionWeight: 1,
    selectionYears: 1,
    effects: [0],
    independentSchools: 0,
    kindergartenOnly: 1,
    kind: "none"
  },
  {
    scheme: "IBS",
    pulje: 3,
    startYear: 2021,
    start: "2021-08-01",
    end: "2023-12-31",
    pick: "municipality",
    count: 6,
    selectionWeight: 0.6,
    selectionYears: 2,
    effects: [-0.025, -0.02, -0.012, -0.005, 0],
    independentSchools: 1,
    kindergartenOnly: 1,
    kind: "fades"
  },
  {
    scheme: "LMP",
    pulje: 1,
    startYear: 2023,
    start: "2023-08-01",
    end: "2025-06-30",
    pick: "school",
    count: 4,
    selectionWeight: 0.8,
    selectionYears: 2,
    effects: [-0.01, -0.02, -0.02],
    independentSchools: 0,
    kindergartenOnly: 0,
    kind: "steady"
  }
];

/** True change of the total probability of a treated school in a school year; 0 before the start. */
export function effectAt(design: PuljeDesign, startYear: number): number {
  const event = startYear - design.startYear;
  if (event < 0) return 0;
  return design.effects[Math.min(event, design.effects.length - 1)]!;
}

/** The name of a pulje in truth.json and in documentation: `IBS 2`. */
export function puljeId({scheme, pulje}: {scheme: string; pulje: number}): string {
  return `${scheme} ${pulje}`;
}
