import type {Finding} from "./check.ts";

/**
 * A finding that is a true property of a source: it is not reported while it matches. An exception that matches
 * nothing although its data set is there has become a finding itself, so that the list shrinks when sources mend.
 */
export interface Known {
  check: string;
  /** The exception holds only while this data set is in the manifest. */
  dataset: string;
  /** The parts of the finding that must be equal. */
  where: Pick<Finding, "file" | "row" | "column" | "value">;
  /** What it is about, in Norwegian for readers. */
  about: string;
  /** Why it is true and not a mistake of ours, in Norwegian. */
  reason: string;
  /** The day it was looked into (ISO). */
  since: string;
}

const nation = {dataset: "udir-national-published", since: "2026-11-28"} as const;

export const knownExceptions: readonly Known[] = [
  {
    check: "totals-with-parts",
    dataset: "udir-national-published",
    where: {file: "survey_share", column: "gender", value: "NO, 2019-20, trinn 5, all, pupils"},
    about: "Landet, 5. trinn, mobbet av andre elever, 2019–20",
    reason:
      "Pressen gjenga bare jenter og gutter hver for seg for 5. trinn i 2019; samlet tall er ikke funnet publisert.",
    since: "2026-11-21"
  },
  ...(
    [
      ["trinn 10, all, all, total: 2020-21", "10. trinn, mobbing på skolen: 2020–21"],
      ["trinn Vg1, all, all, total: 2019-20, 2020-21", "Vg1, mobbing på skolen: 2019–20 og 2020–21"],
      ["trinn all, all, all, adults: 2017-18, 2021-22", "5. trinn–Vg3, mobbet av voksne: 2017–18 og 2021–22"],
      ["trinn all, all, all, digital: 2017-18", "5. trinn–Vg3, mobbet digitalt: 2017–18"],
      [
        "trinn all, all, all, pupils: 2007-08, 2008-09, 2009-10, 2010-11, 2012-13",
        "5. trinn–Vg3, mobbet av andre elever: 2007–08 til 2010–11, og 2012–13"
      ]
    ] as const
  ).map(([gap, about]) => ({
    ...nation,
    check: "missing-years",
    where: {file: "survey_share", column: "school_year", value: `NO, ${gap}`},
    about: `Landet, ${about}`,
    reason: "Serien er satt sammen av publiserte tekster, og et tall for landet disse årene er ikke funnet."
  })),
  ...(
    [
      ["trinn 7, all, all, total", "7. trinn, mobbing på skolen"],
      ["trinn 10, all, all, total", "10. trinn, mobbing på skolen"],
      ["trinn all, all, all, total", "5. trinn–Vg3, mobbing på skolen"],
      ["trinn all, all, all, pupils", "5. trinn–Vg3, mobbet av andre elever"]
    ] as const
  ).map(([series, about]) => ({
    ...nation,
    check: "jumps",
    where: {file: "survey_share", column: "share_bullied", value: `NO, ${series}, 2023-24`},
    about: `Landet, ${about}, 2023–24`,
    reason: "Økningen fra høsten 2022 til høsten 2023 er publisert av Utdanningsdirektoratet."
  })),
  {
    check: "declared-breaks",
    dataset: "ssb-population",
    where: {file: "population", column: "total", value: "1508, 1580"},
    about: "Ålesund (1508) og Haram (1580), folketall før 2024",
    reason:
      "Kilden er regnet om til kommunene i 2024 og gir Ålesund og Haram halvparten hver før delingen; årene før er grove anslag.",
    since: "2026-11-28"
  }
];
