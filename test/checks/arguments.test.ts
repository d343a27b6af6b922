import {expect, test} from "vitest";
import {checkHelp, parseCheckArguments} from "../../loaders/command/check-arguments.ts";
import {parseWarehouseArguments, warehouseHelp} from "../../loaders/command/warehouse-arguments.ts";
import {UserError} from "../../loaders/errors.ts";

test.each([
  ["check", parseCheckArguments, checkHelp],
  ["warehouse", parseWarehouseArguments, warehouseHelp]
] as const)("%s: --help asks for the usage, which names every option", (name, parse, help) => {
  expect(parse(["--help"])).toBe("help");
  expect(parse(["-h"])).toBe("help");
  expect(help).toMatch(new RegExp(`^npm run --silent ${name} `));
  let message = "";
  try {
    parse(["--nonesuch"]);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    message = (error as Error).message;
  }
  expect(message).toContain("Unknown option '--nonesuch'");
  const named = [...message.slice(message.indexOf("options are")).matchAll(/--[a-z]+/g)].map(
    ([option]) => option
  );
  expect(named.length).toBeGreaterThan(3);
  for (const option of named.filter((one) => one !== "--help")) expect(help).toContain(`  ${option} `);
  expect(() => parse(["--world", "mars"])).toThrow("--world mars: must be all or real");
});

test("without options the data folder is checked, and a warehouse built from it", () => {
  expect(parseCheckArguments([])).toEqual({
    dataDir: "data",
    warehouse: ".cache/warehouse.duckdb",
    json: ".cache/checks.json",
    world: "all",
    build: true
  });
  expect(parseCheckArguments(["--warehouse", "w.duckdb"])).toMatchObject({
    warehouse: "w.duckdb",
    build: false
  });
  expect(parseWarehouseArguments(["--world", "real"])).toMatchObject({dataDir: "data", world: "real"});
});
