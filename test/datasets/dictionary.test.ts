import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import {readSteps} from "../../loaders/warehouse/build.ts";
import {setTitles} from "../../src/model/set-titles.ts";

test("every table of the warehouse is a data set, and stands in the data dictionary's table", async () => {
  const tables = [...(await readSteps()).map(({name}) => name.replace(/^\d+_|\.sql$/g, "")), "dataset"];
  const ids = dictionary.map(({id}): string => id);
  expect(ids.toSorted()).toEqual(tables.toSorted());
  expect(Object.keys(setTitles).toSorted()).toEqual(ids.toSorted());
  const text = readFileSync("docs/data-dictionary.md", "utf8");
  const listed = [...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name ?? "");
  expect(listed.toSorted()).toEqual(ids.toSorted());
});

test("names and headings are told apart, descriptions are sentences, versions have three numbers", () => {
  expect(new Set(dictionary.map(({title}) => title)).size).toBe(dictionary.length);
  for (const {id, version, description, columns, key, period} of dictionary) {
    expect(version, id).toMatch(/^\d+\.\d+\.\d+$/);
    expect(description, id).toMatch(/^\p{Lu}.*\.$/u);
    for (const property of ["name", "title"] as const)
      expect(new Set(columns.map((c) => c[property])).size, `${id} ${property}`).toBe(columns.length);
    for (const column of columns) {
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(column.description, `${id}.${column.name}`).toMatch(/^.*\S\.$/s);
    }
    const names = columns.map(({name}) => name);
    expect([...key, ...(period ? [period] : [])].filter((name) => !names.includes(name))).toEqual([]);
    expect(names.at(-1), id).toBe("world");
  }
});

test("a number that can be absent has a status column of its own set; nothing else has", () => {
  for (const {id, columns} of dictionary) {
    for (const {name, type, absent} of columns) {
      if (!absent) continue;
      const isNumber = type === "integer" || type === "number";
      expect("status" in absent, `${id}.${name}`).toBe(isNumber);
      if ("status" in absent) {
        const status = columns.find((c) => c.name === absent.status);
        expect(Object.keys(status?.values ?? {}), `${id}.${name}`).toContain("suppressed");
      }
    }
  }
});

test("the dimensions of a cube are the key of its rows, and its measures are numbers", () => {
  const cubes = dictionary.filter(({cube}) => cube);
  expect(cubes.length).toBeGreaterThan(7);
  for (const {id, key, cube, columns} of cubes) {
    expect([...(cube?.dimensions ?? [])].sort(), id).toEqual([...key].sort());
    for (const name of cube?.measures ?? [])
      expect(["integer", "number"], `${id}.${name}`).toContain(columns.find((c) => c.name === name)?.type);
  }
});
