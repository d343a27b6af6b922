import type {Size} from "./api.ts";
import {tidIds} from "./geography.ts";
import {figuresOf, type Unit} from "./survey-figures.ts";
import type {Selection} from "./survey-combinations.ts";
import {
  genders,
  gradesOf,
  owners,
  programmes,
  questionsOf,
  type Option,
  type StandinTable
} from "./survey-tables.ts";

/** A filter of the API as name → values; undefined when it is not well formed. */
export function parseFilter(text: string): Map<string, string[]> | undefined {
  if (!/^\w+\([\w*.-]+\)(_\w+\([\w*.-]+\))*$/.test(text)) return undefined;
  return new Map(
    [...text.matchAll(/_?(\w+?)\(([\w*.-]+)\)/g)].map(([, name = "", values = ""]) => [
      name.replace(/^_/, ""),
      values.split("_")
    ])
  );
}

const known = new Set(
  (
    "TidID EnhetID TrinnID KjoennID EierformID SpoersmaalID ProgramomraadeID TemaID EnhetNivaa Nasjonaltkode " +
    "Fylkekode Kommunekode Organisasjonsnummer GruppeNivaa KjoennNivaa EierformNivaa Eierformkode TemaNivaa TrinnKode"
  ).split(" ")
);

/** What a filter selects; undefined when it has an unknown name or lacks TidID. */
export function selectRows(
  filter: ReadonlyMap<string, readonly string[]>,
  table: StandinTable
): Selection | undefined {
  const tid = filter.get("TidID");
  if (!tid || [...filter.keys()].some((name) => !known.has(name))) return undefined;
  const ids = (name: string) => {
    const values = filter.get(name);
    return !values || values.includes("*") ? undefined : new Set(values.map(Number));
  };
  const among = (name: string) => {
    const values = filter.get(name);
    return (text: string) => !values || values.includes("*") || values.includes(text);
  };
  const [depth, national, county] = [among("EnhetNivaa"), among("Nasjonaltkode"), among("Fylkekode")];
  const [municipality, code] = [among("Kommunekode"), among("Organisasjonsnummer")];
  const unitIds = ids("EnhetID");
  return {
    tidIds: tidIds.filter((id) => tid.includes("*") || tid.includes(String(id))),
    units: (unit) =>
      depth(String(table.stage === "vgo" && unit.depth === 4 ? 3 : unit.depth)) &&
      national(unit.national) &&
      county(unit.county) &&
      municipality(unit.municipality) &&
      code(unit.code) &&
      (!unitIds || unitIds.has(unitId(unit))),
    questions: ids("SpoersmaalID"),
    grades: ids("TrinnID"),
    owners: ids("EierformID"),
    genders: ids("KjoennID"),
    groups: ids("GruppeNivaa"),
    programmes: ids("ProgramomraadeID")
  };
}

/** Udir's ids for the nation and abroad; invented ones elsewhere, negative above the schools. */
function unitId({depth, code, national}: Unit): number {
  if (depth === 1) return national === "I" ? -12 : -13;
  if (depth === 4) return 100_000 + Number(code.slice(-7));
  return depth === 2 ? -500 - Number(code) : -10_000 - Number(code);
}

/**
 * The answer of filterVerdier. `indeks` has gaps, and the parents still name the missing nodes in `barn`, so that
 * a client that takes `indeks` for the place in the list reads the wrong node.
 */
export function filterValues(table: StandinTable, seed: number, size: Size): Record<string, unknown[]> {
  const questions = questionsOf(table, size);
  return {
    TidID: tidIds.map((id, indeks) => ({indeks, id, kode: String(id), navn: yearName(id), erBegrenset: 0})),
    EnhetID: unitNodes(table, seed, size),
    TrinnID: flat(gradesOf(table.stage)),
    EierformID: flat(owners),
    ...(table.columns.includes("KjoennKode") ? {KjoennID: flat([genders[0], genders[2], genders[1]])} : {}),
    ...(table.columns.includes("SpoersmaalNivaa") && table.content !== "theme"
      ? {SpoersmaalID: questionNodes(questions)}
      : {}),
    ...(table.columns.includes("ProgramomraadeNivaa") ? {ProgramomraadeID: flat(programmes)} : {})
  };
}

function yearName(tidId: number): string {
  const year = Math.floor(tidId / 100);
  return `${year}-${String((year + 1) % 100)}`;
}

function flat(options: readonly (Option | undefined)[]): unknown[] {
  return options
    .filter((option) => option !== undefined)
    .map(({id, kode, navn}, indeks) => ({indeks, id, kode, navn, erBegrenset: 0}));
}

/** Every third `indeks` is left out; the root refers to one of those that are. */
function questionNodes(questions: ReturnType<typeof questionsOf>): unknown[] {
  const indeksOf = new Map(questions.map(({id}, place) => [id, 1 + place + Math.floor((place + 1) / 2)]));
  const tops = questions.filter(({parent}) => parent === undefined);
  const node = (id: number) => indeksOf.get(id) ?? 0;
  return [
    {
      indeks: 0,
      id: -10,
      kode: "Alle",
      navn: "Alle spørsmålgrupper",
      erBegrenset: 0,
      nivaa: 0,
      skjult: 1,
      barn: [...tops.map(({id}) => node(id)), 999]
    },
    ...questions.map(({id, kode, navn, parent}) => {
      const barn = questions.filter((each) => each.parent === id).map((each) => node(each.id));
      return {
        indeks: node(id),
        id,
        kode,
        navn,
        erBegrenset: 0,
        nivaa: parent === undefined ? 1 : 2,
        forelder: parent === undefined ? 0 : node(parent),
        ...(barn.length ? {barn: [...barn, 998]} : {})
      };
    })
  ];
}

/** Every unit of every survey, the newest name first; each seventh `indeks` is missing from the list. */
function unitNodes(table: StandinTable, seed: number, size: Size): unknown[] {
  const units = new Map<string, Unit>();
  for (const tidId of tidIds) {
    for (const unit of figuresOf({seed, size, stage: table.stage, tidId}).units) {
      const key = `${unit.depth} ${unit.code}`;
      if (!units.has(key)) units.set(key, unit);
    }
  }
  const sorted = [...units].sort(([a], [b]) => (a < b ? -1 : 1));
  const indeksOf = new Map(sorted.map(([key], place) => [key, 1 + place + Math.floor(place / 6)]));
  const parentKey = ({depth, national, county, municipality}: Unit) =>
    depth === 1
      ? ""
      : depth === 2
        ? `1 ${national}`
        : depth === 3 || table.stage === "vgo"
          ? `2 ${county}`
          : `3 ${municipality}`;
  const children = new Map<string, number[]>();
  for (const [key, unit] of sorted) {
    const parent = parentKey(unit);
    children.set(parent, [...(children.get(parent) ?? []), indeksOf.get(key) ?? 0]);
  }
  return [
    {
      indeks: 0,
      id: -10,
      kode: "Alle",
      navn: "Hele landet",
      erBegrenset: 0,
      nivaa: 0,
      skjult: 1,
      barn: children.get("")
    },
    ...sorted.map(([key, unit]) => {
      const barn = children.get(key);
      return {
        indeks: indeksOf.get(key),
        id: unitId(unit),
        kode: unit.code,
        navn:
          unit.depth === 1
            ? unit.national === "I"
              ? "Hele landet"
              : "Utlandet"
            : unit.depth === 4
              ? unit.name
              : unit.depth === 3
                ? unit.municipalityName
                : unit.countyName,
        erBegrenset: 0,
        nivaa: unit.depth,
        forelder: indeksOf.get(parentKey(unit)) ?? 0,
        ...(barn ? {barn: [...barn, 1_000_000 + barn.length]} : {})
      };
    })
  ];
}
