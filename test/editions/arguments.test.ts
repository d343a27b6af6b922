import {expect, test} from "vitest";
import {parsePublishArguments} from "../../scripts/publish-arguments.ts";
import {chooseTemplates} from "../../scripts/verify-pages.ts";

const now = new Date("2026-12-01T23:59:59Z");

test("the edition is today's date in UTC unless another is given", () => {
  expect(parsePublishArguments(["--to", "x"], now)).toEqual({
    to: "x",
    edition: "2026-12-01",
    build: {data: "data", world: "all"},
    site: null,
    embargo: null,
    pointer: "link",
    rehearse: false,
    pointTo: null
  });
  expect(parsePublishArguments(["--to", "x", "--edition", "2026-12-02-2"], now)).toMatchObject({
    edition: "2026-12-02-2"
  });
  expect(parsePublishArguments(["--help"], now)).toBe("help");
});

test.each([
  [[], "missing --to"],
  [["--to", "x", "--world", "moon"], "--world moon: must be all or real"],
  [["--to", "x", "--pointer", "copy"], "--pointer copy: must be link or file"],
  [["--to", "x", "--edition", "../y"], '--edition "../y": write a date'],
  [["--to", "x", "--point-to", "siste"], "write a date"],
  [["--to", "x", "--embargo", "soon"], '--embargo "soon": write a time with its zone'],
  [["--to", "x", "--verfy"], "--help lists the options"]
])("%j is refused", (args, finding) => {
  expect(() => parsePublishArguments(args, now)).toThrow(finding);
});

test("accessibility is verified on every page at the root and one of each folder", () => {
  expect(
    chooseTemplates([
      "data/a.csv",
      "index.html",
      "om.html",
      "rapport/fylke/03.html",
      "rapport/fylke/50.html",
      "rapport/pulje/a.html"
    ])
  ).toEqual(["", "om", "rapport/fylke/03", "rapport/pulje/a"]);
});
