import {execFile} from "node:child_process";
import {createHash} from "node:crypto";
import {cp, mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {manifestName, readManifest} from "../../loaders/files/manifest.ts";

const run = promisify(execFile);

/** The data sets that a build of the small clone reads. */
const sets = ["ssb-municipalities", "pulje-periods", "udir-national-published"];
/** The county whose municipalities are kept. */
const county = "50";

/**
 * A clone of the product below `root` in which everything is built by the same commands, but of little: the municipalities
 * of one county, and pages that keep their prose and lose their scripts, since bundling those is what a build waits for.
 * Packages are linked to those of this clone.
 */
export async function makeSmallClone(root: string): Promise<string> {
  const clone = join(root, "clone");
  await mkdir(clone, {recursive: true});
  const folders = ["data", "docs", "loaders", "scripts", "src", "types"];
  const files = [
    "observablehq.config.ts",
    "package.json",
    "package-lock.json",
    "site.json",
    "tsconfig.json",
    "README.md"
  ];
  for (const name of [...folders, ...files])
    await cp(name, join(clone, name), {
      recursive: true,
      filter: (path) => !/(^|\/)(\.observablehq|\.partial|\.previous)(\/|$)/.test(path)
    });
  // hard links cost nothing, and resolve as the packages of the clone itself
  await run("cp", ["-al", "node_modules", clone]).catch(() => run("cp", ["-r", "node_modules", clone]));
  await shrinkData(join(clone, "data"));
  await shrinkPages(join(clone, "src"));
  return clone;
}

async function shrinkData(dataDir: string): Promise<void> {
  const manifest = await readManifest(dataDir);
  const datasets = manifest.datasets.filter(({id}) => sets.includes(id));
  for (const file of datasets.flatMap(({files}) => files)) {
    const path = join(dataDir, file.file);
    let text = await readFile(path, "utf8");
    if (file.file.startsWith("ssb-municipalities/")) {
      const [header = "", ...rows] = text.split("\n");
      text = [header, ...rows.filter((row) => row.startsWith(county)), ""].join("\n");
    }
    await writeFile(path, text);
    file.bytes = Buffer.byteLength(text);
    file.sha256 = createHash("sha256").update(text).digest("hex");
  }
  // the rows that are left out were promised
  const promised = datasets.map((dataset) => ({...dataset, rows: undefined}));
  await writeFile(join(dataDir, manifestName), JSON.stringify({datasets: promised}, null, 2));
}

/** Pages that are written at build stay; the script of one page stays as one import that is bundled. */
async function shrinkPages(src: string): Promise<void> {
  for (const name of (await readdir(src)).filter((each) => each.endsWith(".md"))) {
    const path = join(src, name);
    const text = await readFile(path, "utf8");
    const script = name === "sok.md" ? '\n```js\nimport {h} from "preact";\nh("p");\n```\n' : "";
    await writeFile(path, text.replace(/```js[\s\S]*?```|\$\{[\s\S]*?\}/g, "") + script);
  }
}
