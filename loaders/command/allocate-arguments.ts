import {parseArgs} from "node:util";
import type {AllocationRequest} from "../allocation/request.ts";
import {UserError} from "../errors.ts";
import {parseKroner, parseNumber, parsePercent, Refusal} from "../../src/tables/cells.ts";

/** The request, and whether to print it as JSON. */
export interface AllocateArguments {
  request: AllocationRequest;
  json: boolean;
}

const seeHelp = "npm run allocate -- --help lists the options";

export const allocateHelp = `npm run --silent allocate -- --networks FILE.csv --frame KRONER --weights NAME=N,… [options]

Distributes a frame over networks by a key, in whole kroner that sum to the frame less joint measures. Nothing leaves
the machine. The steps, with numbers: docs/fordeling.md.

  --networks FILE       CSV with one row a network: network, pupils, children; apprentices and bullied where they count
  --frame KRONER        kroner to distribute
  --joint N             joint measures first: 0.15 or 15% is a share of the frame, 150000 or 150000kr is whole kroner
                        (default 0). A bare 1 is refused: 100% is all of the frame, 1kr one krone
  --base N              base grant: a share of the rest divided equally, or kroner a network, written as --joint (default 0)
  --weights NAME=N,…    heads that each counts as: pupils, children, apprentices, need (extra heads for each expected
                        bullied pupil); one that is left out counts 0. Decimals with a point: children=1.5
  --floor KRONER        least whole amount of a network
  --ceiling KRONER      largest whole amount of a network
  --max-change N        largest change from last year's amount, such as 0.1 for 10 %; needs --previous
  --previous FILE       CSV with last year's amounts: network, amount
  --json                one JSON object instead of a table
`;

const word = {type: "string"} as const;
const options = {
  networks: word,
  frame: word,
  joint: word,
  base: word,
  weights: word,
  floor: word,
  ceiling: word,
  "max-change": word,
  previous: word,
  json: {type: "boolean", default: false},
  help: {type: "boolean", default: false, short: "h"}
} as const;

const weightNames = ["pupils", "children", "apprentices", "need"] as const;
type Weights = Record<(typeof weightNames)[number], number>;

/**
 * Reads the command line of `npm run allocate`; "help" when it asks for it. Throws a UserError that names the option and
 * value for one that is unknown, missing, given twice or cannot be.
 */
export function parseAllocateArguments(args: readonly string[]): AllocateArguments | "help" {
  const values = parseOptions(args);
  if (values.help) return "help";
  const missing = (["networks", "frame", "weights"] as const).filter((name) => !values[name]?.trim());
  if (missing.length > 0) {
    throw new UserError(`missing ${missing.map((name) => `--${name}`).join(", ")}: ${seeHelp}`);
  }
  if (values["max-change"] !== undefined && values.previous === undefined) {
    throw new UserError("--max-change needs last year's amounts: name their file with --previous");
  }
  if (values.previous !== undefined && values["max-change"] === undefined) {
    throw new UserError("--previous is read for --max-change alone: give both or neither");
  }
  if (values.previous?.trim() === "") throw new UserError('--previous "": name a file');
  return {
    request: {
      networks: values.networks!,
      previous: values.previous,
      key: {
        frame: parseAmount("frame", values.frame!),
        joint: parsePart("joint", values.joint),
        base: parsePart("base", values.base),
        weights: parseWeights(values.weights!),
        floor: maybe(values.floor, (value) => parseAmount("floor", value)),
        ceiling: maybe(values.ceiling, (value) => parseAmount("ceiling", value)),
        maxChange: maybe(values["max-change"], parseChange)
      }
    },
    json: values.json
  };
}

function parseOptions(args: readonly string[]) {
  try {
    const {values, tokens} = parseArgs({args: joinNegative(args), options, tokens: true});
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new UserError(`--${twice} is given twice: give it once`);
    return values;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [line = ""] = (error as Error).message.split(/\. |\.?\n/);
    throw new UserError(`${line}: ${seeHelp}`);
  }
}

/** `--frame -5` is read as `--frame=-5`, so that the value is told to be wrong and not the syntax. */
function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-[\d.,]/.test(arg) && last?.startsWith("--") && !last.includes("="))
      joined.splice(-1, 1, `${last}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

function parseAmount(option: string, text: string): number {
  const value = parseKroner(text.trim());
  if (!(value instanceof Refusal)) return value;
  throw new UserError(`--${option} ${JSON.stringify(text)}: ${value.remedy}`);
}

/**
 * A percentage or kroner by its sign; without one below 1 a share, above 1 whole kroner, and 1 refused. Nothing where the
 * option is left out.
 */
function parsePart(option: string, text: string | undefined): {share: number} | {kroner: number} {
  if (text === undefined) return {kroner: 0};
  const given = text.trim();
  const refuse = (remedy: string) => new UserError(`--${option} ${JSON.stringify(text)}: ${remedy}`);
  if (given.endsWith("%")) {
    const percent = parsePercent(given);
    if (percent instanceof Refusal) throw refuse(percent.remedy);
    // 14.3 / 100 in binary is not 0.143
    return {share: Number((percent / 100).toPrecision(15))};
  }
  if (/kr|nok/i.test(given)) return {kroner: parseAmount(option, given)};
  const value = parseNumber(given);
  if (value === 1) throw refuse("all of it or 1 krone? Write 100% or 1kr");
  if (!(value instanceof Refusal) && value >= 0) {
    if (value < 1) return {share: value};
    if (Number.isSafeInteger(value)) return {kroner: parseAmount(option, given)};
  }
  throw refuse("write a share below 1, such as 0.15, a percentage such as 15%, or whole kroner");
}

function parseChange(text: string): number {
  const value = parseNumber(text.trim());
  if (!(value instanceof Refusal) && value >= 0 && value <= 1) return value;
  throw new UserError(
    `--max-change ${JSON.stringify(text)}: write a share from 0 to 1, such as 0.1 for 10 %`
  );
}

function parseWeights(text: string): Weights {
  const given = new Map<string, number>();
  for (const part of text.split(/[,;]/)) {
    const refuse = (remedy: string) => new UserError(`--weights ${JSON.stringify(part.trim())}: ${remedy}`);
    const [name = "", amount, ...others] = part.split("=").map((piece) => piece.trim());
    if (amount === undefined || others.length > 0) {
      throw refuse("write a name and a number, such as pupils=1,children=1.5, decimals with a point");
    }
    if (!weightNames.some((known) => known === name)) throw refuse(`name one of ${weightNames.join(", ")}`);
    if (given.has(name)) throw refuse("this weight is given twice: give it once");
    const value = parseNumber(amount);
    if (value instanceof Refusal || value < 0) throw refuse("write a number, 0 or more, such as 1 or 1.5");
    given.set(name, value);
  }
  return Object.fromEntries(weightNames.map((name) => [name, given.get(name) ?? 0])) as Weights;
}

function maybe<T>(text: string | undefined, parse: (text: string) => T): T | undefined {
  return text === undefined ? undefined : parse(text);
}
