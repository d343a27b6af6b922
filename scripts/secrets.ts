import {readFile} from "node:fs/promises";
import {homedir} from "node:os";
import {extname, join} from "node:path";
import {lintSource} from "@secretlint/core";
import {creator} from "@secretlint/secretlint-rule-preset-recommend";
import {listPaths} from "../loaders/editions/edition-manifest.ts";

const config = {rules: [{id: "@secretlint/secretlint-rule-preset-recommend", rule: creator}]};

/** Files that are text, by their extension. Archives and columnar files hold the same data sets as the text files. */
const isText = /\.(?:html|js|css|json|csv|txt|md|ttl|jsonld|svg|xml|atom|map|arrow)$/;

/**
 * Findings in a site on disk: keys and passwords of the services that secretlint knows, private keys, and addresses on
 * the machine that built it. What was found is not repeated.
 */
export async function findSecrets(root: string): Promise<string[]> {
  const places = [...new Set([process.cwd(), homedir()])].filter((place) => place.length > 2);
  const problems: string[] = [];
  for (const path of await listPaths(root)) {
    if (!isText.test(path)) continue;
    const content = await readFile(join(root, path), "utf8");
    const {messages} = await lintSource({
      source: {filePath: path, content, ext: extname(path), contentType: "text"},
      options: {config, maskSecrets: true}
    });
    for (const {ruleId, loc} of messages)
      problems.push(`${path}: line ${loc.start.line}: looks like a secret (${ruleId})`);
    for (const place of places) {
      if (content.includes(`${place}/`))
        problems.push(`${path}: names a folder of the machine that built it`);
    }
  }
  return problems;
}
