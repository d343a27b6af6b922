// @vitest-environment jsdom
import {expect, test} from "vitest";
import {coverageChart, type CoverageMark} from "../../../src/components/participation/coverage-drawing.ts";
import {drawMap, type ParticipationPlace} from "../../../src/components/participation/map-drawing.ts";
import {timeline} from "../../../src/components/participation/timeline-drawing.ts";
import {expectSnapshot} from "../svg.ts";
import {hidden, missing, ok, period} from "./fixture.ts";

const puljer = [
  period(1),
  period(2, {
    start: "2017-10-17",
    milestones: [
      {date: "2017-10-17", until: null, label: "Oppstartsmøte", note: "", source: "En side"},
      {date: "2018-09-12", until: "2018-09-13", label: "Samling 2", note: "", source: "En side"},
      {date: null, until: null, label: "Søknad", note: "", source: "Et brev"}
    ]
  }),
  period(5, {start: "2020-03-31", end: "2022-12-31"})
];
const rows: CoverageMark[] = [
  {name: "Fosen", schools: ok(0.5), pupils: ok(0.25), whole: false},
  {name: "Gauldalsregionen", schools: ok(1), pupils: hidden, whole: false},
  {name: "Uten kjent nettverk", schools: missing, pupils: missing, whole: false},
  {name: "Hele Trøndelag", schools: ok(0), pupils: ok(0), whole: true}
];
const places: ParticipationPlace[] = [
  {code: "1", name: "Fosen", longitude: 10, latitude: 63.5, pupils: 800, tookPart: "yes"},
  {code: "2", name: "Frosta", longitude: 11, latitude: 63.6, pupils: 200, tookPart: "no"},
  {code: "3", name: "Leka", longitude: 11.7, latitude: 65, pupils: null, tookPart: "unknown"}
];

test("puljer as bars, a known start with an open end, and a pulje of which nothing is known", () =>
  expectSnapshot(function puljeTimeline() {
    return timeline(puljer, {width: 640, selected: 2});
  }));

test("puljer of which none is known have no years to read anything from", () => {
  const svg = timeline([period(1), period(2)], {width: 300, selected: null});
  expect([...svg.querySelectorAll("text")].map((t) => t.textContent)).toEqual([
    "Pulje 1",
    "ikke kjent",
    "Pulje 2",
    "ikke kjent"
  ]);
});

test("shares of schools and pupils by network, absent ones as their sign", () =>
  expectSnapshot(function participationCoverage() {
    return coverageChart(rows, {width: 640});
  }));

test("shares by network on a narrow screen", () =>
  expectSnapshot(function participationCoverageNarrow() {
    return coverageChart(rows, {width: 340});
  }));

test("a share without status ok, or ok without a share, is refused", () => {
  const bad = {
    name: "Fosen",
    schools: {value: 0.5, status: "suppressed" as const},
    pupils: ok(1),
    whole: false
  };
  expect(() => coverageChart([bad], {width: 640})).toThrow(RangeError);
});

test("who took part, who did not, and of whom it is not known", () =>
  expectSnapshot(function participationPlaces() {
    return drawMap(places, {width: 400, wholeLand: false}).svg;
  }));
