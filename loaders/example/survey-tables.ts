import {schoolYear} from "../../src/model/school-year.ts";
import type {Gender, Measure, Ownership, Status} from "../../src/model/survey.ts";
import type {Sum} from "../../src/statistics/disclosure/table.ts";
import type {Answers, Tally} from "./answers.ts";
import type {Cell} from "./cell.ts";
import {
  firstYear,
  lastYear,
  municipalitiesAt,
  municipalityAt,
  surveyGrades,
  type SurveyGrade
} from "./county.ts";
import {newDefinitionFrom} from "./design.ts";
import {countyCode} from "./places.ts";
import type {World} from "./simulate.ts";
import {fixedCounts} from "./unions.ts";
import {hideCells, isSensitive, type Suppressible} from "./suppression.ts";

/** One row of survey.csv; `null` is written as an empty field. Share 0–1 with three decimals. */
export interface SurveyRow {
  unit_code: string;
  school_year: string;
  grade: SurveyGrade;
  gender: Gender;
  ownership: Ownership;
  measure: Measure;
  share_bullied: number | null;
  bullied: number | null;
  respondents: number | null;
  status: Status;
}

/** One row of survey_participation.csv. */
export interface SurveyParticipationRow {
  unit_code: string;
  school_year: string;
  grade: SurveyGrade;
  ownership: Ownership;
  invited: number | null;
  answered: number | null;
  status: Status;
}

/** One published group: a unit, or a part of it by gender or ownership, and the schools whose answers it adds up. */
export interface Group {
  unit: string;
  gender: Gender;
  ownership: Ownership;
  cost: number;
  cells: readonly Cell[];
}

/** Everything published for one school year and grade, and which groups are the sums of which. */
export interface Block {
  startYear: number;
  grade: SurveyGrade;
  groups: ReadonlyMap<string, Group>;
  sums: readonly Sum[];
  /** Of the sums, those within each municipality. */
  families: readonly (readonly Sum[])[];
}

const genders = ["girls", "boys"] as const;
const owners = ["public", "private"] as const;

/** Cheaper groups are hidden first when another number has to go along with a sensitive one. */
const cost = {
  school: 0,
  municipalityGender: 1,
  municipality: 2,
  countyOwnership: 3,
  countyGender: 4,
  county: 9
};

const groupId = (unit: string, gender: Gender = "all", ownership: Ownership = "all") =>
  `${unit}|${gender}|${ownership}`;

/** The measures asked in a school year. */
export function measuresAt(startYear: number): readonly Measure[] {
  return startYear < newDefinitionFrom ? ["pupils"] : ["total", "pupils", "digital", "adults"];
}

/** Splits the simulated world by school year and grade into the groups that are published. */
export function publishedBlocks({county, cells}: World): Block[] {
  const schools = new Map(county.schools.map((school) => [school.code, school]));
  const blocks: Block[] = [];
  for (let startYear = firstYear; startYear <= lastYear; startYear++) {
    for (const grade of surveyGrades) {
      const here = cells.filter((cell) => cell.startYear === startYear && cell.grade === grade);
      const groups = new Map<string, Group>();
      const add = (group: Group) => groups.set(groupId(group.unit, group.gender, group.ownership), group);
      const sums: Sum[] = [];
      const families: Sum[][] = [];
      const municipalities = municipalitiesAt(county, startYear)
        .map((code) => ({
          code,
          own: here.filter(({school}) => municipalityAt(schools.get(school)!, startYear) === code)
        }))
        .filter(({own}) => own.length > 0);
      add({unit: countyCode, gender: "all", ownership: "all", cost: cost.county, cells: here});
      for (const gender of genders) {
        add({unit: countyCode, gender, ownership: "all", cost: cost.countyGender, cells: here});
      }
      for (const ownership of owners) {
        const own = here.filter(({school}) => schools.get(school)!.ownership === ownership);
        add({unit: countyCode, gender: "all", ownership, cost: cost.countyOwnership, cells: own});
        const parts = own.map(({school}) => groupId(school));
        sums.push({parent: groupId(countyCode, "all", ownership), parts});
      }
      sums.push({
        parent: groupId(countyCode),
        parts: owners.map((owner) => groupId(countyCode, "all", owner))
      });
      for (const {code, own} of municipalities) {
        add({unit: code, gender: "all", ownership: "all", cost: cost.municipality, cells: own});
        for (const gender of genders) {
          add({unit: code, gender, ownership: "all", cost: cost.municipalityGender, cells: own});
        }
        families.push([
          {parent: groupId(code), parts: own.map(({school}) => groupId(school))},
          {parent: groupId(code), parts: genders.map((gender) => groupId(code, gender))}
        ]);
      }
      for (const cell of here) {
        add({unit: cell.school, gender: "all", ownership: "all", cost: cost.school, cells: [cell]});
      }
      for (const gender of ["all", ...genders] as const) {
        sums.push({
          parent: groupId(countyCode, gender),
          parts: municipalities.map(({code}) => groupId(code, gender))
        });
      }
      sums.push(...families.flat());
      sums.push({parent: groupId(countyCode), parts: genders.map((gender) => groupId(countyCode, gender))});
      blocks.push({startYear, grade, groups, sums, families});
    }
  }
  return blocks;
}

/** The answers of a group: those of its gender at each of its schools that held the survey. */
function answersOf({cells, gender}: Group): Answers[] {
  return cells.flatMap(({answers}) =>
    answers ? (gender === "all" ? [answers.girls, answers.boys] : [answers[gender]]) : []
  );
}

/** Pupils of a group who took part in the survey; undefined when none of its schools held it. */
export function groupRespondents(group: Group): number | undefined {
  const answers = answersOf(group);
  return answers.length ? answers.reduce((sum, {respondents}) => sum + respondents, 0) : undefined;
}

/** The true numbers of a group for one measure, before anything is hidden. */
export function groupTally(group: Group, measure: Measure): Tally {
  return answersOf(group).reduce(
    (sum, {tallies}) => {
      const tally = tallies[measure];
      return tally ? {bullied: sum.bullied + tally.bullied, answered: sum.answered + tally.answered} : sum;
    },
    {bullied: 0, answered: 0}
  );
}

/**
 * The ids of a block's groups whose number for a measure is hidden: those that have to be, those in `also`, and others to
 * protect them. Groups in `known` cannot protect, since everyone knows their number.
 */
function hiddenGroups(
  block: Block,
  measure: Measure,
  {also, known}: {also?: ReadonlySet<string>; known?: ReadonlySet<string>} = {}
): Set<string> {
  const cells = [...block.groups].map(([id, group]): Suppressible => ({
    id,
    ...countOf(group, measure),
    cost: group.cost,
    isKnown: known?.has(id) ?? false
  }));
  return hideCells(
    cells,
    block.sums,
    ({id, count, respondents}) => (also?.has(id) ?? false) || isSensitive(count, respondents, block.startYear)
  );
}

function countOf(group: Group, measure: Measure): {count: number; respondents: number} {
  return {count: groupTally(group, measure).bullied, respondents: groupRespondents(group) ?? 0};
}

/**
 * The hidden groups of every measure: those of each measure on its own, then those that must go along because the measures
 * beside them would give a number away. Where one of these can be hidden in a part of the total, the total stays.
 */
export function hiddenMeasures(block: Block): Map<Measure, Set<string>> {
  const {groups, sums} = block;
  const asked = measuresAt(block.startYear);
  const also = new Map(asked.map((measure) => [measure, new Set<string>()]));
  const counts = new Map(
    asked.map((measure) => [
      measure,
      new Map([...groups].map(([id, group]) => [id, countOf(group, measure)]))
    ])
  );
  const hidden = new Map<Measure, Set<string>>();
  /** Where nobody was bullied, nobody was in any way. */
  const isNobody = (id: string) =>
    counts.get("total")?.get(id)?.count === 0 && hidden.get("total")?.has(id) === false;
  const hideAgain = (measure: Measure) => {
    const known = new Set(measure === "total" ? [] : [...groups.keys()].filter(isNobody));
    hidden.set(measure, hiddenGroups(block, measure, {also: also.get(measure)!, known}));
  };
  asked.forEach(hideAgain);
  if (!asked.includes("total")) return hidden;
  const parts = asked.filter((measure) => measure !== "total");
  const least = (choices: readonly {measure: Measure; id: string}[]) =>
    choices
      .filter(
        ({measure, id}) =>
          !hidden.get(measure)!.has(id) &&
          counts.get(measure)!.get(id)!.respondents > 0 &&
          (measure === "total" || !isNobody(id))
      )
      .sort(
        (a, b) =>
          groups.get(a.id)!.cost - groups.get(b.id)!.cost ||
          counts.get(a.measure)!.get(a.id)!.count - counts.get(b.measure)!.get(b.id)!.count
      )[0];
  for (;;) {
    const seen = new Map(
      asked.map((measure) => [measure, {counts: counts.get(measure)!, hidden: hidden.get(measure)!}])
    );
    const [first] = fixedCounts(seen, block, {whole: "total", parts});
    if (!first) return hidden;
    const {measure, id} = first;
    // in a small sum the number is soon protected, in a large one it takes many
    const near = sums
      .map(({parent, parts: below}) => [parent, ...below])
      .filter((ids) => ids.includes(id))
      .sort((a, b) => a.length - b.length);
    const leastNear = (own: Measure) => {
      for (const ids of near) {
        const found = least(ids.map((other) => ({measure: own, id: other})));
        if (found) return found;
      }
      return undefined;
    };
    const next =
      least(parts.map((part) => ({measure: part, id}))) ??
      leastNear(measure) ??
      least([{measure: "total", id}]) ??
      asked.map(leastNear).find((found) => found !== undefined);
    if (!next) throw new Error(`cannot protect ${measure} of ${id}`);
    also.get(next.measure)!.add(next.id);
    hideAgain(next.measure);
    if (next.measure === "total") parts.forEach(hideAgain);
  }
}

/** The rows of survey.csv, small numbers hidden. A survey that was not held is missing, with no respondents either. */
export function surveyRows(blocks: readonly Block[]): SurveyRow[] {
  return blocks.flatMap((block) =>
    [...hiddenMeasures(block)].flatMap(([measure, hidden]) => {
      return [...block.groups].map(([id, group]): SurveyRow => {
        const {bullied, answered} = groupTally(group, measure);
        const respondents = groupRespondents(group) ?? null;
        const status: Status = !answered ? "missing" : hidden.has(id) ? "suppressed" : "ok";
        return {
          unit_code: group.unit,
          school_year: schoolYear(block.startYear),
          grade: block.grade,
          gender: group.gender,
          ownership: group.ownership,
          measure,
          share_bullied: status === "ok" ? Math.round((1000 * bullied) / answered) / 1000 : null,
          bullied: status === "ok" ? bullied : null,
          respondents,
          status
        };
      });
    })
  );
}

/** The rows of survey_participation.csv: pupils invited and pupils who answered, never hidden. */
export function surveyParticipationRows(blocks: readonly Block[]): SurveyParticipationRow[] {
  return blocks.flatMap(({startYear, grade, groups}) =>
    [...groups.values()]
      .filter(({gender}) => gender === "all")
      .map((group): SurveyParticipationRow => {
        const answered = groupRespondents(group) ?? null;
        const held = group.cells.filter(({answers}) => answers);
        return {
          unit_code: group.unit,
          school_year: schoolYear(startYear),
          grade,
          ownership: group.ownership,
          invited: answered === null ? null : held.reduce((sum, {invited}) => sum + invited, 0),
          answered,
          status: answered === null ? "missing" : "ok"
        };
      })
  );
}
