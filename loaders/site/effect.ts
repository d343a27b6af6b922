import type {EffectIndex, EffectWorld} from "../../src/model/effect.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {listLiteral} from "../warehouse/sql.ts";
import {listPanels, placedUnits, readPanelUnits, type EffectPanel, type EffectUnit} from "./effect-panels.ts";
import {firstSurvey, listPuljer, treatUnits, type Participant, type Placed} from "./effect-treatment.ts";
import {readTruth} from "./effect-truth.ts";
import {readProvenance, surveySources} from "./provenance.ts";

/**
 * What the page Effekt knows before it reads yearly numbers: panels, puljer, units with the start of their treatment, and
 * why nothing can be estimated. The real world stands first; the example only where the warehouse holds it. `dataDir` is
 * the data folder that the warehouse was built from, for the truth of the example county.
 */
export async function readEffect(
  warehouse: Warehouse,
  {
    dataDir = process.env["PULJEBLIKK_DATA"] ?? "data",
    log = console.error
  }: {dataDir?: string; log?: (line: string) => void} = {}
): Promise<EffectIndex> {
  const example = await warehouse.rows("SELECT 1 AS found FROM dataset WHERE world = 'example' LIMIT 1");
  const panels = await listPanels(warehouse);
  const units = await readPanelUnits(warehouse);
  const worlds = [await readWorld(warehouse, {world: "real", panels, units})];
  if (example.length > 0) {
    const truth = await readTruth(warehouse, {dataDir, log});
    worlds.push({...(await readWorld(warehouse, {world: "example", panels, units})), truth});
  }
  const codes = listLiteral(units.map(({code}) => code));
  const used = await surveySources(warehouse, `unit_code IN (SELECT unnest(CAST(${codes} AS VARCHAR[])))`);
  return {worlds, sources: await readProvenance(warehouse, used)};
}

async function readWorld(
  warehouse: Warehouse,
  {world, panels, units}: {world: World; panels: readonly EffectPanel[]; units: readonly EffectUnit[]}
): Promise<EffectWorld> {
  const {rows} = warehouse;
  const participants = await rows<Participant>(
    `SELECT scheme, pulje, code, role, CAST(start AS VARCHAR) AS start FROM participation WHERE world = $world`,
    {world}
  );
  const successor = await readSuccessors(warehouse);
  // a school without survey numbers makes its municipality treated all the same
  const placed = await rows<Placed>(
    `SELECT code, level, municipality FROM (${placedUnits}) WHERE world = $world`,
    {world}
  );
  const treated = treatUnits(participants, placed, successor);
  const breaks = await readAreaBreaks(warehouse);
  const own = units.filter((unit) => unit.world === world);
  const ownPanels = panels.filter((panel) => panel.world === world);
  const codes = new Set(own.map(({code}) => code));
  const listed = new Set(participants.map(({code}) => code));
  return {
    world,
    missing: findMissing({
      panels: ownPanels.length,
      participants: listed.size,
      treated: own.filter(({code}) => treated.has(code)).length
    }),
    participants: {
      listed: listed.size,
      matched: [...listed].filter((code) => codes.has(successor.get(code) ?? code)).length
    },
    panels: ownPanels.map(({level, measure, grade, firstYear, lastYear, respondents}) => ({
      level,
      measure,
      grade,
      firstYear,
      lastYear,
      respondents
    })),
    puljer: listPuljer(participants),
    units: own.map(({code, level, municipality, county}) => ({
      code,
      level,
      municipality,
      county,
      startYear: treated.get(code)?.startYear ?? null,
      pulje: treated.get(code)?.pulje ?? null,
      areaBreaks: level === "municipality" ? (breaks.get(code) ?? []) : []
    })),
    municipalities: await readNames(warehouse, new Set(own.map(({municipality}) => municipality))),
    truth: []
  };
}

/** Without numbers or participants no one can match, so `match` stands alone. */
function findMissing(found: {panels: number; participants: number; treated: number}): EffectWorld["missing"] {
  const missing: EffectWorld["missing"] = [];
  if (found.panels === 0) missing.push("survey");
  if (found.participants === 0) missing.push("participation");
  return missing.length === 0 && found.treated === 0 ? ["match"] : missing;
}

/** Former municipality → the one of today that holds its whole area. */
async function readSuccessors({rows}: Warehouse): Promise<Map<string, string>> {
  const found = await rows<{code: string; successor: string}>(
    "SELECT code, any_value(successor) AS successor FROM municipality_successor WHERE kind <> 'split' GROUP BY code"
  );
  return new Map(found.map(({code, successor}) => [code, successor]));
}

/** Municipality → start years of the first surveys after a change of its area. */
async function readAreaBreaks({rows}: Warehouse): Promise<Map<string, number[]>> {
  const found = await rows<{unit: string; date: string}>(
    "SELECT unit_code AS unit, CAST(date AS VARCHAR) AS date FROM unit_break ORDER BY unit_code, date"
  );
  const breaks = new Map<string, number[]>();
  for (const {unit, date} of found) {
    breaks.set(unit, [...new Set([...(breaks.get(unit) ?? []), firstSurvey(date)])]);
  }
  return breaks;
}

async function readNames(
  {rows}: Warehouse,
  codes: ReadonlySet<string>
): Promise<EffectWorld["municipalities"]> {
  const found = await rows<{code: string; name: string}>(
    "SELECT code, name FROM unit WHERE level = 'municipality' ORDER BY code"
  );
  return found.filter(({code}) => codes.has(code));
}
