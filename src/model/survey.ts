import {maybeOwn} from "./own.js";

/** The vocabulary of the survey: codes used in the warehouse and their Norwegian texts. */

/** Level of a unit, from the nation down. */
export type Level = "nation" | "county" | "municipality" | "school" | "kindergarten";

/** Whether a unit exists in reality or belongs to the fictional example county. */
export type World = "real" | "example";

/** Why a number is there or is not. Exactly one of value and reason is given. */
export type Status = "ok" | "suppressed" | "missing";

/** The four bullying measures: share of pupils bullied 2–3 times a month or more often. */
export const measures = ["total", "pupils", "digital", "adults"] as const;
export type Measure = (typeof measures)[number];

/** Udir's codes of the bullying measures. */
export const measureByUdirCode: Readonly<Record<string, Measure>> = {
  EUIndeks_1398: "total",
  EUSpoersmaal_Q11811: "pupils",
  EUSpoersmaal_Q11816: "digital",
  EUSpoersmaal_Q11824: "adults"
};

/** The measure of one of Udir's question codes, with or without the prefix `EUSpoersmaal_`. */
export function maybeMeasure(code: string): Measure | undefined {
  return maybeOwn(measureByUdirCode, code) ?? maybeOwn(measureByUdirCode, `EUSpoersmaal_${code}`);
}

export const measureLabel: Readonly<Record<Measure, string>> = {
  total: "Mobbing på skolen",
  pupils: "Mobbet av andre elever",
  digital: "Mobbet digitalt",
  adults: "Mobbet av voksne på skolen"
};

/** Grades as written in the warehouse; `all` is grades 5–Vg3 together, published for the nation only. */
export const grades = ["5", "6", "7", "8", "9", "10", "Vg1", "Vg2", "Vg3", "all"] as const;
export type Grade = (typeof grades)[number];

/** `7` → `7. trinn`, `Vg1` → `Vg1`, `all` → `5. trinn–Vg3`. */
export function formatGrade(grade: Grade): string {
  if (grade === "all") return "5. trinn–Vg3";
  return grade.startsWith("Vg") ? grade : `${grade}. trinn`;
}

export const genders = ["all", "girls", "boys"] as const;
export type Gender = (typeof genders)[number];

export const ownerships = ["all", "public", "private"] as const;
export type Ownership = (typeof ownerships)[number];

/** Udir's codes of the learning-environment indices (means on a scale from 1 to 5). */
export const indicatorLabel: Readonly<Record<string, string>> = {
  EUIndeks_1378: "Faglig utfordring",
  EUIndeks_1379: "Trivsel",
  EUIndeks_1380: "Støtte fra lærer",
  EUIndeks_1381: "Støtte hjemmefra",
  EUIndeks_1382: "Vurdering for læring",
  EUIndeks_1383: "Læringskultur",
  EUIndeks_1384: "Mestring",
  EUIndeks_1385: "Motivasjon",
  EUIndeks_1386: "Elevdemokrati og medvirkning",
  EUIndeks_1387: "Felles regler",
  EUIndeks_1389: "Utdanning og yrkesveiledning"
};

/** A place in the series that no line may cross: the first survey (by start year of the school year) after it. */
export interface SeriesBreak {
  /** Start year of the first school year after the break. */
  startYear: number;
  label: string;
  explanation: string;
  /** What the numbers must show if the break is where it is said to be. */
  shows?: {
    /** Measures without any number before it. */
    begins?: readonly Measure[];
    /** A source without any number before it. */
    source?: string;
    /** Whether more is hidden after it than before. */
    hidesMore?: true;
  };
}

/** Breaks of Elevundersøkelsen, as Udir and its evaluators have described them. */
export const seriesBreaks: readonly SeriesBreak[] = [
  {
    startYear: 2013,
    label: "Nye spørsmål",
    explanation: "Nye spørsmål, og undersøkelsen flyttet fra vår til høst."
  },
  {
    startYear: 2016,
    label: "Ny definisjon",
    explanation: "Ny definisjon av mobbing. Samlet mål, mobbing fra voksne og digital mobbing starter her.",
    shows: {begins: ["total", "digital", "adults"]}
  },
  {
    startYear: 2021,
    label: "Ny tabell",
    explanation: "Ny tabell i Udirs statistikkbank. Det åpne grensesnittet starter her.",
    shows: {source: "survey"}
  },
  {
    startYear: 2022,
    label: "Strengere skjerming",
    explanation: "Strengere skjerming av små tall fra tidlig i 2023.",
    shows: {hidesMore: true}
  }
];
