import type {ShareRow, UnitList} from "../../model/published.js";
import {schoolYear, startYear} from "../../model/school-year.js";
import {grades, type Grade, type Measure} from "../../model/survey.js";
import type {Quantity} from "../format.js";

export type Unit = UnitList["units"][number];

/** What is chosen on the page. `unit` is the code of the nation, a county, a municipality or a school. */
export interface BullyingChoice {
  county: string;
  unit: string;
  measure: Measure;
  grade: Grade;
  startYear: number;
}

/** The rows that the page has at hand: the chosen county's and the nation's, and the units they belong to. */
export class BullyingData {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #rows: ReadonlyMap<string, readonly ShareRow[]>;

  constructor(units: readonly Unit[], rows: readonly ShareRow[]) {
    this.#units = new Map(units.map((u) => [u.code, u]));
    const byUnit = new Map<string, ShareRow[]>();
    for (const row of rows) {
      const list = byUnit.get(row.unit);
      if (list) list.push(row);
      else byUnit.set(row.unit, [row]);
    }
    this.#rows = byUnit;
  }

  /** The unit of a code. Throws RangeError for a code that is not in the list. */
  unit(code: string): Unit {
    const found = this.#units.get(code);
    if (!found) throw new RangeError(`no unit ${code}`);
    return found;
  }

  /** All rows of a unit. */
  rows(unit: string): readonly ShareRow[] {
    return this.#rows.get(unit) ?? [];
  }

  /** One unit's rows of a measure and grade, by year. */
  series(unit: string, {measure, grade}: Pick<BullyingChoice, "measure" | "grade">): ShareRow[] {
    return (this.#rows.get(unit) ?? []).filter((r) => r.measure === measure && r.grade === grade);
  }

  /**
   * The same series with a row of status missing for every year between the first and the last that has none, so that
   * a gap is seen as absent.
   */
  wholeSeries(unit: string, choice: Pick<BullyingChoice, "measure" | "grade">): ShareRow[] {
    const rows = this.series(unit, choice);
    const byYear = new Map(rows.map((r) => [startYear(r.schoolYear), r]));
    if (!rows.length) return [];
    const first = Math.min(...byYear.keys());
    const last = Math.max(...byYear.keys());
    return Array.from({length: last - first + 1}, (_, i) => {
      const found = byYear.get(first + i);
      return (
        found ?? {
          unit,
          schoolYear: schoolYear(first + i),
          ...choice,
          share: null,
          decimals: 1,
          low: null,
          high: null,
          respondents: null,
          status: "missing",
          source: "",
          origin: "published"
        }
      );
    });
  }

  /** One cell, or undefined where there is no row: no such cohort, or not in the data. */
  cell(unit: string, choice: Pick<BullyingChoice, "measure" | "grade" | "startYear">): ShareRow | undefined {
    return this.series(unit, choice).find((r) => startYear(r.schoolYear) === choice.startYear);
  }

  /** Grades and survey years that a unit has any row for. */
  offered(unit: string): {grades: Grade[]; years: number[]} {
    const rows = this.#rows.get(unit) ?? [];
    const own = new Set(rows.map((r) => r.grade));
    return {
      grades: grades.filter((g) => own.has(g)),
      years: [...new Set(rows.map((r) => startYear(r.schoolYear)))].toSorted((a, b) => b - a)
    };
  }

  /**
   * The units to compare with: municipality (of a school), county, nation, from the nearest. A unit of the example
   * county is compared with its own county only, never with real figures.
   */
  comparisons(code: string): Unit[] {
    const {level, municipality, county, world} = this.unit(code);
    const codes = [
      level === "school" ? municipality : null,
      level === "county" ? null : county,
      world === "real" ? "NO" : null
    ];
    return codes.flatMap((c) => {
      const unit = c === null || c === code ? undefined : this.#units.get(c);
      return unit ? [unit] : [];
    });
  }
}

/** Data sets behind some rows. */
export function sourcesOf(rows: readonly (ShareRow | undefined)[]): string[] {
  return [...new Set(rows.flatMap((r) => (r?.source ? r.source.split("+") : [])))];
}

/**
 * The value of a cell. Without a row it is missing, or not possible: upper secondary schools belong to the county, so the
 * source has no municipalities there.
 */
export function quantityOf(row: ShareRow | undefined, unit?: Unit, grade?: Grade): Quantity {
  if (row) return {value: row.share, status: row.status};
  const impossible = unit?.level === "municipality" && grade?.startsWith("Vg");
  return {value: null, status: impossible ? "notApplicable" : "missing"};
}
