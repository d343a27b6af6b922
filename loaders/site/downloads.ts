import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";

/** A file that readers can download: its place in the site, what it holds, and the query behind it. */
export interface Download {
  path: string;
  title: string;
  world: World;
  sql: string;
  rows: number;
}

const worldOfUnit = "unit_code IN (SELECT code FROM unit WHERE world = $world)";
const credit =
  "SELECT id, title, publisher, world, period, retrieved, licence, attribution, url, array_to_string(caveats, ' ') AS caveats FROM dataset WHERE world = $world ORDER BY id";
const sets: readonly {name: string; title: string; sql: string; worlds: readonly World[]}[] = [
  {
    name: "sources",
    title: "Kilder, lisenser, datoer og forbehold for filene under",
    sql: credit,
    worlds: ["real", "example"]
  },
  {
    name: "survey_share",
    title: "Andel mobbet",
    sql: `SELECT * FROM survey_share WHERE ${worldOfUnit} ORDER BY unit_code, school_year, grade, gender, ownership, measure`,
    worlds: ["real", "example"]
  },
  {
    name: "survey_index",
    title: "Læringsmiljø (indekser)",
    sql: `SELECT * FROM survey_index WHERE ${worldOfUnit} ORDER BY unit_code, school_year, grade, indicator`,
    worlds: ["real", "example"]
  },
  {
    name: "survey_participation",
    title: "Deltakelse i undersøkelsen",
    sql: `SELECT * FROM survey_participation WHERE ${worldOfUnit} ORDER BY unit_code, school_year, grade`,
    worlds: ["real", "example"]
  },
  {
    name: "survey_three_year_mean",
    title: "Treårige gjennomsnitt",
    sql: "SELECT * FROM survey_three_year_mean WHERE $world = 'real' ORDER BY unit_code, first_year",
    worlds: ["real"]
  },
  {
    name: "national_published",
    title: "Publiserte nasjonale tall",
    sql: "SELECT * FROM national_published WHERE $world = 'real' ORDER BY survey_year, grade, measure",
    worlds: ["real"]
  },
  {
    name: "pupil_count",
    title: "Elever i grunnskolen",
    sql: "SELECT * FROM pupil_count WHERE world = $world ORDER BY unit_code, school_year",
    worlds: ["real", "example"]
  },
  {
    name: "child_count",
    title: "Barn i barnehage",
    sql: "SELECT * FROM child_count WHERE world = $world ORDER BY unit_code, date",
    worlds: ["real", "example"]
  },
  {
    name: "network_member",
    title: "Kompetansenettverk og medlemmer",
    sql: "SELECT * FROM network_member WHERE world = $world ORDER BY county, network, member",
    worlds: ["real", "example"]
  },
  {
    name: "participation",
    title: "Deltakelse i puljer",
    sql: "SELECT * FROM participation WHERE world = $world ORDER BY scheme, pulje, code, role",
    worlds: ["real", "example"]
  },
  {
    name: "published_participant",
    title: "Kommuner omtalt som deltakere i puljer",
    sql: "SELECT * FROM published_participant WHERE $world = 'real' ORDER BY scheme, pulje, code",
    worlds: ["real"]
  },
  {
    name: "pulje_period",
    title: "Puljenes perioder",
    sql: "SELECT * FROM pulje_period WHERE $world = 'real' ORDER BY scheme, pulje",
    worlds: ["real"]
  },
  {
    name: "pulje_milestone",
    title: "Frister og samlinger i puljene",
    sql: "SELECT * FROM pulje_milestone WHERE $world = 'real' ORDER BY scheme, pulje, step",
    worlds: ["real"]
  },
  {
    name: "pulje_evaluation",
    title: "Evalueringer av puljer",
    sql: "SELECT * FROM pulje_evaluation WHERE $world = 'real' ORDER BY scheme, puljer",
    worlds: ["real"]
  },
  {
    name: "start_municipality",
    title: "Oppstartskommunene i Kompetanseløftet",
    sql: "SELECT * FROM start_municipality WHERE $world = 'real' ORDER BY name, aspect, scope",
    worlds: ["real"]
  },
  {
    name: "allocation",
    title: "Fordelte midler",
    sql: "SELECT * FROM allocation WHERE world = $world ORDER BY payment_year, scheme, code",
    worlds: ["real", "example"]
  },
  {
    name: "allocation_key",
    title: "Vedtatte rammer og fordelingsnøkler",
    sql: "SELECT * FROM allocation_key WHERE world = $world ORDER BY county, decision_year, scheme",
    worlds: ["real", "example"]
  },
  {
    name: "allocation_key_network",
    title: "Vedtatte rammer fordelt på nettverk",
    sql: "SELECT * FROM allocation_key_network WHERE world = $world ORDER BY county, decision_year, scheme, network",
    worlds: ["real", "example"]
  },
  {
    name: "account",
    title: "Statsregnskapet (øvre grense)",
    sql: "SELECT * FROM account WHERE $world = 'real' ORDER BY year, chapter, post, agency",
    worlds: ["real"]
  },
  {
    name: "municipality_change",
    title: "Endringer i kommunenummer",
    sql: "SELECT * FROM municipality_change WHERE $world = 'real' AND old_code NOT LIKE 'EX%' ORDER BY date, old_code, new_code",
    worlds: ["real"]
  }
];

/** A file with more rows than this is of no use in a spreadsheet (Excel's limit is 1 048 576) and heavy on a static host. */
export const maximumRows = 500_000;

/** The downloads that have rows. A survey too large for one file is split by county. */
export async function listDownloads({rows}: Warehouse): Promise<Download[]> {
  const out: Download[] = [];
  for (const {name, title, sql, worlds} of sets) {
    for (const world of worlds) {
      const bound = sql.replaceAll("$world", `'${world}'`);
      const [found] = await rows<{n: number}>(`SELECT count(*) AS n FROM (${bound})`);
      const n = found?.n ?? 0;
      const suffix = world === "example" ? "-example" : "";
      if (n === 0) continue;
      if (n <= maximumRows)
        out.push({path: `data/csv/${name}${suffix}.csv`, title, world, sql: bound, rows: n});
      else {
        for (const {county, count} of await rows<{county: string; count: number}>(
          `SELECT coalesce(u.county, 'NO') AS county, count(*) AS count FROM (${bound}) s JOIN unit u ON u.code = s.unit_code GROUP BY 1 ORDER BY 1`
        )) {
          out.push({
            path: `data/csv/${name}${suffix}-${county}.csv`,
            title: `${title}, ${county === "NO" ? "hele landet" : `fylke ${county}`}`,
            world,
            sql: `SELECT s.* FROM (${bound}) s JOIN unit u ON u.code = s.unit_code WHERE coalesce(u.county, 'NO') = '${county}'`,
            rows: count
          });
        }
      }
    }
  }
  return out;
}
