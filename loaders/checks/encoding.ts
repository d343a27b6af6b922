import {createReadStream} from "node:fs";
import {join} from "node:path";
import {createGunzip} from "node:zlib";
import {megabytes, mostAnswerBytes} from "../files/bounded.ts";
import {maybeDamaged} from "../../src/tables/text.ts";
import type {FileCheck, Finding} from "./check.ts";

const refetch = "Hent filen på nytt fra kilden.";
const remedy = "Hent filen på nytt fra kilden, eller lagre den som UTF-8.";

/** A piece longer than any damaged character is carried over, so that none is missed where two blocks meet. */
const overlap = 4;

async function findDamage(path: string, file: string): Promise<Finding | undefined> {
  const raw = createReadStream(path);
  const stream = path.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => stream.destroy(error));
  const decoder = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});
  let row = 1;
  let carried = "";
  let isFirst = true;
  let unpacked = 0;
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    unpacked += bytes.length;
    if (unpacked > mostAnswerBytes) {
      const message = `${file} er større enn ${megabytes(mostAnswerBytes)} når den er pakket ut.`;
      return {file, message, remedy: refetch};
    }
    let text: string;
    try {
      text = decoder.decode(bytes, {stream: true});
    } catch {
      return {file, message: `${file} er ikke UTF-8.`, row, remedy};
    }
    if (isFirst && text.startsWith("\ufeff"))
      return {file, message: `${file} begynner med et usynlig merke (BOM).`, remedy};
    isFirst = false;
    const block = carried + text;
    const damaged = maybeDamaged(block);
    if (damaged !== undefined) {
      const line = row + block.slice(0, block.indexOf(damaged)).split("\n").length - 1;
      return {file, row: line, value: damaged, message: `Ødelagte bokstaver: «${damaged}».`, remedy};
    }
    carried = block.slice(-overlap);
    row += block.slice(0, -overlap).split("\n").length - 1;
  }
  try {
    decoder.decode();
  } catch {
    return {file, message: `${file} slutter midt i et tegn.`, row, remedy};
  }
  return undefined;
}

export const encoding: FileCheck = {
  id: "encoding",
  title: "Filene er hel UTF-8",
  looksAt:
    "Ser i hver rå fil etter tegn som ikke er UTF-8, erstatningstegn og bokstaver som er lest med feil tegnsett.",
  severity: "error",
  level: 1,
  stage: "file",
  looked: async ({manifest}) => ({count: manifest.datasets.flatMap(({files}) => files).length, of: "files"}),
  async run({dataDir, manifest}) {
    const findings: Finding[] = [];
    for (const {file} of manifest.datasets.flatMap(({files}) => files)) {
      const damage = await findDamage(join(dataDir, file), file);
      if (damage) findings.push(damage);
    }
    return findings;
  }
};
