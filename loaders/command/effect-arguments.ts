import {parseArgs} from "node:util";
import {
  bases,
  controls,
  defaults,
  methods,
  type EffectRequest,
  type PanelColumns
} from "../effect/request.ts";
import {columnName} from "../effect/header.ts";
import {parsePeriod} from "../effect/panel-cells.ts";
import {UserError} from "../errors.ts";

/** The request, and whether to print it as JSON. */
export interface EffectArguments {
  request: EffectRequest;
  json: boolean;
}

const seeHelp = "npm run effect -- --help lists the options";

export const effectHelp = `npm run --silent effect -- --panel FILE.csv --unit COL --time COL --start COL --outcome COL [options]

Effects of a treatment that units enter in different periods (Callaway & Sant'Anna 2021), from a CSV file with one row
for each unit and period. Nothing leaves the machine.

  --panel FILE          the CSV file
  --unit COL            the unit, such as a school's number
  --time COL            the period: a whole number, or a school year (2018-19 is 2018)
  --start COL           the unit's first treated period; 0, empty, NA or Inf for never
  --outcome COL         the outcome; empty, *, :, ., .. or NA where there is none
  --weight COL          weight of a unit, best one from before the start (default: all equal)
  --cluster COL         what was treated together, such as the municipality (default: each unit)
  --covariates A,B      covariates of the parallel trends
  --control never|notyet      compare with the never treated, or also with those not yet treated (default ${defaults.control})
  --base universal|varying    base period of the leads (default ${defaults.base}: the last untreated period)
  --anticipation N      periods before the start that may already react (default ${defaults.anticipation})
  --method dr|reg|ipw   doubly robust, regression or weighting; differ with covariates only (default ${defaults.method})
  --breaks P,Q          first periods of new series: no comparison across them
  --allow-breaks        compare across the breaks all the same
  --balance N           event times from cohorts followed for N periods or more only
  --jackknife           also delete-one-cluster standard errors and 95 % intervals
  --seed N              draws of the simultaneous band (1)
  --json                one JSON object instead of tables
`;

const text = {type: "string"} as const;
const flag = {type: "boolean", default: false} as const;
const options = {
  panel: text,
  unit: text,
  time: text,
  start: text,
  outcome: text,
  weight: text,
  cluster: text,
  covariates: text,
  control: text,
  base: text,
  anticipation: text,
  method: text,
  breaks: text,
  balance: text,
  seed: text,
  "allow-breaks": flag,
  jackknife: flag,
  json: flag,
  help: {type: "boolean", default: false, short: "h"}
} as const;

/**
 * Reads the command line of `npm run effect`; "help" when it asks for it. Throws a UserError that names the option and
 * value for one that is unknown, missing, given twice or cannot be, and for a column that is named twice.
 */
export function parseEffectArguments(args: readonly string[]): EffectArguments | "help" {
  const values = parseOptions(args);
  if (values.help) return "help";
  const missing = (["panel", "unit", "time", "start", "outcome"] as const).filter(
    (name) => !values[name]?.trim()
  );
  if (missing.length > 0) {
    throw new UserError(`missing ${missing.map((name) => `--${name}`).join(", ")}: ${seeHelp}`);
  }
  const columns: PanelColumns = {
    unit: columnName(values.unit!),
    time: columnName(values.time!),
    start: columnName(values.start!),
    outcome: columnName(values.outcome!),
    weight: maybeName("weight", values.weight),
    cluster: maybeName("cluster", values.cluster),
    covariates: values.covariates?.split(",").map((name) => maybeName("covariates", name)!) ?? []
  };
  refuseRepeatedColumns(columns);
  return {
    request: {
      panel: values.panel!,
      columns,
      control: oneOf("control", values.control, controls),
      base: oneOf("base", values.base, bases),
      anticipation: maybeWhole("anticipation", values.anticipation) ?? defaults.anticipation,
      method: oneOf("method", values.method, methods),
      breaks: [...new Set(values.breaks?.split(",").map(parseBreak))].sort((a, b) => a - b),
      allowBreaks: values["allow-breaks"],
      balance: maybeWhole("balance", values.balance),
      jackknife: values.jackknife,
      seed: maybeWhole("seed", values.seed)
    },
    json: values.json
  };
}

function parseOptions(args: readonly string[]) {
  try {
    const {values, tokens} = parseArgs({args: [...args], options, tokens: true});
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

/** Lists put the default first. */
function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly [T, ...T[]]
): T {
  if (value === undefined) return choices[0];
  const choice = choices.find((c) => c === value);
  if (choice === undefined) {
    throw new UserError(`--${option} ${JSON.stringify(value)}: write one of ${choices.join(", ")}`);
  }
  return choice;
}

function maybeWhole(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new UserError(`--${option} ${JSON.stringify(value)}: write a whole number, 0 or more`);
  }
  return number;
}

function maybeName(option: string, value: string | undefined): string | undefined {
  if (value?.trim() === "") throw new UserError(`--${option} "": name a column or leave the option out`);
  return value === undefined ? undefined : columnName(value);
}

function parseBreak(value: string): number {
  const period = parsePeriod(value.trim());
  if (typeof period === "number") return period;
  throw new UserError(`--breaks ${JSON.stringify(value)}: ${period.remedy}, several with commas`);
}

/** A weight may also be a covariate; nothing else has two roles. */
function refuseRepeatedColumns({covariates, weight, ...single}: PanelColumns): void {
  const used = new Map<string, string>();
  const claim = (option: string, name: string | undefined) => {
    if (name === undefined) return;
    const other = used.get(name);
    if (other !== undefined) {
      const remedy =
        option === other
          ? "list each column once"
          : option === "cluster" && other === "unit"
            ? "leave --cluster out: each unit is then its own cluster"
            : `it is already --${other}: name another column`;
      throw new UserError(`--${option} ${JSON.stringify(name)}: ${remedy}`);
    }
    used.set(name, option);
  };
  for (const [option, name] of Object.entries(single)) claim(option, name);
  for (const name of covariates) claim("covariates", name);
  if (weight !== undefined && !covariates.includes(weight)) claim("weight", weight);
}
