import {expect, test} from "vitest";
import {shares, testRoom} from "./tests.ts";

test("the tests of all rooms together give the parsers at least 100 000 inputs", () => {
  const total = [...shares.values()].reduce((sum, inputs) => sum + inputs, 0);
  console.log(`${shares.size} parsers, ${total} inputs`);
  expect(total).toBeGreaterThanOrEqual(100_000);
});

testRoom("tables");
