import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readNetworks} from "../../loaders/site/networks.ts";
import type {NetworkCounty} from "../../src/model/published.ts";
import {
  buildAndOpen,
  bullyingRow,
  makeDataFolder,
  municipalities,
  participationRow,
  surveySnapshot
} from "../warehouse/data-folder.ts";

const codes = ["5001", "5028", "3401"];

/** The networks page of three municipalities with 100 pupils, 4 schools and 50 children each, and the user's files. */
async function countiesOf(user: Record<string, string>): Promise<NetworkCounty[]> {
  const pupils = codes.map((code) => `2025-26,municipality,${code},100,,,4`);
  const children = codes.map((code) => `2026-04-13,${code},2,0,50`);
  const dir = await makeDataFolder([
    municipalities(codes),
    {
      kind: "pupils",
      file: "pupils/pupils.csv",
      text: [
        "school_year,level,code,pupils,pupils_with_individual_education,pupils_with_extra_norwegian,schools",
        ...pupils
      ].join("\n")
    },
    {
      kind: "kindergarten-children",
      file: "children/children.csv",
      text: ["date,code,kindergartens,private_kindergartens,children", ...children].join("\n")
    },
    ...surveySnapshot(
      codes.map((unit) => bullyingRow({unit, year: "2025-26", share: "10,0", bullied: "5"})),
      codes.map((code) => participationRow(code, "2025-26", "50"))
    )
  ]);
  await mkdir(join(dir, "user"));
  for (const [name, text] of Object.entries(user)) await writeFile(join(dir, "user", name), text);
  const warehouse = await buildAndOpen(dir);
  try {
    return (await readNetworks(warehouse)).counties;
  } finally {
    warehouse.close();
  }
}

const networkOf = (counties: readonly NetworkCounty[], county: string, name: string) =>
  counties.find((c) => c.county === county)?.networks.find((n) => n.network === name);

test("a membership that has not begun, or is over, does not count on the day of the counts", async () => {
  const counties = await countiesOf({
    "networks.csv":
      "county;network;member;valid_from;valid_to\n50;Nytt;5001;01.01.2099;\n50;Gammelt;5001;;31.12.2098\n50;Avviklet;5028;;12.04.2026\n"
  });
  expect(counties[0]?.networks.map((n) => [n.network, n.pupils.value])).toEqual([["Gammelt", 100]]);
});

test("the last day of a membership counts", async () => {
  const counties = await countiesOf({
    "networks.csv": "county;network;member;valid_from;valid_to\n50;Siste dag;5028;;13.04.2026\n"
  });
  expect(networkOf(counties, "50", "Siste dag")?.pupils.value).toBe(100);
});

test("a member with two periods is counted once", async () => {
  const counties = await countiesOf({
    "networks.csv":
      "county;network;member;valid_from;valid_to\n50;Nett;5001;01.01.2018;31.12.2019\n50;Nett;5001;01.01.2020;\n50;Nett;5028;;\n"
  });
  const network = networkOf(counties, "50", "Nett");
  expect(network?.pupils.value).toBe(200);
  expect(network?.shares).toMatchObject([{respondents: 100, shownMembers: 2, members: 2, share: 0.1}]);
});

test("an owner that takes part without its schools being listed leaves the number missing, never zero", async () => {
  const networks = "county;network;member;valid_from;valid_to\n50;Nett;5001;;\n";
  const header = "scheme;pulje;code;role;start;end;units;resource_person_percent;amount_nok\n";
  const owner = await countiesOf({
    "networks.csv": networks,
    "participation.csv": `${header}IBS;5;5001;both;31.03.2020;31.12.2022;12;40;520000\n`
  });
  expect(networkOf(owner, "50", "Nett")?.schoolsInPulje).toEqual({value: null, status: "missing"});
  const other = await countiesOf({
    "networks.csv": networks,
    "participation.csv": `${header}IBS;5;5028;both;31.03.2020;31.12.2022;12;40;520000\n`
  });
  expect(networkOf(other, "50", "Nett")?.schoolsInPulje).toEqual({value: 0, status: "ok"});
});

test("money to a network name that two counties have is given to neither, and to the one named as county/name", async () => {
  const files = {
    "networks.csv": "county;network;member;valid_from;valid_to\n50;Fosen;5001;;\n34;Fosen;3401;;\n",
    "allocations.csv":
      "scheme;decision_year;payment_year;code;amount_nok;purpose\nDekom;2025;2025;Fosen;1000;felles navn\nDekom;2025;2025;34/Fosen;250000;nøkkel\n"
  };
  const counties = await countiesOf(files);
  expect(networkOf(counties, "50", "Fosen")?.amount).toEqual({value: null, status: "missing"});
  expect(networkOf(counties, "34", "Fosen")?.amount).toEqual({value: 250000, status: "ok"});
  expect(counties.map((c) => [c.county, c.paymentYear])).toEqual([
    ["34", 2025],
    ["50", null]
  ]);
});
