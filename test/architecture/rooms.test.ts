import {readdirSync, readFileSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {expect, test} from "vitest";

/** Which rooms each room may import from, itself always included (docs/architecture.md). */
const allowed: Record<string, readonly string[]> = {
  "src/model": [],
  "src/tables": ["src/model"],
  "src/statistics": ["src/model"],
  "src/rules": ["src/statistics", "src/model"],
  "src/components": ["src/rules", "src/statistics", "src/tables", "src/model"],
  "src/report": ["src/statistics", "src/model"],
  "src/data": ["loaders"],
  "loaders/files": ["loaders/errors.ts", "src/tables", "src/model"],
  "loaders/sources": ["loaders/errors.ts", "loaders/files", "src/tables", "src/model"],
  "loaders/warehouse": ["loaders/errors.ts", "loaders/files", "loaders/sources", "src/model"],
  "loaders/disclosure": ["src/statistics", "src/model"],
  "loaders/checks": [
    "loaders/errors.ts",
    "loaders/files",
    "loaders/warehouse",
    "src/tables",
    "src/model",
    "src/statistics"
  ],
  "loaders/example": ["loaders/errors.ts", "loaders/files", "src/model", "src/statistics"],
  "loaders/effect": ["loaders/errors.ts", "loaders/files", "src/tables", "src/model", "src/statistics"],
  "loaders/allocation": ["loaders/errors.ts", "loaders/files", "src/tables", "src/model", "src/statistics"],
  "loaders/datasets": ["loaders/errors.ts", "loaders/files", "loaders/warehouse", "src/model"],
  "loaders/site": [
    "loaders/errors.ts",
    "loaders/files",
    "loaders/warehouse",
    "loaders/checks",
    "loaders/datasets",
    "src/model",
    "src/statistics"
  ],
  "loaders/readers": ["loaders/errors.ts", "loaders/files", "src/rules", "src/statistics", "src/model"],
  "loaders/report": [
    "loaders/errors.ts",
    "loaders/files",
    "loaders/warehouse",
    "loaders/site",
    "src/report",
    "src/model"
  ],
  "loaders/editions": [
    "loaders/errors.ts",
    "loaders/files",
    "loaders/warehouse",
    "loaders/datasets",
    "loaders/readers",
    "src/model"
  ],
  "loaders/attack": [
    "loaders/errors.ts",
    "loaders/files",
    "src/tables",
    "src/model",
    "src/statistics/random.ts"
  ],
  "loaders/command": ["loaders", "src/tables", "src/model"],
  scripts: ["loaders", "src/model"]
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((name) => /\.m?ts$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(
    ([, specifier]) => relative(".", resolve(file, "..", specifier ?? ""))
  );
}

test.each(Object.entries(allowed))("%s imports only from itself and its allowed rooms", (room, rooms) => {
  const files = sourceFiles(room);
  expect(files.length).toBeGreaterThan(0);
  const crossings = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => ![room, ...rooms].some((r) => target === r || target.startsWith(`${r}/`)))
      .map((target) => `${file} → ${target}`)
  );
  expect(crossings).toEqual([]);
});

test("a Framework loader is at most 25 lines", () => {
  const long = sourceFiles("src/data").filter((file) => readFileSync(file, "utf8").split("\n").length > 26);
  expect(long).toEqual([]);
});

test("every dependency is pinned exactly and has its line in docs/dependencies.md", () => {
  const {dependencies, devDependencies} = JSON.parse(readFileSync("package.json", "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const text = readFileSync("docs/dependencies.md", "utf8");
  const all = {...dependencies, ...devDependencies};
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  expect(
    Object.keys(all).filter((name) => !name.startsWith("@types/") && !text.includes(`\`${name}\``))
  ).toEqual([]);
});
