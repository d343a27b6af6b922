import {inflateSync} from "node:zlib";

/** Twenty times the longest printed report known, and a hundred times what one unpacks to. */
const most = {bytes: 20_000_000, unpacked: 100_000_000, streams: 100_000} as const;

/** Our reports pack their streams once; other or nested packings can unpack to any size unseen. */
const knownFilter = /^\s*(?:\/(?:FlateDecode|DCTDecode)(?![\w.-])|\[\s*\/(?:FlateDecode|DCTDecode)\s*\])/;
/** The short name of a filter, which stands for the same in any stream. */
const shortFilter =
  /\/F(?:\s+\d+\s+\d+\s+R\b|\s*\[?\s*\/(?:Fl|LZW|A85|AHx|ASCII|RL|RunLength|CCF|DCT|JBIG2|JPX|Crypt))/;
const stream = Buffer.from("stream");

/**
 * Checks that a PDF file unpacks to little before its reader unpacks it without a limit. Whatever might be a stream is
 * unpacked and counted, whether an object says so or not. Throws RangeError that says what is too much, or not known.
 */
export function checkPdf(bytes: Uint8Array): void {
  if (bytes.length > most.bytes) throw new RangeError(`more than ${most.bytes / 1e6} MB`);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkFilters(file.toString("latin1"));
  let [count, unpacked] = [0, 0];
  for (let at = file.indexOf(stream); at >= 0; at = file.indexOf(stream, at + stream.length)) {
    const start = lineAfter(file, at + stream.length);
    if (!isPacked(file, start)) continue;
    if (++count > most.streams) throw new RangeError(`more than ${most.streams} streams`);
    unpacked += unpackedSize(file.subarray(start), most.unpacked - unpacked);
  }
}

function checkFilters(text: string): void {
  const plain = text.replace(/#([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16))
  );
  for (const {index} of plain.matchAll(/\/Filter(?![\w.-])/g))
    if (!knownFilter.test(plain.slice(index + 7, index + 60)))
      throw new RangeError("a stream that is packed otherwise than our reports are");
  if (shortFilter.test(plain)) throw new RangeError("a stream that is packed otherwise than our reports are");
  if (/\/Encrypt(?![\w.-])/.test(plain)) throw new RangeError("it is encrypted");
}

function lineAfter(file: Buffer, from: number): number {
  let at = from;
  while (at < file.length && file[at] !== 10 && file[at] !== 13) at++;
  return file[at] === 13 && file[at + 1] === 10 ? at + 2 : at + 1;
}

/** The two bytes that zlib begins with (RFC 1950). */
function isPacked(file: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = file.subarray(at, at + 2);
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}

function unpackedSize(packed: Buffer, left: number): number {
  try {
    return inflateSync(packed, {maxOutputLength: Math.max(1, left)}).length;
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new RangeError(
      isTooLarge ? `it unpacks to more than ${most.unpacked / 1e6} MB` : "a stream that is damaged"
    );
  }
}
