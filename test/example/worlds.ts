import {respondentsOf, type Cell} from "../../loaders/example/cell.ts";
import {lastYear, type SurveyGrade} from "../../loaders/example/county.ts";
import {newDefinitionFrom} from "../../loaders/example/design.ts";
import {countyCode, merger} from "../../loaders/example/places.ts";
import type {World} from "../../loaders/example/simulate.ts";
import {
  groupRespondents,
  groupTally,
  hiddenMeasures,
  publishedBlocks,
  type Block
} from "../../loaders/example/survey-tables.ts";
import {listPuljer, treatUnits} from "../../loaders/site/effect-treatment.ts";
import type {EffectLevel, EffectRow, EffectWorld} from "../../src/model/effect.ts";

/** A simulated county as the page Effekt gets it, and what only the simulation knows. Total measure, one grade. */
export interface EffectCounty {
  world: EffectWorld;
  /** Yearly numbers by unit and year: small numbers hidden as published, or nothing hidden. */
  rows: (level: EffectLevel, hidden: "published" | "nothing") => EffectRow[];
  /**
   * Effect that was built in, percentage points: the respondent-weighted mean of probability less untreated probability
   * over the schools of the unit, so schools that do not take part dilute it. 0 without answers.
   */
  effect: (unit: string, year: number) => number;
}

const formerCodes: ReadonlySet<string> = new Set(merger.former.map(({code}) => code));
const today = (code: string) => (formerCodes.has(code) ? merger.newCode : code);

/** Shapes a simulated county as the warehouse and the loaders of the page would, without files. */
export function createEffectCounty(simulated: World, grade: SurveyGrade): EffectCounty {
  const {county} = simulated;
  const schools = new Map(county.schools.map((school) => [school.code, school]));
  const placed = [
    ...county.municipalities
      .filter(({validTo}) => validTo === "")
      .map(({code}) => ({code, level: "municipality" as const, municipality: code})),
    ...county.schools
      .filter(({closes}) => closes === lastYear)
      .map(({code, municipality}) => ({code, level: "school" as const, municipality}))
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const levelOf = new Map(placed.map(({code, level}) => [code, level]));
  const participants = listParticipants(simulated);
  const treated = treatUnits(
    participants,
    placed,
    new Map([...formerCodes].map((code) => [code, merger.newCode]))
  );
  const blocks = publishedBlocks(simulated).filter(
    (block) => block.grade === grade && block.startYear >= newDefinitionFrom
  );
  const published = blocks.flatMap((block) => unitRows(block, hiddenMeasures(block).get("total")!));
  const open = blocks.flatMap((block) => unitRows(block, new Set()));
  const effects = builtIn(
    simulated.cells.filter((cell) => cell.grade === grade),
    (school) => schools.get(school)!.municipality
  );
  const panel = {measure: "total" as const, grade, firstYear: newDefinitionFrom, lastYear, respondents: 0};
  return {
    world: {
      world: "example",
      missing: [],
      participants: {listed: 0, matched: 0},
      panels: (["municipality", "school"] as const).map((level) => ({...panel, level})),
      puljer: listPuljer(participants),
      units: placed.map(({code, level, municipality}) => ({
        code,
        level,
        municipality,
        county: countyCode,
        startYear: treated.get(code)?.startYear ?? null,
        pulje: treated.get(code)?.pulje ?? null,
        areaBreaks: []
      })),
      municipalities: [],
      truth: []
    },
    rows: (level, hidden) =>
      (hidden === "published" ? published : open)
        .filter(({unit}) => levelOf.get(unit) === level)
        .sort(byUnit),
    effect: (unit, year) => effects.get(`${unit} ${year}`) ?? 0
  };
}

const byUnit = (a: EffectRow, b: EffectRow) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.year - b.year);

function listParticipants({participations}: World) {
  return participations.flatMap(({design, ...members}) => {
    const independent = new Set(members.independentSchools);
    const rows = (codes: readonly string[], role: string) =>
      codes.map((code) => ({scheme: design.scheme, pulje: design.pulje, start: design.start, code, role}));
    return [
      ...rows(members.municipalities, "school_owner"),
      ...rows(members.kindergartenOnly, "kindergarten_authority"),
      ...rows(members.independentSchools, "independent_school"),
      ...rows(
        members.schools.filter((code) => !independent.has(code)),
        "school"
      )
    ];
  });
}

/** The rows of one survey; the two former municipalities are added up under the code of today, as the warehouse does. */
function unitRows({startYear, groups}: Block, hidden: ReadonlySet<string>): EffectRow[] {
  const rows: EffectRow[] = [];
  const parts: EffectRow[] = [];
  for (const [id, group] of groups) {
    if (group.unit === countyCode || group.gender !== "all") continue;
    const {bullied, answered} = groupTally(group, "total");
    const status = answered === 0 ? "missing" : hidden.has(id) ? "suppressed" : "ok";
    const row: EffectRow = {
      unit: group.unit,
      year: startYear,
      share: status === "ok" ? Math.round((1000 * bullied) / answered) / 1000 : null,
      bullied: status === "ok" ? bullied : null,
      respondents: groupRespondents(group) ?? null,
      status
    };
    (today(group.unit) === group.unit ? rows : parts).push(row);
  }
  return parts.length === 0 ? rows : [...rows, merge(parts)];
}

function merge(parts: readonly EffectRow[]): EffectRow {
  const sum = (of: (row: EffectRow) => number | null) =>
    parts.reduce<number | null>((total, row) => {
      const value = of(row);
      return total === null || value === null ? null : total + value;
    }, 0);
  const isWhole = parts.length === merger.former.length;
  const isComplete = isWhole && parts.every(({status}) => status === "ok");
  const bullied = isComplete ? sum((row) => row.bullied) : null;
  const respondents = isWhole ? sum((row) => row.respondents) : null;
  return {
    unit: merger.newCode,
    year: parts[0]!.year,
    share: bullied === null ? null : Math.round((1e6 * bullied) / respondents!) / 1e6,
    bullied,
    respondents,
    status: parts.some(({status}) => status === "suppressed") ? "suppressed" : isComplete ? "ok" : "missing"
  };
}

function builtIn(
  cells: readonly Cell[],
  municipalityOf: (school: string) => string
): ReadonlyMap<string, number> {
  const sums = new Map<string, {respondents: number; change: number}>();
  for (const cell of cells) {
    const respondents = respondentsOf(cell);
    if (respondents === 0) continue;
    for (const unit of [cell.school, municipalityOf(cell.school)]) {
      const key = `${unit} ${cell.startYear}`;
      const own = sums.get(key) ?? {respondents: 0, change: 0};
      own.respondents += respondents;
      own.change += respondents * (cell.probability - cell.untreatedProbability);
      sums.set(key, own);
    }
  }
  return new Map([...sums].map(([key, {respondents, change}]) => [key, (100 * change) / respondents]));
}
