import * as fc from "fast-check";
import {UserError} from "../../loaders/errors.ts";

/** What became of one input. */
export type Outcome = "accepted" | "refused";

/** One parser of the product, what it is given, and what must be true of it. */
export interface Fuzzed<T = unknown> {
  name: string;
  /** Inputs in a run whatever their number; a few hundred unless told. */
  fewest?: number;
  /** Microseconds an input takes, generation included: of a number of inputs, cheap parsers get more. */
  cost: number;
  input: fc.Arbitrary<T>;
  /** Throws for whatever must not be; a refusal by one of the product's own errors is an outcome. */
  check: (input: T) => Outcome | Promise<Outcome>;
}

/** What a run of one parser saw. */
export interface Tally {
  name: string;
  inputs: number;
  accepted: number;
  refused: number;
  slowestMs: number;
  /** Largest memory of the process while it ran, MB. */
  peakMb: number;
}

/** No input is worth more to anyone; the processor's own time counts, since others may use the machine as well. */
const longestMs = 2000;

/** A parser whose own refusals are those of `isRefusal`; by default the product's errors for users. */
export function fuzzed<T>({
  isRefusal = (error) => error instanceof UserError,
  parse,
  ...rest
}: Omit<Fuzzed<T>, "check"> & {
  /** Throws a refusal, or checks what was read. */
  parse: (input: T) => void | Outcome;
  isRefusal?: (error: unknown, input: T) => boolean;
}): Fuzzed {
  const check = (input: T): Outcome => {
    try {
      return parse(input) ?? "accepted";
    } catch (error) {
      if (isRefusal(error, input)) return "refused";
      throw error;
    }
  };
  return {...rest, check} as Fuzzed;
}

/** Runs a parser on so many inputs. Throws what fast-check says of the smallest input that fails, with the seed. */
export async function runFuzzed(
  {name, input, check}: Fuzzed,
  {inputs, seed}: {inputs: number; seed: number}
): Promise<Tally> {
  const tally: Tally = {name, inputs: 0, accepted: 0, refused: 0, slowestMs: 0, peakMb: 0};
  const before = prototypes();
  await fc.assert(
    fc.asyncProperty(input, async (one) => {
      const begun = performance.now();
      const used = process.cpuUsage();
      const given = check(one);
      const outcome = given instanceof Promise ? await given : given;
      const took = Math.min(performance.now() - begun, processorMs(used));
      tally.inputs++;
      tally[outcome]++;
      tally.slowestMs = Math.max(tally.slowestMs, took);
      if (tally.inputs % 256 === 1)
        tally.peakMb = Math.max(tally.peakMb, Math.round(process.memoryUsage.rss() / 1e6));
      if (took > longestMs) throw new Error(`${name}: one input took ${Math.round(took)} ms`);
      if (prototypes() !== before) throw new Error(`${name}: a prototype of the language was changed`);
    }),
    {numRuns: inputs, seed, endOnFailure: false, interruptAfterTimeLimit: undefined}
  );
  return tally;
}

function processorMs(since: NodeJS.CpuUsage): number {
  const {user, system} = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** The keys of the objects that every other one inherits from. */
function prototypes(): string {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).length)
    .join();
}

/** Inputs of any parser in a run, however slow it is. */
const fewestInputs = 300;

/** How a number of inputs is shared out: each parser as many as fit in the same time, but at least a few hundred. */
export function shareOut(parsers: readonly Fuzzed[], total: number): Map<Fuzzed, number> {
  const weight = (one: Fuzzed) => 1 / one.cost;
  const sum = parsers.reduce((all, one) => all + weight(one), 0);
  return new Map(
    parsers.map((one) => [one, Math.max(one.fewest ?? fewestInputs, Math.ceil((total * weight(one)) / sum))])
  );
}

/** One line about a parser. */
export function formatTally({name, inputs, refused, accepted, slowestMs, peakMb}: Tally): string {
  return [
    name.padEnd(30),
    `${inputs} inputs`.padStart(15),
    `${refused} refused`.padStart(16),
    `${accepted} accepted`.padStart(17),
    `slowest ${slowestMs.toFixed(1)} ms`.padStart(20),
    `peak ${peakMb} MB`.padStart(14)
  ].join(" ");
}
