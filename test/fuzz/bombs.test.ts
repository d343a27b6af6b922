import {expect, test} from "vitest";
import {explode, faultOf, sparseBomb} from "./bombs.ts";

test("a user's file of a gigabyte in one line is refused in one line and in little memory", async () => {
  const result = await explode(sparseBomb);
  expect(faultOf(sparseBomb, result)).toBeUndefined();
  expect(result.peakMb).toBeLessThan(600);
});
