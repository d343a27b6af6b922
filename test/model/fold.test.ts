import {assert, constantFrom, property} from "fast-check";
import {expect, test} from "vitest";
import {foldWord, splitWords} from "../../src/model/fold.ts";

test.each([
  ["Trøndelag", "Trondelag", "TROENDELAG", "trøndelag"],
  ["Tromsø", "tromso", "Tromsoe"],
  ["Kárášjohka", "karasjohka", "KARASJOHKA"],
  ["Ås", "As", "Aas"],
  ["Bærum", "Baerum", "Barum"],
  ["Porsáŋgu", "porsangu"],
  ["Unjárga", "unjarga"],
  ["Trööndelage", "Trøøndelage", "troondelage"],
  ["Snåase", "snaase"]
])("%s is found however it is typed", (name, ...typed) => {
  expect(typed.map(foldWord)).toEqual(typed.map(() => foldWord(name)));
});

test("a composed and a decomposed letter fold alike, and folding twice changes nothing more", () => {
  expect(foldWord("Å".normalize("NFD"))).toBe(foldWord("Å"));
  assert(
    property(constantFrom("Bodø", "Værøy", "Ålesund", "Røros"), (w) => foldWord(foldWord(w)) === foldWord(w))
  );
});

test("other words stay apart", () => {
  expect(foldWord("Hole")).not.toBe(foldWord("Hol"));
  expect(foldWord("Våler")).not.toBe(foldWord("Vegårshei"));
});

test("words are runs of letters and digits", () => {
  expect(splitWords("Porsanger-Porsáŋgu, 5622 (Finnmark)")).toEqual([
    "Porsanger",
    "Porsáŋgu",
    "5622",
    "Finnmark"
  ]);
  expect(splitWords(" – ")).toEqual([]);
});
