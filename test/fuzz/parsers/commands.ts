import * as fc from "fast-check";
import {expect} from "vitest";
import {parseAllocateArguments} from "../../../loaders/command/allocate-arguments.ts";
import {parseAttackArguments} from "../../../loaders/command/attack-arguments.ts";
import {parseEffectArguments} from "../../../loaders/command/effect-arguments.ts";
import {parseFetchArguments} from "../../../loaders/command/fetch-arguments.ts";
import {isEdition} from "../../../loaders/editions/edition-name.ts";
import {parsePublishArguments} from "../../../scripts/publish-arguments.ts";
import {anyText} from "../arbitraries/texts.ts";
import {fuzzed, type Fuzzed} from "../fuzzed.ts";

/** Words of a valid command line with others put in, left out and written over. */
function words(valid: readonly string[]): fc.Arbitrary<string[]> {
  const change = fc.tuple(
    fc.constantFrom("put", "over", "out"),
    fc.nat({max: 40}),
    fc.oneof(anyText, fc.constantFrom(...valid))
  );
  return fc.array(change, {maxLength: 3}).map((list) => {
    const args = [...valid];
    for (const [kind, at, text] of list)
      args.splice(at % (args.length + 1), kind === "put" ? 0 : 1, ...(kind === "out" ? [] : [text]));
    return args;
  });
}

const effect =
  "--panel p.csv --unit u --time t --start g --outcome y --breaks 2018,2020-21 --balance 2 --seed 1 --jackknife";
const allocate =
  "--networks n.csv --frame 1000000 --weights pupils=1,children=1.5 --joint 15% --base 5kr --floor 0 --max-change 0.1 --previous p.csv";
const publish =
  "--to ut --edition 2026-12-01 --site dist --embargo 2026-12-01T06:00:00Z --pointer file --point-to 2026-11-01";

/** The command lines. */
export const commandParsers: readonly Fuzzed[] = [
  fuzzed({
    name: "arguments of effect",
    cost: 60,
    input: words(effect.split(" ")),
    parse: (args) => {
      const given = parseEffectArguments(args);
      if (given === "help") return;
      const {anticipation, breaks, seed = 0} = given.request;
      expect([anticipation, seed, ...breaks].every((number) => Number.isSafeInteger(number))).toBe(true);
    }
  }),
  fuzzed({
    name: "arguments of allocate",
    cost: 60,
    input: words(allocate.split(" ")),
    parse: (args) => {
      const given = parseAllocateArguments(args);
      if (given === "help") return;
      const {weights, frame} = given.request.key;
      expect(
        [frame, ...Object.values(weights)].every((number) => Number.isFinite(number) && number >= 0)
      ).toBe(true);
      expect(Object.keys(weights)).toEqual(["pupils", "children", "apprentices", "need"]);
    }
  }),
  fuzzed({
    name: "arguments of fetch",
    cost: 50,
    input: words("survey pupils --years 2024-25,2025-26 --into data --accept-shrink".split(" ")),
    parse: (args) => {
      expect(parseFetchArguments(args).years?.every((year) => /^\d{4}-\d\d$/.test(year))).not.toBe(false);
    }
  }),
  fuzzed({
    name: "arguments of attack",
    cost: 40,
    input: words("--site dist --pdf reports --json".split(" ")),
    parse: (args) => void parseAttackArguments(args)
  }),
  fuzzed({
    name: "arguments of publish",
    cost: 60,
    input: words(publish.split(" ")),
    parse: (args) => {
      const given = parsePublishArguments(args, new Date("2026-11-27"));
      if (given === "help") return;
      expect(isEdition(given.edition) && (given.pointTo === null || isEdition(given.pointTo))).toBe(true);
    }
  })
];
