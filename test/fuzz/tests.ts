import {expect, test} from "vitest";
import {formatTally, runFuzzed, shareOut} from "./fuzzed.ts";
import {parserRooms} from "./parsers/parsers.ts";

/** Generated inputs in one run of all tests. */
export const inputsOfTests = 110_000;

/** The same inputs in every run; another number, to find more or to repeat what the command `fuzz` found. */
const seed = Number(process.env["PULJEBLIKK_FUZZ_SEED"] ?? 20_261_128);

/** How the inputs of all tests are shared out. */
export const shares = shareOut(Object.values(parserRooms).flat(), inputsOfTests);

/** One test each parser of a room. */
export function testRoom(room: string): void {
  test.each((parserRooms[room] ?? []).map((parser) => [parser.name, parser] as const))(
    "%s",
    async (_, parser) => {
      const inputs = shares.get(parser) ?? 0;
      const tally = await runFuzzed(parser, {inputs, seed});
      console.log(`${formatTally(tally)}, seed ${seed}`);
      expect(tally.accepted + tally.refused).toBe(inputs);
    }
  );
}
