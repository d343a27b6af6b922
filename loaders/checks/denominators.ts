import type {Finding, WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

const heads = {
  pupils: {
    word: "elever",
    from: "k.pupils_from",
    table: "pupil_count",
    at: "make_date(CAST(left(k.pupils_from, 4) AS INTEGER), 10, 1)",
    joined: "h.unit_code = m.member AND h.school_year = k.pupils_from AND h.status = 'ok'"
  },
  children: {
    word: "barn",
    from: "CAST(k.children_from AS VARCHAR)",
    table: "child_count",
    at: "k.children_from",
    joined: "h.unit_code = m.member AND h.date = k.children_from AND h.children IS NOT NULL"
  }
} as const;

/**
 * What each frame counted in a network, beside its members' heads in the year that the frame names. A network with a member
 * whose number is hidden or missing is left out: the difference would tell the number.
 */
function counted(column: keyof typeof heads): string {
  const {at, table, joined, from} = heads[column];
  return `SELECT k.scheme, k.decision_year AS year, k.county, n.network, ${from} AS named, n.${column} AS used, sum(h.${column}) AS counted,
      count(DISTINCT h.source) AS sources, string_agg(DISTINCT h.source, ', ' ORDER BY h.source) AS source
    FROM allocation_key k JOIN allocation_key_network n USING (county, scheme, decision_year, world)
    JOIN network_member m ON m.county = k.county AND m.network = n.network AND m.world = k.world
      AND coalesce(m.valid_from <= ${at}, true) AND coalesce(m.valid_to >= ${at}, true)
    LEFT JOIN ${table} h ON ${joined} AND h.world = k.world
    GROUP BY ALL HAVING count(h.${column}) = count(*)`;
}

export const denominators: WarehouseCheck = {
  id: "denominators",
  title: "Hodene i en ramme er talt i ett år og én kilde",
  looksAt:
    "Legger sammen elever og barn hos medlemmene i året rammen oppgir, og sammenligner med tallene som fordelingen brukte.",
  severity: "error",
  level: 3,
  stage: "warehouse",
  applies: ({connection}) => hasRows(connection, "SELECT 1 FROM allocation_key_network"),
  looked: lookAtRows("allocation_key_network"),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const column of ["pupils", "children"] as const) {
      const {word, from, table} = heads[column];
      const unnamed = await listFindings(
        connection,
        `SELECT k.scheme, k.decision_year AS year, k.county, ${from} AS named FROM allocation_key k
         WHERE NOT EXISTS (SELECT 1 FROM ${table} h WHERE h.world = k.world AND ${column === "pupils" ? "h.school_year" : "CAST(h.date AS VARCHAR)"} = ${from})`,
        ({scheme, year, county, named}) => ({
          file: "allocation_key",
          column: `${column}_from`,
          value: `${county}, ${scheme}, ${year}`,
          message: `${scheme} ${year} i ${county} teller ${word} i ${named}, men det året er ikke i ${table}.`,
          remedy: "Oppgi året som er brukt, eller hent tallene for det."
        })
      );
      const apart = await listFindings(
        connection,
        `SELECT scheme, year, county, network, named, source, CAST(sources AS INTEGER) AS sources, CAST(used AS DOUBLE) AS used,
           CAST(counted AS DOUBLE) AS counted
         FROM (${counted(column)}) WHERE used <> counted OR sources > 1`,
        ({scheme, year, county, network, named, source, sources, used, counted: found}) => ({
          file: "allocation_key_network",
          column,
          value: `${county}, ${scheme}, ${year}, ${network}`,
          message:
            Number(sources) > 1
              ? `${network} har ${word} fra ${source} i ${scheme} ${year}; én kilde skal brukes.`
              : `${network} har ${formatWhole(used)} ${word} i ${scheme} ${year}, men medlemmene har ${formatWhole(found)} (${named}, ${source}).`,
          remedy: "Rett antallet, året som er oppgitt, eller hvem som er medlem."
        })
      );
      findings.push(...unnamed, ...apart);
    }
    return findings;
  }
};
