import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

/** Tables with the column of their codes; a region among the start municipalities has none. */
const looks = [
  ["survey_share", "unit_code"],
  ["survey_index", "unit_code"],
  ["survey_participation", "unit_code"],
  ["pupil_count", "unit_code"],
  ["child_count", "unit_code"],
  ["network_member", "member"],
  ["published_participant", "code"],
  ["start_municipality", "code", "code IS NOT NULL"]
] as const;

export const codes: WarehouseCheck = {
  id: "codes",
  title: "Alle koder er kjente enheter",
  looksAt: "Slår opp hver kommune, hvert fylke og hver skole i listen over enheter.",
  severity: "error",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows(...looks.map(([table]) => table)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, code, where = "true"] of looks) {
      const found = await listFindings(
        connection,
        `SELECT DISTINCT "${code}" AS code FROM "${table}" t WHERE ${where} AND NOT EXISTS (SELECT 1 FROM unit u WHERE u.code = t."${code}")`,
        (answer) => ({
          file: table,
          column: code,
          value: String(answer["code"]),
          message: `${answer["code"]} i ${table} finnes ikke i enhetsregisteret.`,
          remedy: "Rett koden, eller hent registrene på nytt med «npm run fetch»."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
