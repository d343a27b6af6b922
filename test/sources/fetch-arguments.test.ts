import {expect, test} from "vitest";
import {parseFetchArguments} from "../../loaders/command/fetch-arguments.ts";
import {sources} from "../../loaders/sources/sources.ts";
import {sourceIds} from "../../loaders/sources/source.ts";

const names = (args: string[]) => parseFetchArguments(args).sources.map(({id}) => id);

test("no name means every source, in their own order", () => {
  expect(sources.map(({id}) => id)).toEqual([...sourceIds]);
  expect(names([])).toEqual([...sourceIds]);
});

test("named sources come once each and in their own order", () => {
  expect(names(["pupils", "survey", "pupils"])).toEqual(["survey", "pupils"]);
});

test("years, folder and the acceptance of fewer rows are read", () => {
  expect(
    parseFetchArguments(["survey", "--years", "2024-25, 2025-26", "--into", "x", "--accept-shrink"])
  ).toMatchObject({
    years: ["2024-25", "2025-26"],
    dataDir: "x",
    acceptShrink: true
  });
  expect(parseFetchArguments([])).toMatchObject({years: undefined, dataDir: "data", acceptShrink: false});
});

test.each([
  [["surveys"], /^unknown source surveys: usage: npm run fetch/],
  [["--year", "2024-25"], /^Unknown option '--year': usage/],
  [["--into", ""], /^--into "": name the data folder: usage/],
  [["--into", " "], /^--into "": name the data folder/],
  [["--years"], /--years.*: usage/],
  [["--years", "2024-26"], /^--years "2024-26": not a school year: write it as 2024-25/],
  [["--years", "2024-25,"], /^--years "": not a school year/]
])("%j is refused with one clear line", (args, message) => {
  expect(() => parseFetchArguments(args)).toThrow(message);
});
