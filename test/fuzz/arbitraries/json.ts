import * as fc from "fast-check";
import {anyText, nastyTexts, place, prototypeNames} from "./texts.ts";

type Json = unknown;

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

/** Values that a field is seldom prepared for. `toString` and `valueOf` that are no functions break what makes texts of them. */
const values = [
  "null",
  "true",
  "0",
  "-1",
  "1.5",
  "1e308",
  "1e999",
  String(2 ** 31),
  String(2 ** 53),
  "[]",
  "{}",
  "[null]",
  "[[]]",
  '{"toString": 1, "valueOf": 1}',
  '{"__proto__": {"polluted": true}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  deep(200),
  deep(1500)
];

/** As JSON, so that every use of a value has one of its own. */
const anyValue: fc.Arbitrary<string> = fc.oneof(
  {arbitrary: fc.constantFrom(...values), weight: 3},
  {arbitrary: anyText.map((text) => JSON.stringify(text)), weight: 3},
  {arbitrary: fc.double({noNaN: true, noDefaultInfinity: true}).map(String), weight: 1}
);

const changes = ["value", "value", "value", "remove", "rename", "repeat", "reorder", "add"] as const;

type Change = readonly [kind: (typeof changes)[number], at: number, value: string, key: string];

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom(...changes),
  place,
  anyValue,
  fc.constantFrom(...prototypeNames, ...nastyTexts)
);

/** One of some valid values with up to four places in it changed. What comes out is as `JSON.parse` would give it. */
export function changedJson(...valid: readonly Json[]): fc.Arbitrary<Json> {
  return fc.tuple(fc.constantFrom(...valid), fc.array(change, {maxLength: 4})).map(([base, list]) => {
    let value = structuredClone(base);
    for (const one of list) value = apply(value, one);
    return value;
  });
}

/** The same as text, sometimes cut off or with a piece of something else in it. */
export function changedJsonText(...valid: readonly Json[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      changedJson(...valid),
      fc.constantFrom(1, 1, 1, 1, 1, 0.8, 0.2),
      fc.option(fc.tuple(place, anyText), {freq: 8})
    )
    .map(([value, cut, piece]) => {
      const text = JSON.stringify(value) ?? "";
      const kept = text.slice(0, Math.ceil(text.length * cut));
      if (piece === null) return kept;
      const at = piece[0] % (kept.length + 1);
      return kept.slice(0, at) + piece[1] + kept.slice(at);
    });
}

/** A place in a value: an array or object, and the key in it. */
interface Spot {
  holder: Record<string, Json>;
  key: string;
}

function spotsIn(value: Json): Spot[] {
  const spots: Spot[] = [];
  const open: Json[] = [value];
  while (open.length > 0) {
    const holder = open.pop();
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      spots.push({holder: holder as Record<string, Json>, key});
      // what was put in to be deep is not looked into
      if (spots.length < 5000) open.push((holder as Record<string, Json>)[key]);
    }
  }
  return spots;
}

function apply(value: Json, [kind, at, text, key]: Change): Json {
  const next = JSON.parse(text) as Json;
  const spots = spotsIn(value);
  const spot = spots[at % Math.max(1, spots.length)];
  if (!spot || at % 97 === 0) return next;
  const {holder, key: own} = spot;
  if (kind === "value") set(holder, own, next);
  else if (kind === "remove") {
    if (Array.isArray(holder)) holder.splice(Number(own), 1);
    else delete holder[own];
  } else if (kind === "rename" || kind === "add") {
    if (Array.isArray(holder)) holder.push(next);
    else {
      set(holder, key, kind === "rename" ? holder[own] : next);
      if (kind === "rename" && key !== own) delete holder[own];
    }
  } else if (kind === "repeat") {
    if (Array.isArray(holder)) holder.push(copy(holder[Number(own)]));
    else set(holder, `${own} `, copy(holder[own]));
  } else if (Array.isArray(holder)) holder.reverse();
  else {
    const entries = Object.entries(holder).reverse();
    for (const [name] of entries) delete holder[name];
    for (const [name, inner] of entries) set(holder, name, inner);
  }
  return value;
}

function copy(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** As `JSON.parse` sets a key: `__proto__` becomes one of the object's own. */
function set(holder: object, key: string, value: Json): void {
  Object.defineProperty(holder, key, {value, enumerable: true, configurable: true, writable: true});
}
