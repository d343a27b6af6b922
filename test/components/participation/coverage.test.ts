import {expect, test} from "vitest";
import {
  countClosed,
  countUnplaced,
  coverageRows,
  ratioOf,
  sumOf,
  wholeCoverage
} from "../../../src/components/participation/coverage-data.ts";
import {hidden, missing, ok, participant, school, viewOf} from "./fixture.ts";

test("without a list of participants nothing is known, and nothing is zero", () => {
  const whole = wholeCoverage(viewOf());
  expect([whole.municipalitiesIn, whole.schoolsIn, whole.pupilsIn, whole.kindergartensIn]).toEqual([
    missing,
    missing,
    missing,
    missing
  ]);
  expect([whole.schools, whole.pupils]).toEqual([ok(8), ok(200)]);
});

test("a municipality that a public page names tells nothing of schools, pupils or the other municipalities", () => {
  const whole = wholeCoverage(
    viewOf({participants: [participant("5001", {origin: "published", role: null})]})
  );
  expect([whole.municipalitiesIn, whole.schoolsIn, whole.pupilsIn]).toEqual([missing, missing, missing]);
});

test("schools and pupils are counted by network, and a network that the list does not name has none", () => {
  const view = viewOf({
    participants: [
      participant("5001", {role: "school_owner"}),
      school("987654321", "5001"),
      school("987654322", "5001", {pupils: ok(30)})
    ]
  });
  expect(coverageRows(view).map((c) => [c.name, c.schoolsIn, c.pupilsIn])).toEqual([
    ["Fosen", ok(2), ok(50)],
    ["Uten kjent nettverk", ok(0), ok(0)]
  ]);
  expect(wholeCoverage(view)).toMatchObject({municipalitiesIn: ok(1), schoolsIn: ok(2), schools: ok(8)});
});

test("an owner whose schools are not listed leaves the number missing, never zero", () => {
  const view = viewOf({participants: [participant("5001"), school("987654321", "5028")]});
  expect(coverageRows(view).map((c) => c.schoolsIn)).toEqual([missing, ok(1)]);
  expect(wholeCoverage(view).schoolsIn).toEqual(missing);
});

test("schools listed in one pulje do not stand for those of the owner in another", () => {
  const participants = [
    participant("5001", {role: "school_owner"}),
    school("987654321", "5001"),
    participant("5001", {role: "school_owner", pulje: 4})
  ];
  expect(wholeCoverage(viewOf({participants}, {pulje: 5})).schoolsIn).toEqual(ok(1));
  expect(wholeCoverage(viewOf({participants})).schoolsIn).toEqual(missing);
});

test("a kindergarten authority takes part without schools, and its unlisted kindergartens are not known", () => {
  const view = viewOf({participants: [participant("5001", {role: "kindergarten_authority"})]});
  expect(wholeCoverage(view)).toMatchObject({schoolsIn: ok(0), kindergartensIn: missing});
});

test("a school in two puljer is one school, and IBS never counts what LMP did", () => {
  const participants = [
    school("987654321", "5001"),
    school("987654321", "5001", {pulje: 4}),
    school("987654322", "5001", {scheme: "LMP", pulje: 9})
  ];
  expect(wholeCoverage(viewOf({participants})).schoolsIn).toEqual(ok(1));
  expect(wholeCoverage(viewOf({participants}, {scheme: "LMP"})).schoolsIn).toEqual(ok(1));
  expect(wholeCoverage(viewOf({participants}, {scheme: "LMP"})).pupilsIn).toEqual(ok(20));
});

test("one hidden school hides the sum of pupils; the number of schools is not hidden", () => {
  const view = viewOf({
    participants: [school("987654321", "5001"), school("987654322", "5001", {pupils: hidden})]
  });
  expect(wholeCoverage(view)).toMatchObject({schoolsIn: ok(2), pupilsIn: hidden});
});

test("a school that has closed is not part of the schools of today, and is told of", () => {
  const view = viewOf({
    participants: [school("987654321", "5001", {open: false}), school("987654322", "5001")]
  });
  expect(wholeCoverage(view).schoolsIn).toEqual(ok(1));
  expect(countClosed(view)).toBe(1);
});

test("a school that no register places may lie anywhere, so that no municipality has none for certain", () => {
  const participants = [
    school("987654321", "5001"),
    school("987654322", "", {municipalities: [], open: false})
  ];
  const view = viewOf({participants});
  expect(countUnplaced(view, "school")).toBe(1);
  expect(coverageRows(view).map((c) => c.schoolsIn)).toEqual([ok(1), missing]);
});

test("an independent school counts as a school but does not make its municipality a participant", () => {
  const view = viewOf({participants: [school("987654321", "5001", {role: "independent_school"})]});
  expect(wholeCoverage(view)).toMatchObject({schoolsIn: ok(1), municipalitiesIn: ok(0)});
});

test("a share is absent for the reason of its part or whole, and not applicable over zero", () => {
  expect(ratioOf(ok(1), ok(4))).toEqual(ok(0.25));
  expect(ratioOf(hidden, ok(4))).toEqual(hidden);
  expect(ratioOf(ok(0), ok(0))).toEqual({value: null, status: "notApplicable"});
});

test("a sum with a missing part is missing, with a hidden one hidden, of none zero", () => {
  expect(sumOf([ok(1), hidden, missing])).toEqual(missing);
  expect(sumOf([ok(1), hidden])).toEqual(hidden);
  expect(sumOf([])).toEqual(ok(0));
});
