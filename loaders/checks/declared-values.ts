import {puljeSchemes, startAspects, startScopes} from "../../src/model/pulje.ts";
import {genders, grades, indicatorLabel, measures, ownerships} from "../../src/model/survey.ts";
import {allocationSchemes} from "../files/allocations.ts";
import {participationSchemes, roles} from "../files/participation.ts";
import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

const levels = ["nation", "county", "municipality", "school", "kindergarten"];
const statuses = ["ok", "suppressed", "missing"];
const worlds = ["real", "example"];
const survey = {level: levels, grade: grades, ownership: ownerships, status: statuses};

const declared: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  unit: {level: levels, world: worlds},
  survey_share: {...survey, gender: genders, measure: measures, origin: ["published", "carried", "merged"]},
  survey_index: {...survey, gender: genders, indicator: Object.keys(indicatorLabel)},
  survey_participation: survey,
  survey_three_year_mean: {status: statuses},
  national_published: {grade: grades, gender: genders, measure: measures},
  network: {world: worlds},
  network_member: {world: worlds},
  participation: {scheme: participationSchemes, role: roles, world: worlds},
  allocation: {scheme: allocationSchemes, world: worlds},
  allocation_key: {scheme: allocationSchemes, world: worlds},
  allocation_key_network: {scheme: allocationSchemes, world: worlds},
  pupil_count: {level: levels, status: statuses, world: worlds},
  child_count: {level: levels, world: worlds},
  pulje_period: {scheme: puljeSchemes},
  pulje_milestone: {scheme: puljeSchemes},
  published_participant: {scheme: puljeSchemes},
  pulje_evaluation: {scheme: puljeSchemes},
  start_municipality: {aspect: startAspects, scope: startScopes}
};

export const declaredValues: WarehouseCheck = {
  id: "declared-values",
  title: "Bare avtalte verdier i inndelingene",
  looksAt: "Ser etter trinn, kjønn, eierformer, mål, nivåer og statuser som ikke er avtalt, og etter tomme.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...Object.keys(declared)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, dimensions] of Object.entries(declared)) {
      for (const [column, values] of Object.entries(dimensions)) {
        const list = values.map((value) => `'${value}'`).join(", ");
        const found = await listFindings(
          connection,
          `SELECT coalesce(CAST("${column}" AS VARCHAR), '') AS value, CAST(count(*) AS INTEGER) AS times
           FROM "${table}" WHERE "${column}" IS NULL OR "${column}" NOT IN (${list}) GROUP BY 1`,
          ({value, times}) => ({
            file: table,
            column,
            value: String(value),
            message: `${times} rader i ${table} har ${column} «${value}».`,
            remedy: `Bruk én av ${values.join(", ")}.`
          })
        );
        findings.push(...found);
      }
    }
    return findings;
  }
};
