// @vitest-environment jsdom
import {expect, test} from "vitest";
import {answerSentence} from "../../../src/components/participation/answer.ts";
import {participant, school, viewOf} from "./fixture.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("with nobody known the answer says so, and which starts are known", () => {
  expect(answerSentence(viewOf())).toBe(
    "Hvem som har deltatt i IBS i Trøndelag, er ikke kjent. Starten er kjent for 1 av 2 puljer."
  );
  expect(answerSentence(viewOf({}, {pulje: 4}))).toBe(
    "Hvem som har deltatt i IBS pulje 4 i Trøndelag, er ikke kjent. Når puljen gikk, er heller ikke kjent."
  );
});

test("public pages name some and say nothing of the others", () => {
  const view = viewOf({participants: [participant("5001", {origin: "published", role: null, pulje: 4})]});
  expect(answerSentence(view)).toBe(
    "Åpne kilder nevner 1 kommune i Trøndelag som deltakere i IBS pulje 4. Hvem andre som har deltatt, og hvilke skoler som var med, er ikke kjent. Starten er kjent for 1 av 2 puljer."
  );
});

test("with a list the answer counts municipalities, schools and pupils, with the year of the denominator", () => {
  const view = viewOf({
    participants: [participant("5001", {role: "school_owner"}), school("987654321", "5001")]
  });
  expect(plain(answerSentence(view))).toBe(
    "1 av 2 kommuner i Trøndelag har deltatt i IBS, Inkluderende barnehage- og skolemiljø. 1 av 8 skoler var med (12,5 %). De har 20 av 200 elever (10,0 %, tall fra 2025–26)."
  );
});

test("with a list that does not name the schools the answer says that their number is not known", () => {
  const text = answerSentence(viewOf({participants: [participant("5001")]}));
  expect(text).toContain(
    "Hvor mange skoler som var med, er ikke kjent. Hvor mange elever det gjelder, er ikke kjent."
  );
});
