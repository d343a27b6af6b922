import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../errors.ts";

/** What sort of change an entry tells of, and how readers see it. */
export const changeKindLabel = {
  data: "Nye tall",
  correction: "Rettelse",
  method: "Ny metode",
  site: "Nytt på nettstedet"
} as const;
export type ChangeKind = keyof typeof changeKindLabel;

/** One entry of the change log: a file in `docs/changes/`. */
export interface Change {
  /** File name without extension; the anchor on the page Endringer. */
  id: string;
  /** ISO date. */
  date: string;
  kind: ChangeKind;
  /** Ids of the data sets whose published numbers it changes; none where no number changed. */
  sets: readonly string[];
  title: string;
  /** Markdown, bokmål. */
  text: string;
}

const defaultFolder = "docs/changes";

/**
 * Reads every entry, newest first. An entry is a Markdown file with four lines of front matter: `date` (2026-11-27), `kind` (data,
 * correction, method or site), `sets` (ids with commas, or empty) and `title`. Throws UserError with file, field and remedy for
 * every entry that is not so.
 */
export async function readChanges(folder = defaultFolder): Promise<Change[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md") && name !== "README.md");
  const changes = await Promise.all(
    names.map(async (name) => parseChange(join(folder, name), await readFile(join(folder, name), "utf8")))
  );
  return changes.toSorted((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
}

/** One entry from its file's path and text. */
export function parseChange(path: string, content: string): Change {
  const refuse = (field: string, value: string | undefined, remedy: string): never => {
    throw new UserError(`${path}, field ${field}: ${JSON.stringify(value ?? null)}: ${remedy}`);
  };
  const [, head, text] = /^---\n(.*?)\n---\n(.*)$/s.exec(content.replaceAll("\r\n", "\n")) ?? [];
  if (head === undefined || text === undefined)
    return refuse("(file)", content.slice(0, 20), "begin with front matter between two lines of ---");
  const fields = new Map(
    head.split("\n").map((line) => {
      const [, name, value] = /^(\w+):(.*)$/.exec(line) ?? [];
      if (!name) return refuse("(front matter)", line, "write name: value");
      return [name, (value ?? "").trim()] as const;
    })
  );
  for (const name of fields.keys()) {
    if (!["date", "kind", "sets", "title"].includes(name))
      refuse(name, fields.get(name), "only date, kind, sets and title are known");
  }
  const date = fields.get("date");
  const kind = fields.get("kind");
  const title = fields.get("title");
  if (!date || !isDate(date)) return refuse("date", date, "write it as 2026-11-27");
  if (!kind || !isKind(kind))
    return refuse("kind", kind, `write one of ${Object.keys(changeKindLabel).join(", ")}`);
  if (!title) return refuse("title", title, "say in a few words what changed");
  if (!text.trim()) return refuse("(text)", text, "say what changed, and what it means for readers");
  return {
    id: path.replace(/^.*[/\\]/, "").replace(/\.md$/, ""),
    date,
    kind,
    sets: (fields.get("sets") ?? "")
      .split(",")
      .map((id) => id.trim())
      .filter(Boolean),
    title,
    text: text.trim()
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text.length === 10;
}

function isKind(text: string): text is ChangeKind {
  return Object.hasOwn(changeKindLabel, text);
}
