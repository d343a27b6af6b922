import {primaryLimits} from "../../src/model/disclosure-limits.ts";
import {schoolYear} from "../../src/model/school-year.ts";
import type {Ownership, Status} from "../../src/model/survey.ts";
import {createRandom} from "../../src/statistics/random.ts";
import {respondentsOf, type Cell} from "./cell.ts";
import type {SurveyGrade} from "./county.ts";
import type {Block, Group} from "./survey-tables.ts";
import {hideCells} from "./suppression.ts";

/** One row of survey_index.csv: a mean on the scale 1–5 with one decimal; `null` is written as an empty field. */
export interface IndexRow {
  unit_code: string;
  school_year: string;
  grade: SurveyGrade;
  gender: "all";
  ownership: Ownership;
  indicator: string;
  score: number | null;
  status: Status;
}

/**
 * Udir's codes of the four indices. `slope` is the change of the score per unit of the probability of being bullied
 * (−4 means 0.04 lower per percentage point); `schoolSd` lasts; one pupil's score varies with `pupilSd`.
 */
export const indicators = [
  {code: "EUIndeks_1379", mean: 4.3, slope: -4, schoolSd: 0.08, pupilSd: 0.7},
  {code: "EUIndeks_1380", mean: 4.1, slope: -3, schoolSd: 0.1, pupilSd: 0.75},
  {code: "EUIndeks_1384", mean: 4, slope: -1.5, schoolSd: 0.07, pupilSd: 0.65},
  {code: "EUIndeks_1387", mean: 3.9, slope: -3, schoolSd: 0.12, pupilSd: 0.75}
] as const;

/** Where the scores' slope is zero: the usual probability of being bullied. */
const usualProbability = 0.06;

const answered = ({cells}: Group) => cells.reduce((sum, cell) => sum + respondentsOf(cell), 0);

type Indicator = (typeof indicators)[number];

/** Gives the mean score of one school, grade and year; drawn from streams of its own, so it shifts nothing else. */
function createScores(seed: number): (cell: Cell, indicator: Indicator) => number {
  const random = createRandom(seed).fork("indices");
  return (cell, {code, mean, slope, schoolSd, pupilSd}) => {
    const {school, grade, startYear, probability} = cell;
    const lasting = schoolSd * random.fork(`${code} ${school}`).normal();
    const n = Math.max(1, respondentsOf(cell));
    const passing =
      (pupilSd / Math.sqrt(n)) * random.fork(`${code} ${school} ${grade} ${startYear}`).normal();
    return Math.min(5, Math.max(1, mean + slope * (probability - usualProbability) + lasting + passing));
  };
}

/**
 * The rows of survey_index.csv. A group's score is the mean over its schools weighted by respondents. Means on few
 * answers are hidden, and so many siblings with them that no hidden mean can be worked out from the others.
 */
export function indexRows(seed: number, blocks: readonly Block[]): IndexRow[] {
  const scoreOf = createScores(seed);
  return blocks.flatMap(({startYear, grade, groups, sums}) => {
    const {respondents: fewest} = primaryLimits("example", startYear);
    const whole = new Map([...groups].filter(([, {gender}]) => gender === "all"));
    const hidden = hideCells(
      [...whole].map(([id, group]) => ({
        id,
        count: answered(group),
        respondents: answered(group),
        cost: group.cost
      })),
      sums.filter(({parent, parts}) => [parent, ...parts].every((id) => whole.has(id))),
      ({respondents}) => respondents > 0 && respondents < fewest
    );
    return indicators.flatMap((indicator) =>
      [...whole].map(([id, group]): IndexRow => {
        const n = answered(group);
        const status: Status = n === 0 ? "missing" : hidden.has(id) ? "suppressed" : "ok";
        const sum = group.cells.reduce(
          (total, cell) => total + respondentsOf(cell) * scoreOf(cell, indicator),
          0
        );
        return {
          unit_code: group.unit,
          school_year: schoolYear(startYear),
          grade,
          gender: "all",
          ownership: group.ownership,
          indicator: indicator.code,
          score: status === "ok" ? Math.round((10 * sum) / n) / 10 : null,
          status
        };
      })
    );
  });
}
