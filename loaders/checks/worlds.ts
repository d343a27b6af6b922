import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

/** Tables with a world, and the code that must belong to it. A recipient that is a network's name is looked up. */
const looks = [
  ["unit", "code", "world"],
  ["unit", "coalesce(county, '')", "CASE WHEN county IS NULL THEN NULL ELSE world END"],
  ["network", "county", "world"],
  ["network_member", "member", "world"],
  ["participation", "code", "world"],
  ["allocation_key", "county", "world"],
  ["allocation_key_network", "county", "world"],
  ["pupil_count", "unit_code", "world"],
  ["child_count", "unit_code", "world"],
  ["survey_share", "unit_code", "CASE WHEN source = 'example-county' THEN 'example' ELSE 'real' END"],
  ["survey_index", "unit_code", "CASE WHEN source = 'example-county' THEN 'example' ELSE 'real' END"],
  ["survey_participation", "unit_code", "CASE WHEN source = 'example-county' THEN 'example' ELSE 'real' END"]
] as const;

const remedy = "Hold Eksempelfylket (EX…) for seg: rett koden, eller ta raden ut av virkelige data.";

export const worlds: WarehouseCheck = {
  id: "worlds",
  title: "Eksempelfylket blandes aldri med virkelige tall",
  looksAt: "Ser om hver kode EX… bare står i oppdiktede rader, og om hver oppdiktet rad har en slik kode.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...new Set(looks.map(([table]) => table)), "allocation"),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, code, world] of looks) {
      const found = await listFindings(
        connection,
        `SELECT code, world, CAST(count(*) AS INTEGER) AS times
         FROM (SELECT ${code} AS code, ${world} AS world FROM "${table}")
         WHERE starts_with(code, 'EX') <> (world = 'example') GROUP BY ALL`,
        (answer) => ({
          file: table,
          column: code.includes("county") ? "county" : code,
          value: String(answer["code"]),
          message: `${answer["code"]} i ${table} er merket ${answer["world"]} i ${answer["times"]} rader.`,
          remedy
        })
      );
      findings.push(...found);
    }
    const recipients = await listFindings(
      connection,
      `SELECT a.code, a.world, CAST(count(*) AS INTEGER) AS times FROM allocation a
       WHERE starts_with(a.code, 'EX') AND a.world <> 'example'
         OR NOT starts_with(a.code, 'EX') AND a.world = 'example'
           AND NOT EXISTS (SELECT 1 FROM network n WHERE n.network = a.code AND n.world = 'example')
       GROUP BY ALL`,
      (answer) => ({
        file: "allocation",
        column: "code",
        value: String(answer["code"]),
        message: `${answer["code"]} i allocation er merket ${answer["world"]} i ${answer["times"]} rader.`,
        remedy
      })
    );
    return [...findings, ...recipients];
  }
};
