import Papa from "papaparse";
import {lastYear} from "./county.ts";
import {childRows, pupilRows} from "./heads.ts";
import {indexRows} from "./index-tables.ts";
import {headsForKey, allocationRows, networkRows} from "./money.ts";
import {applyKey, keyYears} from "./key.ts";
import {participationRows} from "./participation.ts";
import {countyCode, countyName, firstDay, merger} from "./places.ts";
import {simulateExampleCounty, type World} from "./simulate.ts";
import {publishedBlocks, surveyParticipationRows, surveyRows} from "./survey-tables.ts";
import {describeTruth} from "./truth.ts";

/** The seed of the committed example county. */
export const exampleSeed = 2026;

/** A file of the example county: its name and its whole text (UTF-8). */
export interface ExampleFile {
  name: string;
  content: string;
}

/** Rows as CSV: comma, point, LF, header; `null` and "" become empty fields. `columns` fixes the order. */
function encodeCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[]
): string {
  return `${Papa.unparse({fields: [...columns], data: rows.map((row) => columns.map((column) => row[column]))}, {newline: "\n"})}\n`;
}

function encodeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The rows of units.csv: the county, its municipalities (two of them former) and its schools; positions in km. */
function unitRows({county}: World) {
  return [
    {
      code: countyCode,
      level: "county",
      name: countyName,
      county: countyCode,
      municipality: "",
      ownership: "",
      valid_from: firstDay,
      valid_to: "",
      x_km: "",
      y_km: ""
    },
    ...county.municipalities.map(({code, name, validFrom, validTo, x, y}) => ({
      code,
      level: "municipality",
      name,
      county: countyCode,
      municipality: code,
      ownership: "",
      valid_from: validFrom,
      valid_to: validTo,
      x_km: x,
      y_km: y
    })),
    ...county.schools.map(({code, name, municipality, ownership, opens, closes, x, y}) => ({
      code,
      level: "school",
      name,
      county: countyCode,
      municipality,
      ownership,
      valid_from: `${opens}-08-01`,
      valid_to: closes === lastYear ? "" : `${closes + 1}-08-01`,
      x_km: x,
      y_km: y
    }))
  ];
}

function describeKey(world: World) {
  return {
    note: "Fictional. Frame − joint measures − base grant × networks, the rest pro rata to weighted pupils and children; largest remainder.",
    years: keyYears.map((key) => {
      const heads = headsForKey(world, key);
      const {jointNok, grantsNok} = applyKey(key, heads);
      return {
        ...key,
        joint_measures_nok: jointNok,
        networks: heads.map((entry, i) => ({...entry, grant_nok: grantsNok[i]!}))
      };
    })
  };
}

/**
 * Makes every file of the fictional Eksempelfylket. Pure: the same seed gives the same bytes. What the files mean and
 * what was built into them is told in docs/example-county.md.
 */
export function generateExampleCounty({seed}: {seed: number}): ExampleFile[] {
  const world = simulateExampleCounty({seed});
  const blocks = publishedBlocks(world);
  const units = unitRows(world);
  const changes = merger.former.map(({code, name}) => ({
    date: merger.date,
    old_code: code,
    old_name: name,
    new_code: merger.newCode,
    new_name: merger.newName,
    kind: "merge"
  }));
  const survey = ["unit_code", "school_year", "grade"] as const;
  return [
    {
      name: "units.csv",
      content: encodeCsv(
        [
          "code",
          "level",
          "name",
          "county",
          "municipality",
          "ownership",
          "valid_from",
          "valid_to",
          "x_km",
          "y_km"
        ],
        units
      )
    },
    {
      name: "municipality_changes.csv",
      content: encodeCsv(["date", "old_code", "old_name", "new_code", "new_name", "kind"], changes)
    },
    {
      name: "networks.csv",
      content: encodeCsv(["county", "network", "member", "valid_from", "valid_to"], networkRows(world))
    },
    {
      name: "participation.csv",
      content: encodeCsv(
        ["scheme", "pulje", "code", "role", "start", "end", "units", "resource_person_percent", "amount_nok"],
        participationRows(world)
      )
    },
    {
      name: "allocations.csv",
      content: encodeCsv(
        ["scheme", "decision_year", "payment_year", "code", "amount_nok", "purpose"],
        allocationRows(world)
      )
    },
    {name: "key.json", content: encodeJson(describeKey(world))},
    {
      name: "pupils.csv",
      content: encodeCsv(["unit_code", "school_year", "pupils", "status"], pupilRows(world))
    },
    {name: "children.csv", content: encodeCsv(["unit_code", "date", "children"], childRows(world))},
    {
      name: "survey.csv",
      content: encodeCsv(
        [...survey, "gender", "ownership", "measure", "share_bullied", "bullied", "respondents", "status"],
        surveyRows(blocks)
      )
    },
    {
      name: "survey_index.csv",
      content: encodeCsv(
        [...survey, "gender", "ownership", "indicator", "score", "status"],
        indexRows(seed, blocks)
      )
    },
    {
      name: "survey_participation.csv",
      content: encodeCsv(
        [...survey, "ownership", "invited", "answered", "status"],
        surveyParticipationRows(blocks)
      )
    },
    {name: "truth.json", content: encodeJson(describeTruth(world))}
  ];
}
