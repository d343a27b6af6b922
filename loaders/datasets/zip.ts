import {createReadStream, createWriteStream} from "node:fs";
import {basename} from "node:path";
import {once} from "node:events";
import {Zip, ZipDeflate, ZipPassThrough} from "fflate";

/** Packed already: packing them again costs time and saves nothing. */
const packed = /\.(?:xlsx|parquet|zip)$/;

/**
 * Puts files into one zip, one after the other, never a whole file in memory. The bytes depend on names, order and content
 * alone: every entry has the same date.
 */
export async function writeZip(path: string, files: readonly string[]): Promise<void> {
  const out = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => out.once("error", reject));
  const zip = new Zip((error, bytes, isLast) => {
    if (error) out.destroy(error);
    else {
      out.write(bytes);
      if (isLast) out.end();
    }
  });
  const write = async () => {
    for (const file of files) {
      const name = basename(file);
      const entry = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, {level: 6});
      entry.mtime = "2000-01-01T00:00:00";
      zip.add(entry);
      for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20})) {
        entry.push(chunk as Buffer);
        if (out.writableNeedDrain) await once(out, "drain");
      }
      entry.push(new Uint8Array(), true);
    }
    zip.end();
    await once(out, "close");
  };
  await Promise.race([write(), failed]);
}
