import {expect, test} from "vitest";
import {decodeText, maybeDamaged} from "../../src/tables/text.ts";

const text = "kode;beløp\r\nTrøndelag sørvest;1 250 000 – Åfjord\r\n";
const bom = Buffer.from([0xef, 0xbb, 0xbf]);
const big = Buffer.from(text, "utf16le").swap16();
const windows = Buffer.from(text.replace("–", "\u0096"), "latin1");

test.each([
  ["UTF-8", Buffer.from(text), "UTF-8"],
  ["UTF-8 with byte order mark", Buffer.concat([bom, Buffer.from(text)]), "UTF-8"],
  ["UTF-16 LE", Buffer.from(text, "utf16le"), "UTF-16 LE"],
  ["UTF-16 LE with mark", Buffer.from(`\ufeff${text}`, "utf16le"), "UTF-16 LE"],
  ["UTF-16 BE", big, "UTF-16 BE"],
  ["UTF-16 BE with mark", Buffer.concat([Buffer.from([0xfe, 0xff]), big]), "UTF-16 BE"],
  ["Windows-1252, its dash included", windows, "Windows-1252"]
])("%s is decoded to the same text, without the mark", (_, bytes, encoding) => {
  expect(decodeText(bytes, "a.csv")).toEqual({text, encoding});
});

test("a byte that Windows-1252 does not use is refused", () => {
  expect(() => decodeText(Buffer.from([0x61, 0x8f, 0x62]), "a.csv")).toThrow(
    "a.csv: byte 0x8F is neither UTF-8 nor Windows-1252: save the file as CSV UTF-8"
  );
});

test("half a UTF-16 character is refused", () => {
  expect(() => decodeText(Buffer.from([0xff, 0xfe, 0x61]), "a.csv")).toThrow("a.csv: broken UTF-16 LE text");
});

test("an Excel workbook is refused with the remedy", () => {
  expect(() => decodeText(Buffer.from("PK\u0003\u0004"), "a.csv")).toThrow(
    "a.csv: this is an Excel workbook"
  );
});

test.each([
  ["TromsÃ¸", "Ã¸"],
  ["Ã…lesund", "Ã…"],
  ["2020â€“2022", "â€“"],
  ["Troms\ufffd", "\ufffd"],
  ["Troms Â 2020".replace("Â ", "Â\u00a0"), "Â\u00a0"]
])("%j is damaged", (damaged, piece) => expect(maybeDamaged(damaged)).toBe(piece));

test.each(["Tromsø", "Ålesund", "2020–2022", "Unjárga – Nesseby", "Gáivuotna", "SÃO"])(
  "%j is whole",
  (whole) => expect(maybeDamaged(whole)).toBeUndefined()
);
