import * as fc from "fast-check";
import {expect, test} from "vitest";
import {fitProposal, proposalsOf, settingsOfFit} from "../../../src/components/distribution/backwards.ts";
import {rangeSentence} from "../../../src/components/distribution/backwards-words.ts";
import {fitSentence, unfittedSentence} from "../../../src/components/distribution/backwards-words.ts";
import {distribute} from "../../../src/components/distribution/outcome.ts";
import {proposedRows} from "../../../src/components/distribution/proposal-figure.ts";
import {readOwnData} from "../../../src/components/distribution/own-data.ts";
import {initialSettings} from "../../../src/components/distribution/settings.ts";
import {readSettings, writeSettings} from "../../../src/components/distribution/settings-text.ts";
import {makeArea, makeUnit} from "./area.ts";

const area = makeArea();
const settings = {...initialSettings(area), frame: 10_000_000, base: {kroner: 150_000}, joint: {share: 0.15}};
const of = (given: Parameters<typeof proposalsOf>[0]) => Object.keys(proposalsOf(given));
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("the key behind amounts that a key gave is that key, and put into the controls it gives them again", () => {
  const outcome = distribute(area, settings);
  const proposal = proposalsOf({state: {area}, outcome, own: null}).na!;
  const found = fitProposal({area}, proposal);
  if (!found.ok) throw new Error(found.reason);
  expect(found.key.base).toEqual({kroner: 150_000});
  expect(found.krToMove).toBe(0);
  const again = distribute(area, settingsOfFit(found, {joint: outcome.allocation!.joint}));
  expect(again.rows.map(({amount}) => amount.value)).toEqual(outcome.rows.map(({amount}) => amount.value));
  expect(again.allocation?.frame).toBe(10_000_000);
  expect(plain(fitSentence(found))).toContain(
    "150 000 kr i grunntilskudd og 1 × elever + 1 × barn. Den gir forslaget på krona."
  );
  expect(plain(rangeSentence(found))).toMatch(
    /^Vekter for et barn fra .* passer nesten like godt .* blir høyst 0,1 % av et gjennomsnittlig beløp større\./
  );
});

test("proposals are offered where there are amounts: now, the newest decision, the reader's file", () => {
  const own = readOwnData(new TextEncoder().encode("nettverk;elever;barn;forslag\nA;10;5;100\nB;20;5;"), {
    name: "a.csv",
    readOn: "2026-11-27"
  });
  if ("problems" in own) throw new Error(own.problems.join());
  expect(of({state: {area}, outcome: distribute(area, settings), own: null})).toEqual(["na", "vedtak"]);
  expect(of({state: {area}, outcome: distribute(area, {...settings, frame: null}), own})).toEqual(["vedtak"]);
  const outcome = distribute(own.area, {...settings, frame: null});
  const proposals = proposalsOf({state: own, outcome, own});
  expect(Object.keys(proposals)).toEqual(["fil"]);
  const found = fitProposal(own, proposals.fil!);
  if (found.ok) throw new Error("fitted a proposal with a missing amount");
  expect(unfittedSentence(found)).toBe("Forslaget mangler beløp for B. Et beløp som mangler, er ikke null.");
});

test("a key found is written to the address and read back as it was, whatever is proposed", () => {
  const amount = fc.integer({min: 0, max: 5_000_000});
  const count = fc.integer({min: 0, max: 30_000});
  const units = fc.array(fc.record({pupils: count, children: count, amount}), {minLength: 2, maxLength: 8});
  let found = 0;
  fc.assert(
    fc.property(units, (given) => {
      const made = makeArea({units: given.map((counts, i) => makeUnit(`n${i}`, counts))});
      const fit = fitProposal({area: made}, new Map(given.map((one, i) => [`n${i}`, one.amount])));
      if (!fit.ok) return;
      const written = settingsOfFit(fit, {joint: 0});
      expect(readSettings(writeSettings(written), initialSettings(made))).toEqual({
        settings: written,
        refused: []
      });
      found++;
    }),
    {numRuns: 200}
  );
  expect(found).toBeGreaterThan(100);
});

test("what no key explains is kroner to move", () => {
  const amounts = [400_000, 2_000_000, 600_001];
  const found = fitProposal({area}, new Map(area.units.map(({id}, i) => [id, amounts[i]!])));
  if (!found.ok) throw new Error(found.reason);
  const moved = found.differences.reduce((sum, {difference}) => sum + Math.abs(difference), 0) / 2;
  expect(found.krToMove).toBe(moved);
  expect(found.differences.reduce((sum, {difference}) => sum + difference, 0)).toBe(0);
});

test("a proposal is set against the key found and against the key in the controls", () => {
  const outcome = distribute(area, initialSettings(area));
  const proposal = new Map([
    ["Dalen", 400_000],
    ["Byen", 2_000_000],
    ["Kysten", 660_000]
  ]);
  const found = fitProposal({area}, proposal);
  if (!found.ok) throw new Error(found.reason);
  const rows = proposedRows({state: {area, order: "navn"}, outcome, found});
  // by the key in the controls: 100 000 + 2 760 000 × heads / 14 000
  expect(rows.map(({name, chosen, fromChosen}) => [name, chosen.value, fromChosen.value])).toEqual([
    ["Byen", 2_071_429, -71_429],
    ["Dalen", 395_714, 4286],
    ["Kysten", 592_857, 67_143]
  ]);
  const largestFirst = proposedRows({state: {area, order: "storst"}, outcome, found});
  expect(largestFirst.map(({name}) => name)).toEqual(["Byen", "Kysten", "Dalen"]);
  for (const {proposed, byKey, difference} of rows)
    expect(difference.value).toBe(proposed.value! - byKey.value!);
  const without = distribute(area, {...initialSettings(area), frame: null});
  expect(proposedRows({state: {area, order: "navn"}, outcome: without, found})[0]).toMatchObject({
    chosen: {value: null, status: "missing"},
    fromChosen: {value: null, status: "missing"}
  });
});
