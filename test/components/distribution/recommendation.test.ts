import {read, utils, type CellObject} from "@e965/xlsx";
import Papa from "papaparse";
import {expect, test} from "vitest";
import {formatDate} from "../../../src/components/format.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {keyFormula} from "../../../src/components/distribution/key-formula.ts";
import {readOwnData} from "../../../src/components/distribution/own-data.ts";
import {makeRecommendation} from "../../../src/components/distribution/recommendation.ts";
import {recommendationCsv} from "../../../src/components/distribution/recommendation-section.ts";
import {recommendationWorkbook} from "../../../src/components/distribution/recommendation-workbook.ts";
import {scenarioFindings} from "../../../src/components/distribution/scenario-findings.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import type {DistributionArea, DistributionUnit} from "../../../src/model/distribution.ts";
import type {Provenance} from "../../../src/model/published.ts";
import {makeArea, makeUnit} from "./area.ts";

const source: Provenance = {
  id: "example-county",
  title: "=Eksempelfylket",
  publisher: "Puljeblikk",
  world: "example",
  period: "2026",
  retrieved: "2026-01-02",
  licence: "CC0",
  attribution: "Puljeblikk",
  caveats: ["Alt er oppdiktet."],
  url: ""
};

const s = (v: string) => ({t: "s", v});
const n = (v: number) => ({t: "n", v});

const madeUnits = [
  makeUnit("=1+1", {pupils: 1000, children: 500, previous: 400_000}),
  makeUnit("@SUM(A1)", {pupils: 7000, children: 3000, previous: 2_000_000}),
  makeUnit("Kysten", {pupils: 2000, children: 500})
];

interface Given {
  changes?: Partial<DistributionSettings>;
  units?: DistributionUnit[];
  area?: Partial<DistributionArea>;
  sources?: Provenance[];
  ownFinancing?: ReadonlyMap<string, number>;
}

function recommend({
  changes = {},
  units = madeUnits,
  area: of = {},
  sources = [source],
  ownFinancing
}: Given = {}) {
  const area = makeArea({units, ...of});
  const settings = {...initialSettings(area), ...changes};
  const state = {area, settings, order: "navn" as const, isLeavingOut: false, scenarios: []};
  const outcome = distribute(area, settings);
  const date = "2026-11-27";
  const made = makeRecommendation({
    state,
    outcome,
    sources,
    findings: scenarioFindings(state, outcome, {today: date, ownFinancing}),
    date
  });
  return {made, outcome};
}

async function readBack(given?: Given) {
  const {made, outcome} = recommend(given);
  const blob = await recommendationWorkbook(made!);
  const book = read(await blob.arrayBuffer(), {cellDates: true, cellNF: true, UTC: true});
  const cells = (sheet: string): (Pick<CellObject, "t" | "v"> | null)[][] => {
    const found = book.Sheets[sheet]!;
    const {e} = utils.decode_range(found["!ref"]!);
    return Array.from({length: e.r + 1}, (_, r) =>
      Array.from({length: e.c + 1}, (__, c) => {
        const cell = found[utils.encode_cell({r, c})] as CellObject | undefined;
        return cell ? {t: cell.t, v: cell.v} : null;
      })
    );
  };
  return {made: made!, outcome, names: book.SheetNames, cells, book};
}

test("every cell of the distribution is the outcome's, numbers as numbers, names as text, absences in words", async () => {
  const {made, outcome, names, cells} = await readBack();
  expect(names).toEqual(["Fordeling", "Nøkkel", "Regler", "Om tallene"]);
  const [header, ...rows] = cells("Fordeling");
  expect(header?.map((cell) => cell?.v)).toEqual(made.columns.map(({label}) => label));
  expect(made.columns.map(({name}) => name)).toEqual([
    "unit",
    "pupils",
    "children",
    "base_nok",
    "pro_rata_nok",
    "amount_nok",
    "nok_per_head",
    "previous_nok",
    "change_nok",
    "change_share"
  ]);
  const byName = new Map(outcome.rows.map((row) => [row.unit.name, row]));
  made.rows.forEach(({unit}, i) => {
    const {allocation, amount, perHead, change, changeShare} = byName.get(unit.name)!;
    const isNew = unit.previous.value === null;
    expect(rows[i]).toEqual([
      s(unit.name),
      n(unit.pupils.value!),
      n(unit.children.value!),
      n(allocation!.base),
      n(allocation!.proRata),
      n(amount.value!),
      n(perHead.value!),
      isNew ? s("mangler") : n(unit.previous.value!),
      isNew ? s("mangler") : n(change.value!),
      isNew ? s("mangler") : n(changeShare.value!)
    ]);
  });
  // 3 × 100 000 base grant, 2 760 000 by heads; one previous amount is not known, and rates do not add up
  expect(outcome.allocation!.sum).toBe(3_060_000);
  expect(rows[made.rows.length]).toEqual([
    s("Sum"),
    n(10_000),
    n(4000),
    n(300_000),
    n(2_760_000),
    n(3_060_000),
    null,
    s("mangler"),
    s("mangler"),
    null
  ]);
  expect(rows[made.rows.length + 1]?.[0]).toEqual(s("Eksempeldata – oppdiktet"));
});

test("every name that a file of own numbers may have is in the workbook as it is", async () => {
  const names = ["__proto__", "constructor", "toString", "valueOf", "Constructor", "__proto", "prototype"];
  const files = names.map((name) =>
    readOwnData(new TextEncoder().encode(`nettverk;elever;barn\n${name};10;10`), {
      name: "forum.csv",
      readOn: "2026-11-27"
    })
  );
  expect(files.map((own) => "problems" in own)).toEqual([true, true, true, true, false, false, false]);
  const units = files.flatMap((own) => ("problems" in own ? [] : own.area.units));
  const {cells, made} = await readBack({changes: {base: {kroner: 0}}, units});
  expect(made.rows).toHaveLength(3);
  expect(
    cells("Fordeling")
      .slice(1, 4)
      .map(([name]) => name)
  ).toEqual(made.rows.map(({unit}) => s(unit.name)));
});

test("the change is shown as percent in the workbook", async () => {
  const {book, made} = await readBack();
  const at = made.columns.findIndex(({name}) => name === "change_share");
  const row = made.rows.findIndex(({changeShare}) => changeShare.value !== null);
  const cell = book.Sheets.Fordeling![utils.encode_cell({r: row + 1, c: at})] as CellObject;
  const share = made.rows[row]!.changeShare.value!;
  expect(cell.v).toBe(share);
  expect(cell.z).toBe("+0.0%;\u22120.0%;0.0%");
  expect(cell.w).toBe(`${share < 0 ? "\u2212" : "+"}${Math.abs(100 * share).toFixed(1)}%`);
});

test("a rule's source has its document and date", async () => {
  const {cells, made} = await readBack();
  const dated = made.findings.flatMap(({sources}) => sources).find(({date}) => date !== null)!;
  const column = cells("Regler").map((row) => String(row[3]?.v));
  expect(column.some((text) => text.includes(`(${dated.where}, ${formatDate(dated.date!)})`))).toBe(true);
});

test("no cell of the workbook is a formula", async () => {
  const {book} = await readBack();
  const formulas = Object.values(book.Sheets).flatMap((sheet) =>
    Object.entries(sheet).filter(([at, cell]) => !at.startsWith("!") && (cell as CellObject).f !== undefined)
  );
  expect(formulas).toEqual([]);
});

test("the key's sheet has every decision with its number, and the formula", async () => {
  const {made, cells} = await readBack({changes: {floor: 300_000, maxChange: null}});
  const rows = cells("Nøkkel").map((row) => row.map((cell) => cell?.v ?? null));
  for (const {name, value} of made.decisions)
    expect(rows.find(([first]) => first === name)?.[1]).toBe(value ?? "ikke i bruk");
  for (const {name, text} of made.formula) expect(rows).toContainEqual([name, text, null]);
  expect(
    cells("Regler")
      .slice(1)
      .map(([title]) => title?.v)
  ).toEqual(made.findings.map(({title}) => title));
  expect(made.findings).toHaveLength(3);
});

test("about the numbers: date as a date, source and licence as text", async () => {
  const {cells} = await readBack();
  const about = cells("Om tallene").map((row) => row.map((cell) => cell && {t: cell.t, v: cell.v}));
  const of = (name: string) => about.find(([first]) => first?.v === name)?.[1];
  expect(of("Laget")).toEqual({t: "d", v: new Date("2026-11-27T00:00:00Z")});
  expect(of("Dato")).toEqual({t: "d", v: new Date("2026-01-02T00:00:00Z")});
  expect(of("Kilde")).toEqual({t: "s", v: "=Eksempelfylket"});
  expect(of("Lisens")).toEqual({t: "s", v: "CC0"});
  expect(of("Tall")).toEqual({t: "s", v: "Eksempeldata – oppdiktet"});
});

test("own numbers are called that, unchecked, and have no address where there is none", async () => {
  const own = readOwnData(new TextEncoder().encode("nettverk;elever;barn\nDalen;10;10\nByen;20;20"), {
    name: "forum.csv",
    readOn: "2026-11-27"
  });
  if ("problems" in own) throw new Error(own.problems.join());
  const {cells} = await readBack({area: own.area, changes: {frame: 1000}, sources: [own.source, source]});
  const about = cells("Om tallene").map(([name, value]) => [name?.v, value?.v]);
  expect(about).toContainEqual(["Tall", "Egne tall, ikke kontrollert"]);
  expect(about).toContainEqual(["Kilde", "forum.csv"]);
  expect(about.filter(([name]) => name !== undefined).every(([, value]) => value)).toBe(true);
});

test("the rules have the own financing that was given, as the page has", async () => {
  const {made, cells} = await readBack({ownFinancing: new Map([["Kysten", 1]])});
  expect(made.findings).toHaveLength(4);
  expect(cells("Regler").at(-1)?.[0]?.v).toContain("Egenfinansiering");
});

test("weights and shares are shown with the digits that they have", async () => {
  const {book} = await readBack({
    changes: {joint: {share: 0.1234}, weights: {pupils: 1, children: 1.25, apprentices: 0, need: 0}}
  });
  const shown = utils.sheet_to_json<string[]>(book.Sheets["Nøkkel"]!, {header: 1, raw: false});
  const of = (name: string) => shown.find(([first]) => first?.startsWith(name))?.[1];
  expect([of("Fellestiltak, andel"), of("Vekt for en elev"), of("Vekt for et barn")]).toEqual([
    "12.34%",
    "1",
    "1.25"
  ]);
});

test("the formula's numbers give each network's amount but for rounding", () => {
  const {outcome} = recommend();
  const {key, allocation} = outcome;
  const lines = new Map(
    keyFormula(key!, allocation!).map(({name, text}) => [name, text.replaceAll("\u00a0", " ")])
  );
  const rest = allocation!.networks.reduce((sum, {proRata}) => sum + proRata, 0);
  const heads = allocation!.networks.reduce((sum, {counts}) => sum + counts.pupils! + counts.children!, 0);
  const rate = Number(
    /vektet antall × ([\d\s]+,\d\d) kr$/
      .exec(lines.get("Beløp til et nettverk")!)![1]!
      .replace(/\s/g, "")
      .replace(",", ".")
  );
  expect(rate).toBeCloseTo(rest / heads, 2);
  for (const {base, amount, counts} of allocation!.networks)
    expect(Math.abs(base + (counts.pupils! + counts.children!) * (rest / heads) - amount)).toBeLessThan(1);
  expect(lines.get("Vektet antall")).toBe("1 × elever + 1 × barn, i alt 14 000");
  expect(lines.has("Grenser")).toBe(false);
  expect(
    [...keyFormula({...key!, floor: 5, maxChange: 0.1}, allocation!)].find(({name}) => name === "Grenser")
      ?.text
  ).toContain("minst");
});

test("both CSV files hold the same numbers as the outcome, with area, date and credit in every row", () => {
  const {made, outcome} = recommend();
  const machine = Papa.parse<Record<string, string>>(recommendationCsv(made!, "machine"), {
    header: true,
    skipEmptyLines: true
  }).data;
  const norwegian = Papa.parse<Record<string, string>>(recommendationCsv(made!, "excel").slice(1), {
    header: true,
    delimiter: ";",
    skipEmptyLines: true
  }).data;
  made!.rows.forEach(({unit, amount, perHead, changeShare}, i) => {
    expect(machine[i]).toMatchObject({
      unit: unit.name === "Kysten" ? "Kysten" : `'${unit.name}`,
      amount_nok: String(amount.value),
      nok_per_head: String(perHead.value),
      area: "Eksempelfylket",
      date: "2026-11-27"
    });
    expect(norwegian[i]?.["Kr per hode"]).toBe(String(perHead.value).replace(".", ","));
    expect(norwegian[i]?.["Innstilt beløp, kr"]).toBe(String(amount.value));
    const percent = norwegian[i]!["Endring, %"]!;
    if (changeShare.value === null) expect([percent, machine[i]!.change_share]).toEqual(["", ""]);
    else {
      expect(Number(percent.replace(",", "."))).toBeCloseTo(100 * changeShare.value, 8);
      expect(percent).toMatch(/^-?\d+(,\d{1,11})?$/);
      expect(Number(machine[i]!.change_share)).toBe(changeShare.value);
    }
  });
  expect(machine.reduce((sum, {amount_nok}) => sum + Number(amount_nok), 0)).toBe(outcome.allocation!.sum);
  expect(machine[2]).toMatchObject({unit: "Kysten", previous_nok: "", previous_nok_status: "missing"});
});

test("without a frame there is nothing to recommend", () => {
  expect(recommend({changes: {frame: null}}).made).toBeNull();
});
