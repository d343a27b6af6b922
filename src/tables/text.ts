import {UnreadableFile} from "./errors.js";

const encodings = ["UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** The characters that Windows-1252 puts at 0x80–0x9F; five places are not in use. */
const windowsCharacters = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/**
 * Decodes a text file as Norwegian office programs write it: UTF-8 or UTF-16 (little or big endian) with or
 * without byte order mark, otherwise Windows-1252. The mark is not part of the text.
 * Throws UnreadableFile for bytes that none of these encodings has; `file` is named in it.
 */
export function decodeText(bytes: Uint8Array, file: string): {text: string; encoding: Encoding} {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
    throw new UnreadableFile(`${file}: this is an Excel workbook: save it as CSV UTF-8`, {
      reason: "workbook"
    });
  }
  const encoding = detectEncoding(bytes);
  if (encoding === "Windows-1252") return {text: decodeWindows(bytes, file), encoding};
  const decoder = new TextDecoder(encoding.replace(" ", "").toLowerCase(), {fatal: true});
  try {
    return {text: decoder.decode(bytes), encoding};
  } catch {
    throw new UnreadableFile(`${file}: broken ${encoding} text: save the file again as CSV UTF-8`, {
      reason: "encoding",
      encoding
    });
  }
}

/** Tells the encoding from the byte order mark, from zero bytes (UTF-16 text is half zeros) or from validity. */
function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16 LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16 BE";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0] as [number, number];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  });
  if (zeros[1] > sample.length / 4) return "UTF-16 LE";
  if (zeros[0] > sample.length / 4) return "UTF-16 BE";
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return "UTF-8";
  } catch {
    return "Windows-1252";
  }
}

/**
 * Node 20 decodes the label `windows-1252` as Latin-1, which turns the dash 0x96 into a control character; browsers leave
 * only the places that are not in use.
 */
function decodeWindows(bytes: Uint8Array, file: string): string {
  const decoded = new TextDecoder("windows-1252").decode(bytes);
  return decoded.replace(/[\u0080-\u009f]/g, (character) => {
    const windows = windowsCharacters[character.charCodeAt(0) - 0x80];
    if (windows !== undefined && windows !== "\0") return windows;
    const byte = `0x${character.charCodeAt(0).toString(16).toUpperCase()}`;
    throw new UnreadableFile(
      `${file}: byte ${byte} is neither UTF-8 nor Windows-1252: save the file as CSV UTF-8`,
      {reason: "byte", byte}
    );
  });
}

/**
 * The first damaged piece of a text, or undefined: U+FFFD, or UTF-8 read as Windows-1252 (`Ã¥` for `å`, `â€“` for a dash).
 */
export function maybeDamaged(text: string): string | undefined {
  return /\ufffd|[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€./.exec(text)?.[0];
}
