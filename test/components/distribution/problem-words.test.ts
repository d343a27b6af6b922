import {expect, test} from "vitest";
import {allocationProblemSentence} from "../../../src/components/distribution/problem-words.ts";
import type {AllocationReason} from "../../../src/statistics/allocation/key.ts";

test.each<[AllocationReason, string]>([
  [{reason: "frame", value: 0.5}, "Rammen må være hele kroner, null eller mer."],
  [{reason: "joint", unit: "share", value: 2}, "Andelen til fellestiltak må være fra 0 til 100 %."],
  [{reason: "base", unit: "kroner", value: 0.5}, "Grunntilskuddet må være hele kroner, null eller mer."],
  [{reason: "weight", weight: "need", value: -1}, "Vekten for behov må være null eller mer."],
  [
    {reason: "count", network: "Fosen", count: "pupils", value: 0.5},
    "Elever i Fosen må være et helt tall, null eller mer."
  ],
  [
    {reason: "countMissing", count: "apprentices", networks: ["A", "B", "C"]},
    "Lærlinger er ikke kjent for A, B og C, men teller i nøkkelen. Fyll inn tallet eller sett vekten til null."
  ],
  [
    {reason: "baseAboveRest", base: 300_000, networks: 3, rest: 850_000},
    "Grunntilskuddet er for høyt: 300 000 kr til hvert av 3 nettverk er mer enn de 850 000 kr som er igjen etter fellestiltak."
  ],
  [
    {reason: "changeBelowFloor", network: "Fosen", highest: 220, floor: 300},
    "Fosen kan høyst få 220 kr med overgangen, men gulvet er 300 kr."
  ],
  [
    {reason: "boundsAboveRest", bounds: "floor", lowest: 900, rest: 850},
    "Gulvene krever minst 900 kr, men det er bare 850 kr å fordele."
  ],
  [
    {reason: "boundsBelowRest", bounds: "both", highest: 800, rest: 850},
    "Grensene gir plass til høyst 800 kr, men det er 850 kr å fordele."
  ],
  [
    {reason: "baseAgainstBounds", base: 400, short: 30},
    "Nettverk som løftes av grensene, tar så mye at det mangler 30 kr til de andres grunntilskudd på 400 kr."
  ]
])("%o", (problem, sentence) => {
  expect(allocationProblemSentence(problem).replaceAll("\u00a0", " ")).toBe(sentence);
});
