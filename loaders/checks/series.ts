/** A table whose rows are points in time of series: what tells one series from another, and when a row is. */
export interface SeriesTable {
  table:
    "survey_share" | "survey_index" | "survey_participation" | "pupil_count" | "child_count" | "population";
  /** Columns of one series; the first is the unit. */
  key: readonly string[];
  /** In SQL: the whole number that steps by one from row to row of a series. */
  year: string;
  /** In SQL: the day that a number of the year is about. */
  day: (year: string) => string;
  /** In SQL: how people write the year. */
  label: (year: string) => string;
}

const schoolYear = {
  year: "CAST(left(school_year, 4) AS INTEGER)",
  day: (year: string) => `make_date(${year}, 10, 1)`,
  label: (year: string) => `(${year} || '-' || right(CAST(${year} + 1 AS VARCHAR), 2))`
};
const calendarYear = {
  day: (year: string) => `make_date(${year}, 1, 1)`,
  label: (year: string) => `CAST(${year} AS VARCHAR)`
};

/** Every series of the warehouse. The state's accounts are none: a year without a row is a year without spending. */
export const seriesTables: readonly SeriesTable[] = [
  {table: "survey_share", key: ["unit_code", "grade", "gender", "ownership", "measure"], ...schoolYear},
  {table: "survey_index", key: ["unit_code", "grade", "gender", "ownership", "indicator"], ...schoolYear},
  {table: "survey_participation", key: ["unit_code", "grade", "ownership"], ...schoolYear},
  {table: "pupil_count", key: ["unit_code"], ...schoolYear},
  {
    table: "child_count",
    key: ["unit_code"],
    ...calendarYear,
    year: "year(date)",
    day: (year) => `make_date(${year}, 12, 31)`
  },
  {table: "population", key: ["unit_code"], ...calendarYear, year: "year"}
];

/** In SQL: one series in words, `5001, trinn 7, all, all, total`. */
export function seriesName({key}: SeriesTable): string {
  return `concat_ws(', ', ${key.map((column) => (column === "grade" ? "'trinn ' || grade" : column)).join(", ")})`;
}

/** In SQL: whether the area of `unit` was changed between two days, so that numbers before and after are of different areas. */
export function areaChanged(unit: string, {after, until}: {after: string; until: string}): string {
  return `EXISTS (SELECT 1 FROM unit_break x WHERE x.unit_code = ${unit} AND x.date > ${after} AND x.date <= ${until})`;
}
