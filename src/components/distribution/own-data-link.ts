import {deflateSync, Inflate} from "fflate";
import Papa from "papaparse";
import {ownLabels, type OwnRow} from "./own-data-columns.js";
import {mostOwnBytes, readOwnData, type OwnData} from "./own-data.js";

/** Longest fragment that is read: browsers and mail programs cut longer addresses. */
export const longestFragment = 30_000;
const longestFileName = 100;
const name = "tall=";

/**
 * The reader's own numbers as the fragment of an address, `#tall=…`: date, file name and table, packed. A fragment stays in
 * the browser; no server ever sees it. Null when it would be too long for a link.
 */
export function encodeOwnFragment({name: fileName, readOn, rows}: OwnData): string | null {
  const text = [readOn, cleanFileName(fileName), writeTable(rows)].join("\n");
  const fragment = `#${name}${toBase64(deflateSync(new TextEncoder().encode(text), {level: 9}))}`;
  return fragment.length > longestFragment ? null : fragment;
}

/** Whether an address carries numbers. */
export function hasOwnFragment(hash: string): boolean {
  return hash.startsWith(`#${name}`);
}

/**
 * The numbers of a fragment, read by the same rules as a file; undefined for one that is broken, too large or not ours.
 * Throws nothing, whatever the fragment holds.
 */
export function maybeOwnFragment(hash: string): OwnData | undefined {
  if (!hasOwnFragment(hash) || hash.length > longestFragment) return undefined;
  const text = maybeText(hash.slice(name.length + 1));
  if (text === undefined) return undefined;
  const [readOn = "", fileName = "", ...lines] = text.split("\n");
  if (!isDay(readOn) || fileName !== cleanFileName(fileName)) return undefined;
  const read = readOwnData(new TextEncoder().encode(lines.join("\n")), {name: fileName, readOn});
  return "problems" in read ? undefined : read;
}

/** A file name in one line of at most 100 characters. */
export function cleanFileName(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
      .trim()
      .slice(0, longestFileName) || "fil uten navn"
  );
}

/** The table as it was read: unlike files for spreadsheets, no name is changed. Columns without a number are left out. */
function writeTable(rows: readonly OwnRow[]): string {
  const names = (Object.keys(ownLabels) as (keyof OwnRow)[]).filter(
    (column) => required.has(column) || rows.some(({[column]: value}) => value !== null)
  );
  const fields = names.map((column) => ownLabels[column]);
  return Papa.unparse(
    {fields, data: rows.map((row) => names.map((column) => row[column]))},
    {delimiter: ";"}
  );
}

const required = new Set<keyof OwnRow>(["network", "pupils", "children"]);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function toBase64(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The packed text; undefined when it is none, or when it unpacks to more than a file may hold. */
function maybeText(packed: string): string | undefined {
  if (!/^[\w-]+$/.test(packed)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0)
    );
    return new TextDecoder("utf-8", {fatal: true}).decode(unpack(bytes));
  } catch {
    return undefined;
  }
}

/** In small pieces, so that a few bytes that unpack to gigabytes are stopped. Throws on what is not packed, or too much. */
function unpack(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    if (size > mostOwnBytes) throw new RangeError("unpacks to more than a file may hold");
    parts.push(part);
    isWhole ||= final;
  });
  const step = 256;
  for (let at = 0; at < bytes.length; at += step)
    stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  if (!isWhole) throw new RangeError("ends too early");
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}
