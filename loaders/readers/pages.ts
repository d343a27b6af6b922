import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {PageTitle} from "../../src/model/search.ts";

/** Pages that are written at build from data and code, by their file in `src/`. */
export const writtenPages = {
  method: {path: "metode", title: "Metode", question: "Hva betyr tallene, og hvordan er de regnet ut?"},
  terms: {path: "begreper", title: "Begreper", question: "Hva betyr ordene?"},
  changes: {path: "endringer", title: "Endringer", question: "Hva er nytt, og hva er rettet?"},
  about: {path: "om", title: "Om Puljeblikk", question: "Hva er Puljeblikk, og hvem står bak?"},
  licences: {path: "lisenser", title: "Lisenser", question: "Hvilken programvare er brukt?"}
} as const satisfies Record<string, PageTitle>;

/** First lines of a written page: front matter and heading. */
export function startPage({title, question}: PageTitle): string {
  return `---\ntitle: ${title}\n---\n\n# ${question}\n`;
}

/** Every page of the site: those written at build, and the Markdown files of the folder, by their front matter. */
export async function listPages(root = "src"): Promise<PageTitle[]> {
  const names = (await readdir(root)).filter((name) => name.endsWith(".md")).toSorted();
  const written: readonly PageTitle[] = Object.values(writtenPages);
  const found = await Promise.all(
    names.map(async (name): Promise<PageTitle> => {
      const text = await readFile(join(root, name), "utf8");
      const title = /^title: *(.+)$/m.exec(text)?.[1]?.trim();
      const question = /^# +(.+)$/m.exec(text)?.[1]?.trim();
      if (!title || !question) throw new Error(`${join(root, name)}: needs a title and a heading`);
      const path = name.slice(0, -".md".length);
      return {path: path === "index" ? "" : path, title, question};
    })
  );
  return [...found, ...written];
}
