import {assert, property, string, uniqueArray} from "fast-check";
import {expect, test} from "vitest";
import {
  codeSlug,
  foldSlug,
  isReportSlug,
  networkSlugs,
  puljeSlug,
  reportAddress
} from "../../src/model/report-address.ts";

test.each([
  ["Trøndelag sørvest", "trondelag-sorvest"],
  ["Ål", "al"],
  ["Kárášjohka-Karasjok", "karasjohka-karasjok"],
  ["Porsáŋgu", "porsangu"],
  ["Ærfugl & co.", "aerfugl-co"],
  ["../../etc/passwd", "etc-passwd"],
  ["%2e%2e%2f", "2e-2e-2f"],
  ["日本", "uten-navn"],
  ["", "uten-navn"]
])("%s becomes %s", (name, slug) => {
  expect(foldSlug(name)).toBe(slug);
});

test("whatever the names are, the slugs of a county are different, short and safe, in any order of the names", () => {
  assert(
    property(uniqueArray(string({unit: "binary", maxLength: 100}), {maxLength: 12}), (names) => {
      const slugs = networkSlugs("50", names);
      expect(new Set(slugs.values()).size).toBe(names.length);
      expect([...slugs.values()].every((s) => isReportSlug(s) && s.startsWith("50-"))).toBe(true);
      expect(networkSlugs("50", names.toReversed())).toEqual(slugs);
    })
  );
});

test("names that fold to the same letters are told apart by a number", () => {
  expect(networkSlugs("33", ["Ål", "Al"])).toEqual(
    new Map([
      ["Al", "33-al"],
      ["Ål", "33-al-2"]
    ])
  );
});

test.each(["", "..", "a/b", "a.b", "A", "-a", "a-", "a--b", "a%2fb", "å", "a".repeat(200)])(
  "%j is no slug and gives no address",
  (text) => {
    expect(isReportSlug(text)).toBe(false);
    expect(() => reportAddress("county", text)).toThrow(RangeError);
  }
);

test("codes and puljer have their slugs", () => {
  expect(reportAddress("municipality", codeSlug("5001"))).toBe("/rapport/kommune/5001");
  expect(reportAddress("county", codeSlug("EX"))).toBe("/rapport/fylke/ex");
  expect(puljeSlug({scheme: "IBS", pulje: 5, world: "real"})).toBe("ibs-5");
  expect(puljeSlug({scheme: "LMP", pulje: 1, world: "example"})).toBe("eksempel-lmp-1");
  expect(() => codeSlug("../50")).toThrow(RangeError);
});
