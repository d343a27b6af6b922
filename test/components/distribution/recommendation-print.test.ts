// @vitest-environment jsdom
import {expect, test} from "vitest";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {recommendationSection} from "../../../src/components/distribution/recommendation-section.ts";
import {scenarioFindings} from "../../../src/components/distribution/scenario-findings.ts";
import {initialSettings, type DistributionSettings} from "../../../src/components/distribution/settings.ts";
import {formatDate} from "../../../src/components/format.ts";
import {makeArea, makeUnit, madeSources} from "./area.ts";

const cells = (row: Element) =>
  [...row.children].map(({textContent}) => textContent.replaceAll("\u00a0", " "));

function print(changes: Partial<DistributionSettings> = {}, area = makeArea()): HTMLElement {
  const settings = {...initialSettings(area), ...changes};
  const section = recommendationSection({
    sources: madeSources,
    findings: (shown, outcome, today) => scenarioFindings(shown, outcome, {today}),
    today: () => "2026-11-27"
  });
  document.body.replaceChildren(section.root);
  const state = {area, settings, order: "navn" as const, isLeavingOut: false, scenarios: []};
  section.renew(state, distribute(area, settings));
  dispatchEvent(new Event("beforeprint"));
  return section.root.querySelector<HTMLElement>(".pb-paper")!;
}

test("settings that cannot be carried out are printed with the reason", () => {
  const text = print({floor: 3_000_000, ceiling: 1_000_000}).textContent.replaceAll("\u00a0", " ");
  expect(text).toContain("Gulvet (3 000 000 kr) er høyere enn taket (1 000 000 kr).");
});

test("a reason that names a unit has its name, not its code; a frame not given is said", () => {
  const area = makeArea({units: [{...makeUnit("5001", {pupils: 10}), name: "Trondheim"}]});
  expect(print({}, area).textContent).toContain("Barn er ikke kjent for Trondheim");
  expect(print({frame: null}).textContent).toContain("Rammen er ikke oppgitt.");
});

test("the printed amounts have their sums in the last row, and rates have none", () => {
  const paper = print();
  expect([...paper.querySelectorAll("tfoot tr")].map(cells)).toEqual([
    ["Sum", "10 000", "4 000", "300 000", "2 760 000", "3 060 000", "", "3 000 000", "+60 000", ""]
  ]);
  const area = makeArea({units: [...makeArea().units, makeUnit("Øya", {pupils: 1, children: 0})]});
  expect(cells(print({}, area).querySelector("tfoot tr")!).slice(7, 9)).toEqual(["mangler", "mangler"]);
});

test("a printed rule has the text that it rests on, with document and date", () => {
  const paper = print();
  const area = makeArea();
  const findings = scenarioFindings({area}, distribute(area, initialSettings(area)), {today: "2026-11-27"});
  const sources = findings.flatMap((finding) => finding.sources);
  expect(sources.length).toBeGreaterThan(0);
  expect([...paper.querySelectorAll(".pb-paper-source")].map(({textContent}) => textContent)).toEqual(
    sources.map(
      ({text, where, date}) => `«${text}» (${where}${date === null ? "" : `, ${formatDate(date)}`})`
    )
  );
});
