import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {UserError} from "../../loaders/errors.ts";
import {readAllocationKey} from "../../loaders/files/allocation-key.ts";
import {temporaryFolder} from "./temporary.ts";

test("a key file gives a row a frame, and a row a frame and network", async () => {
  const {keys, networks} = await readAllocationKey("data/example-county/key.json");
  expect(keys).toHaveLength(10);
  expect(networks).toHaveLength(110);
  expect(keys.at(-1)).toEqual({
    scheme: "Ramme",
    decision_year: 2026,
    frame_nok: 39_100_000,
    joint_share: 0.15,
    joint_measures_nok: 5_865_000,
    base_grant_nok: 450_000,
    weight_pupils: 1,
    weight_children: 1,
    pupils_from: "2025-26",
    children_from: "2025-12-15"
  });
});

test.each([
  ["half a file", '{"years": ['],
  ["half a krone", '{"years": [{"scheme": "Ramme", "decision_year": 2024, "frame_nok": 0.5}]}']
])("%s is refused by the name of the file", async (_, text) => {
  const path = join(await temporaryFolder(), "key.json");
  await writeFile(path, text);
  await expect(readAllocationKey(path)).rejects.toThrow(UserError);
  await expect(readAllocationKey(path)).rejects.toThrow(/key\.json: not an allocation key/);
});
