import {readFile} from "node:fs/promises";
import {expect, test} from "vitest";
import {formatAllocation} from "../../loaders/allocation/report-text.ts";
import {allocateHelp, parseAllocateArguments} from "../../loaders/command/allocate-arguments.ts";
import {distribute} from "../../loaders/allocation/distribute.ts";
import type {Allocation} from "../../src/statistics/allocation/key.ts";
import {fitKey} from "../../src/statistics/allocation/fit-key.ts";
import {inequalityMeasures} from "../../src/statistics/fairness/inequality.ts";
import {temporaryFile} from "../files/temporary.ts";
import {runOn} from "./run.ts";

const document = await readFile("docs/fordeling.md", "utf8");
const blocks = [...document.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, kind = "", text = ""]) => ({
  kind,
  text
}));
const [csv = ""] = blocks.filter(({kind}) => kind === "csv").map(({text}) => text);
const commands = blocks
  .filter(({kind}) => kind === "sh")
  .map(({text}) => text.trim().split(" -- ")[1]!.split(" "));
const printed = blocks.filter(({kind}) => kind === "text").map(({text}) => text.trimEnd().split("\n"));

async function run(args: readonly string[]): Promise<Allocation> {
  const file = await temporaryFile("counts.csv", csv);
  const given = parseAllocateArguments(args.with(args.indexOf("counts.csv"), file));
  if (given === "help") throw new Error("help");
  return distribute(given.request);
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Cells of the table whose header begins with these titles, without spaces in numbers. */
function tableOf(...titles: string[]): string[][] {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => titles.every((title, i) => cellsOf(line)[i]?.startsWith(title)));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map(cellsOf);
}

const spaced = (kroner: number) => String(kroner).replace(/\B(?=(\d{3})+$)/g, " ");

test.each(commands.map((args, i) => [args.slice(-2).join(" "), args, printed[i]!] as const))(
  "the command that ends in %s prints the lines shown",
  async (_, args, lines) => {
    const output = formatAllocation(await run(args)).split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(output).toContain(line);
  }
);

test("every step of the worked example is that of the key", async () => {
  const {networks} = await run(commands[0]!);
  const heads = networks.map(({counts}) => counts.pupils! + counts.children! / 2);
  const rows = tableOf("network", "weighted heads");
  expect(rows).toEqual(
    networks.map(({network, quota, base, proRata, amount}, i) => {
      const own = quota - base;
      const down = Math.floor(own);
      return [
        network,
        String(heads[i]),
        `${spaced(down)}${(own - down).toFixed(3).slice(1)}`,
        spaced(down),
        (own - down).toFixed(3).slice(1),
        String(proRata - down),
        spaced(proRata),
        spaced(amount)
      ];
    })
  );
  const all = heads.reduce((sum, own) => sum + own, 0);
  expect(document).toContain(`All four: ${all}`);
  expect(document).toContain(`${(1_300_000 / all).toFixed(4)} kr`);
  const down = networks.reduce((sum, {quota, base}) => sum + Math.floor(quota - base), 0);
  expect(document).toContain(`sum to ${spaced(down)} kr; ${1_300_000 - down} kr are left`);
});

test("the measures of the worked example are those shown, in the order of the page", async () => {
  const {networks} = await run(commands[0]!);
  const observations = networks.map(({network, perHead, counts}) => ({
    unit: network,
    value: perHead!,
    weight: counts.pupils! + counts.children!
  }));
  const shown = tableOf("measure", "definition (μ").map((cells) => cells[4]);
  const values = Object.values(inequalityMeasures).map((valueOf) => {
    const measured = valueOf(observations);
    if (!measured.ok) throw new Error(measured.reason);
    return measured.value.toFixed(measured.value > 100 ? 2 : 4);
  });
  expect(shown).toEqual(values);
});

test("going backwards gives the keys, kroner and ranges that are told", async () => {
  const {networks} = await run(commands[0]!);
  const units = networks.map(({network, counts}) => ({network, ...counts}));
  const fits = [networks.map(({amount}) => amount), [450_000, 170_000, 800_000, 280_000]].map((amounts) =>
    fitKey(units.map((unit, i) => ({...unit, proposed: amounts[i]!})))
  );
  const ranges = fits.map((fit) => {
    if (!fit.ok) throw new Error(fit.reason);
    const {base, weights} = fit.key;
    const kroner = "kroner" in base ? base.kroner : NaN;
    expect(document).toMatch(
      new RegExp(
        `base grant ${spaced(kroner)} kr, pupil ${weights.pupils}(,| and) child ${weights.children}[.,]`
      )
    );
    expect(document).toContain(
      `${spaced(fit.krToMove)} kr ${fit.krToMove === 0 ? "to move" : "would have to move"}`
    );
    return `${fit.childWeight!.low.toFixed(2)}–${fit.childWeight!.high!.toFixed(2)}`;
  });
  expect(document).toContain(`${ranges[0]} for the worked example and ${ranges[1]} for the other proposal`);
});

async function told(content: string, args: readonly string[]): Promise<string[]> {
  const error: unknown = await runOn(content, args).catch((reason: unknown) => reason);
  return (error as Error).message.replace(/^\S*counts\.csv/gm, "counts.csv").split("\n");
}

test("the errors shown are those that are told", async () => {
  const shown = printed.at(-1)!;
  const key = commands[0]!.slice(2);
  expect(await told("network,pupils,children\nKysten,1,1\nFjell,*,1\nkysten,1,1\n", key)).toEqual(
    shown.slice(0, 2)
  );
  expect(await told(csv, key.with(key.indexOf("100000"), "500000"))).toEqual(shown.slice(2));
});

test("every option of the command has its line", () => {
  for (const [option] of allocateHelp.matchAll(/--[a-z]{3,}(-[a-z]+)?/g)) {
    if (option !== "--silent") expect(document).toContain(`\`${option}`);
  }
});
