import type {Answers} from "./answers.ts";
import type {SurveyGrade} from "./county.ts";

/** One school and grade in one school year: what is true of it, and what its pupils answered (undefined: not held). */
export interface Cell {
  school: string;
  grade: SurveyGrade;
  startYear: number;
  invited: number;
  untreatedProbability: number;
  probability: number;
  answers: {girls: Answers; boys: Answers} | undefined;
}

/** Pupils who answered at a school and grade; 0 when the survey was not held. */
export function respondentsOf({answers}: Cell): number {
  return answers ? answers.girls.respondents + answers.boys.respondents : 0;
}

/** Pupils bullied on the total measure at a school and grade; 0 when the survey was not held. */
export function bulliedOf({answers}: Cell): number {
  return answers
    ? (answers.girls.tallies.total?.bullied ?? 0) + (answers.boys.tallies.total?.bullied ?? 0)
    : 0;
}
