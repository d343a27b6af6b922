import {DuckDBInstance} from "@duckdb/node-api";
import {expect, test} from "vitest";
import {limitMacro} from "../../loaders/warehouse/limit-macro.ts";
import {primaryLimits} from "../../src/model/disclosure-limits.ts";
import {primaryReason} from "../../src/statistics/disclosure/primary.ts";

test("below_limit in SQL hides exactly what primaryReason hides", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(limitMacro);
  const reader = await connection.runAndReadAll(`
    SELECT CAST(r AS INTEGER) AS respondents, CAST(b AS INTEGER) AS count, CAST(y AS INTEGER) AS year,
      below_limit(b, r, y || '-' || (y + 1) % 100) AS hidden
    FROM range(0, 40) t(r), range(0, 40) s(b), range(2020, 2025) u(y) WHERE b <= r`);
  const found = reader.getRowObjectsJson() as unknown as {
    respondents: number;
    count: number;
    year: number;
    hidden: boolean;
  }[];
  expect(found.length).toBeGreaterThan(4000);
  const wrong = found.filter(
    ({year, hidden, ...cell}) =>
      hidden !== (primaryReason(cell, primaryLimits("made-here", year)) !== undefined)
  );
  expect(wrong).toEqual([]);
});
