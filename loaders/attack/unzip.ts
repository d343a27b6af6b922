import {gunzipSync} from "node:zlib";
import {unzipSync} from "fflate";

/** All entries of an archive together, MB: three times the largest that a national site holds. */
const mostMegabytes = 1500;

/** Deflate packs at most so many bytes into one (zlib's technical details). */
const mostPacked = 1032;

/**
 * The entries of an archive, or those that `wants` takes. No more is unpacked than the archive says, and no archive that says
 * too much. Throws RangeError for one that does, and what the unpacking says of bytes that are no archive.
 */
export function unzipBounded(
  bytes: Uint8Array,
  wants: (name: string) => boolean = () => true
): Map<string, Uint8Array> {
  let size = 0;
  const entries = unzipSync(bytes, {
    filter: ({name, originalSize}) => {
      if (!wants(name)) return false;
      // room for what it says is made before anything is unpacked
      if (originalSize > bytes.length * mostPacked)
        throw new RangeError(`${originalSize} bytes of ${bytes.length}`);
      size += originalSize;
      if (size > mostMegabytes * 1e6) throw new RangeError(`unpacks to more than ${mostMegabytes} MB`);
      return true;
    }
  });
  return new Map(Object.entries(entries));
}

/** The content of a packed file. Throws as `unzipBounded` does. */
export function gunzipBounded(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes, {maxOutputLength: mostMegabytes * 1e6});
}
