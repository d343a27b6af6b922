import {expect, test} from "vitest";
import {parseChange, readChanges} from "../../loaders/readers/changes.ts";
import {writeChangesPage} from "../../loaders/readers/changes-page.ts";
import {diffPlace} from "../../loaders/readers/places.ts";

const entry = (head: string, text = "Tekst.") =>
  parseChange("docs/changes/x.md", `---\n${head}\n---\n\n${text}\n`);
const good = "date: 2026-11-27\nkind: correction\nsets: udir-pupils, ssb-population\ntitle: Rettet elevtall";

test("the entries of the project are well formed and stand newest first", async () => {
  const changes = await readChanges();
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.map(({date}) => date)).toEqual(
    changes
      .map(({date}) => date)
      .toSorted()
      .toReversed()
  );
});

test("an entry has its date, kind, data sets, title and text", () => {
  expect(entry(good)).toEqual({
    id: "x",
    date: "2026-11-27",
    kind: "correction",
    sets: ["udir-pupils", "ssb-population"],
    title: "Rettet elevtall",
    text: "Tekst."
  });
});

test.each([
  ["date", good.replace("2026-11-27", "27.11.2026")],
  ["date", good.replace("2026-11-27", "2026-02-30")],
  ["kind", good.replace("correction", "toString")],
  ["title", good.replace("Rettet elevtall", "")],
  ["author", `${good}\nauthor: N.N.`]
])("a wrong %s is refused with file and field", (field, head) => {
  expect(() => entry(head)).toThrow(new RegExp(`^docs/changes/x\\.md, field ${field}: .+: .+`));
});

test("an entry without text or front matter is refused", () => {
  expect(() => entry(good, "")).toThrow(/field \(text\)/);
  expect(() => parseChange("a.md", "Bare tekst")).toThrow(/field \(file\)/);
});

test("the page shows date, kind and what numbers it is about; a title cannot become markup or code", () => {
  const page = writeChangesPage([
    entry(good),
    {...entry(good), id: "y", sets: [], title: "<img onerror=x> ${1}"}
  ]);
  expect(page).toContain(
    '<time datetime="2026-11-27">27. november 2026</time> · Rettelse · gjelder datasettet'
  );
  expect(page).toContain("ingen tall er endret");
  expect(page).not.toContain("<img");
  expect(page).not.toContain("${");
});

test("without entries the page says so, and holds the place of what a publication finds", () => {
  expect(writeChangesPage([])).toContain("Ingen endringer er meldt ennå.");
  expect(writeChangesPage([])).toContain(diffPlace);
});
