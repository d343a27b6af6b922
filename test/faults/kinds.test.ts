import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {createRandom} from "../../src/statistics/random.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {parseFaultArguments} from "./arguments.ts";
import {flipEditionBits, flipSnapshotBits, makeEmptyData} from "./bits.ts";
import {setClockBack} from "./clock.ts";
import {leaveLocks} from "./locks.ts";
import {disturbSources} from "./sources.ts";
import {killStage} from "./stage.ts";
import {openFetch} from "./stages/fetch.ts";
import {createTally, formatCounts, type Tally} from "./tally.ts";

const random = () => createRandom(7);

/** What of the campaign is cheap enough for every test run, counted in the same way. */
const small: readonly [string, (root: string, tally: Tally) => Promise<void>][] = [
  [
    "a lock that nobody holds any more",
    async (root, tally) => leaveLocks({root, tally, emptyData: await makeEmptyData(root)})
  ],
  [
    "a flipped bit in a snapshot",
    (root, tally) => flipSnapshotBits({root, random: random(), tally, count: 10}, 0)
  ],
  [
    "a flipped bit in an edition",
    (root, tally) => flipEditionBits({root, random: random(), tally, count: 20})
  ],
  ["a clock that goes back", (root, tally) => setClockBack({root, tally})],
  [
    "a source that is disturbed",
    (root, tally) => disturbSources({root: join(root, "s"), tally, only: ["municipalities"]})
  ],
  [
    "a fetch that is killed",
    async (root, tally) => {
      const stage = await openFetch(root);
      await killStage(stage, {name: "kill -9, fetch", kills: 1, random: random(), tally});
      await stage.close();
      await mkdir(root);
    }
  ]
];

test.each(small)("%s is survived or refused in one line", async (_, run) => {
  const tally = createTally();
  await run(await temporaryFolder(), tally);
  const counts = tally.counts();
  expect(counts.flatMap(({failures}) => failures)).toEqual([]);
  expect(counts.reduce((sum, {survived}) => sum + survived, 0)).toBeGreaterThan(0);
});

test("a fault that is not survived is counted with what was not, and skipped ones are told", async () => {
  const tally = createTally();
  await tally.inject("a", "first", () => Promise.resolve(undefined));
  await tally.inject("a", "second", () => Promise.resolve("half a file"));
  tally.skip("b", "no right to mount");
  expect(tally.counts()[0]?.failures).toEqual(["second: half a file"]);
  expect(formatCounts(tally.counts())).toMatch(
    /^a +2 injected +1 survived\nb +0 injected +0 survived +1 SKIPPED\n {2}skipped: no right/
  );
});

test.each([
  [["--kills", "-1"], "--kills"],
  [["--seed", "x"], '--seed "x": write a whole number'],
  [["--only", "x"], '--only "x": choose one of a, b'],
  [["--no"], "--no"]
])("%j is refused with the option", (args, message) => {
  expect(() => parseFaultArguments(args, ["a", "b"])).toThrow(message);
});
