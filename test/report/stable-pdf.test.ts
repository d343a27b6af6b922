import {expect, test} from "vitest";
import {printFooter} from "../../loaders/report/print-footer.ts";
import {stablePdf} from "../../loaders/report/stable-pdf.ts";

const pdf = (date: string, first: number) =>
  Buffer.from(
    `%PDF\xff /CreationDate (${date}) /ModDate (${date}) /ID (node${String(first).padStart(8, "0")}) ` +
      `/Names [(node${String(first).padStart(8, "0")}) 1 0 R (node${String(first + 7).padStart(8, "0")}) 2 0 R]`,
    "latin1"
  );

test("two printings that differ in their moment and in the numbers of their tags become equal, of the same length", () => {
  const a = stablePdf(pdf("D:20261127190000+00'00'", 101), "2026-11-27");
  const b = stablePdf(pdf("D:20271231235959+00'00'", 4242), "2026-11-27");
  expect(Buffer.from(a).equals(b)).toBe(true);
  expect(a).toHaveLength(pdf("D:20261127190000+00'00'", 101).length);
  expect(Buffer.from(a).toString("latin1")).toContain("(D:20261127000000+00'00') /ID (node00000001)");
});

test("a date of another length is left, since it would move the rest of the file", () => {
  const odd = stablePdf(pdf("D:2026", 1), "2026-11-27");
  expect(Buffer.from(odd).toString("latin1")).toContain("(D:2026)");
});

test("a name in the source line is text in the footer too", () => {
  expect(printFooter('<img src=x onerror="alert(1)">')).not.toContain("<img");
});
