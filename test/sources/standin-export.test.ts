import {expect, test} from "vitest";
import {parseFault} from "../standin/faults.ts";
import {startStandin} from "../standin/server.ts";
import {bullyingRows} from "../standin/survey-pages.ts";

test("bullyingRows writes the very pages that the stand-in's API serves", async () => {
  const standin = await startStandin({size: "tiny"});
  const address = `${standin.env.UDIR_EXPORT_URL}/150/data?filter=TidID(202412)_EnhetNivaa(4)_GruppeNivaa(0)&sideNummer=`;
  const pages = [...bullyingRows({size: "tiny", tidId: 202412, level: 4, rowsPerPage: 400})];
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(await (await fetch(address + (index + 1))).text()).toBe(page.toString("utf8"));
  }
  await standin.close();
});

test("the rows of several surveys come one after the other in one list", async () => {
  const standin = await startStandin({size: "tiny"});
  const read = async (years: string) => {
    const filter = `TidID(${years})_EnhetNivaa(1)_Nasjonaltkode(I)_EierformID(-10)`;
    const rows = await (await fetch(`${standin.env.UDIR_EXPORT_URL}/151/data?filter=${filter}`)).json();
    return (rows as {Skoleaarnavn: string; TrinnKode: string}[]).map(
      (row) => `${row.Skoleaarnavn} ${row.TrinnKode}`
    );
  };
  expect(await read("202412_202512")).toEqual([...(await read("202512")), ...(await read("202412"))]);
  await standin.close();
});

test("the same seed gives the same answers and another seed others", () => {
  const [first, again, other] = [1, 1, 2].map((seed) => {
    const [page] = bullyingRows({seed, size: "tiny", tidId: 202512, level: 3});
    return page?.toString("utf8");
  });
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test("girls and boys add up to all, and schools add up to their municipality, where no number is hidden", () => {
  type Row = Record<string, string | null>;
  const rows = (level: 3 | 4) =>
    [...bullyingRows({size: "tiny", tidId: 202112, level})].flatMap(
      (page) => JSON.parse(page.toString("utf8")) as Row[]
    );
  const counts = new Map<string, number | undefined>();
  const schools = new Map<string, number | undefined>();
  for (const row of [...rows(3), ...rows(4)]) {
    const {
      Organisasjonsnummer,
      Kommunekode,
      TrinnKode,
      Spoersmaalkode,
      KjoennKode,
      Eierformkode,
      EnhetNivaa
    } = row;
    const cell = [TrinnKode, Spoersmaalkode, Eierformkode].join();
    const text = row.AntallBesvart ?? "*";
    const count = /^[\d\s]+$/.test(text) ? Number(text.replace(/\s/g, "")) : undefined;
    counts.set([Organisasjonsnummer, cell, KjoennKode].join(), count);
    if (String(EnhetNivaa) !== "4" || KjoennKode !== "A") continue;
    const key = [Kommunekode, cell].join();
    const sum = schools.has(key) ? schools.get(key) : 0;
    schools.set(key, sum === undefined || count === undefined ? undefined : sum + count);
  }
  let compared = 0;
  for (const [key, count] of counts) {
    const [girls, boys] = ["J", "G"].map((gender) => counts.get(key.replace(/A$/, gender)));
    if (!key.endsWith("A") || count === undefined || girls === undefined || boys === undefined) continue;
    expect(girls + boys).toBe(count);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(50);
  const sums = [...schools].filter(([key, sum]) => sum !== undefined && counts.get(`${key},A`) !== undefined);
  expect(sums.length).toBeGreaterThan(20);
  for (const [key, sum] of sums) expect(counts.get(`${key},A`)).toBe(sum);
});

test("faults of the command line are read, and an unknown one is refused", () => {
  expect(parseFault("unavailable:502")).toEqual({kind: "unavailable", status: 502});
  expect(parseFault("renamed-column:Score:Poeng")).toEqual({
    kind: "renamed-column",
    column: "Score",
    to: "Poeng"
  });
  expect(parseFault("shrunken:0.4")).toEqual({kind: "shrunken", share: 0.4});
  expect(() => parseFault("fire")).toThrow('unknown fault: "fire"');
});
