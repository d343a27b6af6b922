import {readFile} from "node:fs/promises";
import {homedir} from "node:os";
import {join} from "node:path";
import {lintSource} from "@secretlint/core";
import {creator} from "@secretlint/secretlint-rule-preset-recommend";
import {listPaths} from "../loaders/editions/edition-manifest.ts";

const config = {rules: [{id: "@secretlint/secretlint-rule-preset-recommend", rule: creator}]};

/** Files that are text, by their extension. Archives and columnar files hold the same data sets as the text files. */
const isText = /\.(?:html|js|css|json|csv|txt|md|ttl|jsonld|svg|xml|atom|map)$/;

/** Characters that are read at once: secretlint searches the times of all its earlier calls, so thousands of calls take minutes. */
const batchSize = 500_000;

interface Text {
  path: string;
  content: string;
}

/**
 * Findings in a site on disk: keys and passwords of the services that secretlint knows, private keys, and addresses on
 * the machine that built it. What was found is not repeated.
 */
export async function findSecrets(root: string): Promise<string[]> {
  const places = [...new Set([process.cwd(), homedir()])].filter((place) => place.length > 2);
  const problems: string[] = [];
  let batch: Text[] = [];
  let size = 0;
  for (const path of await listPaths(root)) {
    if (!isText.test(path)) continue;
    const content = await readFile(join(root, path), "utf8");
    for (const place of places) {
      if (content.includes(`${place}/`))
        problems.push(`${path}: names a folder of the machine that built it`);
    }
    batch.push({path, content});
    size += content.length;
    if (size < batchSize) continue;
    problems.push(...(await lintBatch(batch)));
    batch = [];
    size = 0;
  }
  return [...problems, ...(await lintBatch(batch))];
}

async function lintBatch(texts: readonly Text[]): Promise<string[]> {
  const {messages} = await lintSource({
    source: {
      filePath: "site.txt",
      content: texts.map(({content}) => content).join("\n"),
      ext: ".txt",
      contentType: "text"
    },
    options: {config, maskSecrets: true}
  });
  return messages.map(({ruleId, range}) => {
    let start = 0;
    for (const {path, content} of texts) {
      const at = range[0] - start;
      if (at <= content.length)
        return `${path}: line ${content.slice(0, at).split("\n").length}: looks like a secret (${ruleId})`;
      start += content.length + 1;
    }
    throw new RangeError(`${ruleId}: found outside of what was read`);
  });
}
