import type {Measure} from "../../src/model/survey.ts";
import type {Random} from "../../src/statistics/random.ts";
import {baseline, newDefinitionFrom, oldQuestionFraction, ways} from "./design.ts";

/** Pupils bullied and pupils who answered that question. */
export interface Tally {
  bullied: number;
  answered: number;
}

/** What one gender answered at one school and grade in one year. */
export interface Answers {
  respondents: number;
  tallies: Partial<Record<Measure, Tally>>;
}

/** Draws one bullied pupil's ways of being bullied; at least one. */
function drawWays(random: Random): Record<keyof typeof ways, boolean> {
  const pupils = random.uniform() < ways.pupils.probability;
  const digital = random.uniform() < ways.digital.probability;
  const adults = random.uniform() < ways.adults.probability;
  if (pupils || digital || adults) return {pupils, digital, adults};
  const only = random.uniform();
  return {
    pupils: only < ways.pupils.onlyWay,
    digital: only >= ways.pupils.onlyWay && only < ways.pupils.onlyWay + ways.digital.onlyWay,
    adults: only >= ways.pupils.onlyWay + ways.digital.onlyWay
  };
}

/**
 * Draws the answers of `respondents` pupils, each bullied with `probability`. The total is counted over everyone who
 * answered; each single question loses a few who skipped it, so a single share can exceed the total, as in reality.
 */
export function drawAnswers({
  respondents,
  probability,
  startYear,
  random
}: {
  respondents: number;
  probability: number;
  startYear: number;
  random: Random;
}): Answers {
  if (startYear < newDefinitionFrom) {
    const bullied = random.binomial(respondents, probability * oldQuestionFraction);
    return {respondents, tallies: {pupils: {bullied, answered: respondents}}};
  }
  const total = random.binomial(respondents, probability);
  const tallies = {
    total: {bullied: total, answered: respondents},
    pupils: {bullied: 0, answered: respondents},
    digital: {bullied: 0, answered: respondents},
    adults: {bullied: 0, answered: respondents}
  };
  for (let i = 0; i < total; i++) {
    const drawn = drawWays(random);
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) if (drawn[way]) tallies[way].bullied++;
  }
  for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
    tallies[way].answered -= random.binomial(respondents - tallies[way].bullied, baseline.skipRate);
  }
  return {respondents, tallies};
}

/** Girls' and boys' probabilities whose mean over the respondents is exactly `probability`. */
export function probabilityByGender(
  probability: number,
  girls: number,
  boys: number
): {girls: number; boys: number} {
  if (girls === 0 || boys === 0) return {girls: probability, boys: probability};
  const ofGirls = Math.min(probability * baseline.girlRatio, (probability * (girls + boys)) / girls);
  return {girls: ofGirls, boys: (probability * (girls + boys) - ofGirls * girls) / boys};
}
