import {schoolYear} from "../../src/model/school-year.ts";
import {respondentsOf, type Cell} from "./cell.ts";
import {lastYear} from "./county.ts";
import {
  baseline,
  effectAt,
  fractionOfTotal,
  newDefinitionFrom,
  oldQuestionFraction,
  puljeId
} from "./design.ts";
import type {Participation, World} from "./simulate.ts";

/**
 * Noise-free effect of one pulje in one school year on the total share (0–1). `school` compares treated schools with
 * themselves untreated. `municipality` is the same for whole municipalities, where schools that do not take part dilute it;
 * weights are the municipalities' respondents in the survey before the start.
 */
export interface ExpectedAtt {
  pulje: string;
  start_year: number;
  year: number;
  event: number;
  respondents: number;
  school: number;
  municipality: number;
}

const round6 = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
const weigh = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + respondentsOf(cell), 0);
const change = (cells: readonly Cell[]) =>
  cells.reduce((sum, cell) => sum + respondentsOf(cell) * (cell.probability - cell.untreatedProbability), 0);

/** The expected ATT(g, t) of a pulje for every survey from its start on. */
export function expectedAtt(
  {county, cells}: World,
  {design, schools, municipalities}: Participation
): ExpectedAtt[] {
  const treated = new Set(schools);
  const municipalityOf = new Map(county.schools.map(({code, municipality}) => [code, municipality]));
  const cellsIn = (code: string, year: number) =>
    cells.filter(({school, startYear}) => startYear === year && municipalityOf.get(school) === code);
  const rows: ExpectedAtt[] = [];
  for (let year = design.startYear; year <= lastYear; year++) {
    const own = cells.filter(({school, startYear}) => startYear === year && treated.has(school));
    let weights = 0;
    let sum = 0;
    for (const code of municipalities) {
      const weight = weigh(cellsIn(code, design.startYear - 1));
      const here = cellsIn(code, year);
      weights += weight;
      sum += (weight * change(here)) / weigh(here);
    }
    rows.push({
      pulje: puljeId(design),
      start_year: design.startYear,
      year,
      event: year - design.startYear,
      respondents: weigh(own),
      school: round6(change(own) / weigh(own)),
      municipality: round6(sum / weights)
    });
  }
  return rows;
}

/** Mean respondents a year of a pulje's schools in the two surveys before the first pulje: weights fixed in advance. */
function fixedWeight({cells}: World, {schools}: Participation): number {
  const treated = new Set(schools);
  const early = cells.filter(
    ({school, startYear}) => treated.has(school) && (startYear === 2016 || startYear === 2017)
  );
  return weigh(early) / 2;
}

/** Everything that is true of the example county and cannot be read from its published numbers; content of truth.json. */
export function describeTruth(world: World) {
  const expected = world.participations.map((participation) => expectedAtt(world, participation));
  const weights = world.participations.map((participation) => fixedWeight(world, participation));
  const groupMeans = expected.map((rows) => rows.reduce((sum, {school}) => sum + school, 0) / rows.length);
  const overall =
    groupMeans.reduce((sum, mean, i) => sum + mean * weights[i]!, 0) / weights.reduce((a, b) => a + b, 0);
  return {
    note: "Fictional. What was built into the data of Eksempelfylket; see docs/example-county.md.",
    seed: world.seed,
    first_year_of_total: newDefinitionFrom,
    baseline: {
      ...baseline,
      old_question_fraction: oldQuestionFraction,
      fraction_of_total: {
        pupils: round6(fractionOfTotal("pupils")),
        digital: round6(fractionOfTotal("digital")),
        adults: round6(fractionOfTotal("adults"))
      }
    },
    puljer: world.participations.map(
      ({design, municipalities, schools, independentSchools, kindergartenOnly}, i) => ({
        pulje: puljeId(design),
        kind: design.kind,
        start_school_year: schoolYear(design.startYear),
        start: design.start,
        end: design.end,
        selection: {
          unit: design.pick,
          weight_of_observed_share: design.selectionWeight,
          surveys_before_start: design.selectionYears
        },
        effect_points_by_event: Object.fromEntries(
          Array.from({length: lastYear - design.startYear + 1}, (_, event) => [
            event,
            round6(100 * effectAt(design, design.startYear + event))
          ])
        ),
        municipalities,
        kindergarten_only: kindergartenOnly,
        independent_schools: independentSchools,
        treated_schools: [...schools].sort(),
        mean_att: round6(groupMeans[i]!),
        fixed_weight: weights[i]!
      })
    ),
    overall_att: round6(overall),
    expected_att_total: expected.flat(),
    former_municipality: Object.fromEntries(
      world.county.schools.flatMap(({code, formerMunicipality}) =>
        formerMunicipality ? [[code, formerMunicipality] as const] : []
      )
    )
  };
}
