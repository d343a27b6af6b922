import {createRandom, type Random} from "../../src/statistics/random.ts";
import {drawAnswers, probabilityByGender} from "./answers.ts";
import type {Cell} from "./cell.ts";
import {createCohortSizes, pupilsInGrade, type CohortSize} from "./cohorts.ts";
import {buildCounty, firstYear, isOpen, lastYear, surveyGrades, type County} from "./county.ts";
import {baseline, effectAt, puljer, type PuljeDesign} from "./design.ts";
import {pickPulje, type Participants} from "./selection.ts";

export interface Participation extends Participants {
  design: PuljeDesign;
}

export interface World {
  seed: number;
  county: County;
  cohort: CohortSize;
  cells: readonly Cell[];
  participations: readonly Participation[];
}

/** Right-skewed variable with mean 0 and standard deviation 1: a scaled sum of `shape` exponentials, the last one fractional. */
function skewed(shape: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < Math.floor(shape); i++) sum += random.exponential();
  sum += (shape % 1) * random.exponential();
  const variance = Math.floor(shape) + (shape % 1) ** 2;
  return (sum - shape) / Math.sqrt(variance);
}

/**
 * Simulates the whole county: lasting differences between municipalities and schools, passing shocks, puljer picked by
 * the shares observed so far, their effects, and binomial answers. Nothing is hidden yet. Same seed, same world: other
 * `designs` than those of the committed county change who is picked and what it does, and draw the rest alike.
 */
export function simulateExampleCounty({
  seed,
  designs = puljer
}: {
  seed: number;
  designs?: readonly PuljeDesign[];
}): World {
  const random = createRandom(seed);
  const county = buildCounty(random.fork("county"));
  const cohort = createCohortSizes(random.fork("cohorts"));
  const municipalityEffect = new Map(
    county.municipalities.map(({code}) => [
      code,
      baseline.municipalitySd * skewed(baseline.municipalityShape, random.fork(`effect ${code}`))
    ])
  );
  const lasting = new Map(
    county.schools.map(({code, municipality}) => [
      code,
      municipalityEffect.get(municipality)! +
        baseline.schoolSd * skewed(baseline.schoolShape, random.fork(`effect ${code}`))
    ])
  );
  const shocks = new Map<string, number>();
  const cells: Cell[] = [];
  const participations: Participation[] = [];
  const treatedIn = new Map<string, PuljeDesign>();

  for (let startYear = firstYear; startYear <= lastYear; startYear++) {
    for (const design of designs.filter((candidate) => candidate.startYear === startYear)) {
      const draw = random.fork(`pick ${design.scheme} ${design.pulje}`);
      const participants = pickPulje({design, county, cells, taken: participations, random: draw});
      for (const school of participants.schools) treatedIn.set(school, design);
      participations.push({design, ...participants});
    }
    for (const school of county.schools.filter((candidate) => isOpen(candidate, startYear))) {
      for (const grade of surveyGrades) {
        const draw = random.fork(`${school.code} ${grade} ${startYear}`);
        const key = `${school.code} ${grade}`;
        const previous = shocks.get(key);
        const shock =
          previous === undefined
            ? baseline.shockSd * draw.normal()
            : baseline.shockCorrelation * previous +
              baseline.shockSd * Math.sqrt(1 - baseline.shockCorrelation ** 2) * draw.normal();
        shocks.set(key, shock);
        const invited = pupilsInGrade(cohort, school, startYear, Number(grade));
        if (invited === 0) continue;
        const untreatedProbability = Math.max(
          baseline.floor,
          baseline.path[startYear]! + baseline.gradeOffset[grade] + lasting.get(school.code)! + shock
        );
        const design = treatedIn.get(school.code);
        const probability = untreatedProbability + (design ? effectAt(design, startYear) : 0);
        cells.push({
          school: school.code,
          grade,
          startYear,
          invited,
          untreatedProbability,
          probability,
          answers: drawSurvey({invited, probability, startYear, random: draw})
        });
      }
    }
  }
  return {seed, county, cohort, cells, participations};
}

/** Who answers, split by gender, and what they answer; undefined when the school did not hold the survey. */
function drawSurvey({
  invited,
  probability,
  startYear,
  random
}: {
  invited: number;
  probability: number;
  startYear: number;
  random: Random;
}): Cell["answers"] {
  if (random.uniform() < baseline.missingRate) return undefined;
  const rate = Math.min(
    0.99,
    Math.max(0.6, baseline.answerRate + baseline.schoolAnswerRateSd * random.normal())
  );
  const answered = random.binomial(invited, rate);
  const girls = random.binomial(answered, baseline.girlShare);
  const boys = answered - girls;
  const by = probabilityByGender(probability, girls, boys);
  return {
    girls: drawAnswers({respondents: girls, probability: by.girls, startYear, random}),
    boys: drawAnswers({respondents: boys, probability: by.boys, startYear, random})
  };
}
