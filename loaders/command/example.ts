import {createHash} from "node:crypto";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {parseArgs} from "node:util";
import {formatISO} from "date-fns";
import {UserError, runCommand} from "../errors.ts";
import {exampleSeed, generateExampleCounty, type ExampleFile} from "../example/generate.ts";
import {writeAtomic} from "../files/atomic.ts";
import {manifestName, readManifest, type Dataset} from "../files/manifest.ts";

const id = "example-county";

/** The manifest entry of the example county's files; `retrieved` is the day on which they were made (ISO date). */
export function describeExample(files: readonly ExampleFile[], retrieved: string): Dataset {
  return {
    id,
    kind: id,
    title: "Eksempelfylket (oppdiktet)",
    publisher: "Puljeblikk",
    world: "example",
    files: files.map(({name, content}) => ({
      file: `${id}/${name}`,
      sha256: createHash("sha256").update(content).digest("hex"),
      bytes: Buffer.byteLength(content),
      url: null
    })),
    url: "docs/example-county.md",
    retrieved,
    period: "2014-15–2025-26",
    licence: "CC0",
    attribution: "Oppdiktede eksempeldata, laget for Puljeblikk",
    caveats: [
      "Alt er oppdiktet: fylket, kommunene, skolene, tallene og pengene finnes ikke.",
      "Effektene av puljene er bygd inn på forhånd, for å prøve ut metodene. De sier ingenting om virkelige puljer.",
      "Små tall er skjermet etter en etterligning av virkelige regler, ikke Udirs egne."
    ]
  };
}

/**
 * Writes the example county into `<dataDir>/example-county/` and replaces its entry in the manifest, all other entries
 * untouched. The manifest is written last; the date stays when no byte has changed. Same seed, same bytes.
 */
export async function writeExample({
  dataDir,
  now = () => new Date(),
  log = console.error
}: {
  dataDir: string;
  now?: () => Date;
  log?: (line: string) => void;
}): Promise<void> {
  const {datasets} = await readManifest(dataDir, {mayBeNew: true});
  const files = generateExampleCounty({seed: exampleSeed});
  for (const {name, content} of files) {
    await writeAtomic(join(dataDir, id, name), content);
    log(`${id}/${name}: ${Buffer.byteLength(content)} bytes`);
  }
  const index = datasets.findIndex((dataset) => dataset.id === id);
  const made = describeExample(files, formatISO(now(), {representation: "date"}));
  const old = datasets[index];
  if (old && JSON.stringify(old.files) === JSON.stringify(made.files)) made.retrieved = old.retrieved;
  const entries = old ? datasets.with(index, made) : [...datasets, made];
  await writeAtomic(join(dataDir, manifestName), `${JSON.stringify({datasets: entries}, null, 2)}\n`);
}

/** `npm run example [-- --data DIR]`: makes the example county anew. */
async function main(): Promise<void> {
  const {data} = readOptions();
  await writeExample({dataDir: data});
}

function readOptions(): {data: string} {
  try {
    return parseArgs({options: {data: {type: "string", default: "data"}}}).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}: use "npm run example -- --data DIR"`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runCommand(main);
