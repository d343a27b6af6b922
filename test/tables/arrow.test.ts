import {tableFromArrays, tableFromIPC, tableToIPC} from "apache-arrow";
import {expect, test} from "vitest";
import {checkArrow} from "../../src/tables/arrow.ts";

const table = tableFromArrays({code: ["EX01", "EX02"], share: Float64Array.from([0.1, 0.2])});
const files = {file: tableToIPC(table, "file"), stream: tableToIPC(table, "stream")};

test.each(["file", "stream"] as const)("a whole Arrow %s is let through", (form) => {
  expect(() => checkArrow(files[form])).not.toThrow();
});

test("no damaged length of an Arrow file or stream makes its reader take memory or time for it", () => {
  let refused = 0;
  for (const whole of Object.values(files))
    for (let at = 0; at + 4 <= whole.length; at += 4)
      for (const length of [0x7fff_ffff, 0x00ff_ffff, whole.length]) {
        const bytes = new Uint8Array(whole);
        new DataView(bytes.buffer).setUint32(at, length, true);
        try {
          checkArrow(bytes);
          expect(tableFromIPC(bytes).numRows).toBeLessThanOrEqual(bytes.length * 8);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          refused++;
        }
      }
  expect(refused).toBeGreaterThan(files.file.length / 8);
});

test("a list of columns longer than the file is refused by its length", () => {
  const bytes = new Uint8Array(files.stream);
  // the schema's list has two columns: the first such number whose change is seen as too many parts
  const view = new DataView(bytes.buffer);
  const messages: string[] = [];
  for (let at = 8; at + 4 <= 300; at += 4) {
    if (view.getUint32(at, true) !== 2) continue;
    view.setUint32(at, 0x7fff_ffff, true);
    try {
      checkArrow(bytes);
    } catch (error) {
      messages.push((error as Error).message);
    }
    view.setUint32(at, 2, true);
  }
  expect(messages).toContainEqual(expect.stringMatching(/^2147483647 parts in \d+ bytes of metadata$/));
});
