import type {Finding, WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {genderCountGap, shareRounding} from "./thresholds.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/** Cells where the total and both parts are shown, side by side. */
const complete = `SELECT unit_code, school_year, grade, ownership, measure,
    any_value(share_bullied) FILTER (gender = 'all') AS share_all,
    any_value(share_bullied) FILTER (gender = 'girls') AS share_girls,
    any_value(share_bullied) FILTER (gender = 'boys') AS share_boys,
    any_value(bullied) FILTER (gender = 'all') AS bullied_all,
    any_value(bullied) FILTER (gender = 'girls') + any_value(bullied) FILTER (gender = 'boys') AS bullied_parts
  FROM survey_share WHERE status = 'ok' AND origin = 'published'
  GROUP BY ALL HAVING count(DISTINCT gender) = 3`;

const remedy = "Se etter i kilden om kjønnene er byttet om, eller om ett av tallene gjelder noe annet.";

export const genderBalance: WarehouseCheck = {
  id: "gender-balance",
  title: "Jenter og gutter går opp med alle",
  looksAt:
    "Ser om andelen for alle ligger mellom jentenes og guttenes, og om antallene går opp, der alle tre er vist.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(`(${complete})`),
  applies: ({connection}) => hasRows(connection, complete),
  async run({connection}) {
    const cell = `concat_ws(', ', unit_code, school_year, 'trinn ' || grade, ownership, measure) AS cell`;
    const shares: Finding[] = await listFindings(
      connection,
      `SELECT ${cell}, CAST(share_all AS DOUBLE) AS share_all, CAST(share_girls AS DOUBLE) AS girls,
         CAST(share_boys AS DOUBLE) AS boys
       FROM (${complete})
       WHERE share_all < least(share_girls, share_boys) - ${shareRounding.value}
         OR share_all > greatest(share_girls, share_boys) + ${shareRounding.value}`,
      ({cell: value, share_all, girls, boys}) => ({
        file: "survey_share",
        column: "share_bullied",
        value: String(value),
        message: `${value}: alle ${formatPercent(share_all)}, men jenter ${formatPercent(girls)} og gutter ${formatPercent(boys)}.`,
        remedy
      })
    );
    const counts: Finding[] = await listFindings(
      connection,
      `SELECT ${cell}, CAST(bullied_all AS INTEGER) AS bullied_all, CAST(bullied_parts AS INTEGER) AS parts
       FROM (${complete})
       WHERE bullied_parts > bullied_all OR bullied_all - bullied_parts > greatest(1, ${genderCountGap.value} * bullied_all)`,
      ({cell: value, bullied_all, parts}) => ({
        file: "survey_share",
        column: "bullied",
        value: String(value),
        message: `${value}: ${bullied_all} mobbede i alt, men ${parts} når jenter og gutter legges sammen.`,
        remedy
      })
    );
    return [...shares, ...counts];
  }
};
