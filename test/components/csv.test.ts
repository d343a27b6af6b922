import Papa from "papaparse";
import {expect, test} from "vitest";
import {encodeCsv} from "../../src/components/csv.ts";
import {quantityColumn, type Column} from "../../src/components/data-table.ts";
import type {Quantity} from "../../src/components/format.ts";

interface Row {
  name: string;
  share: Quantity;
}

const rows: Row[] = [
  {name: 'Fosen; "nord", a', share: {value: 0.125, status: "ok"}},
  {name: "=1+1", share: {value: null, status: "suppressed"}},
  {name: "Ålen", share: {value: -1234.5, status: "ok"}}
];
const columns: Column<Row>[] = [
  {name: "unit", label: "Nettverk", value: ({name}) => name},
  quantityColumn("share_bullied", "Andel mobbet", {pick: ({share}) => share, format: String})
];

test("for machines: comma, point, ASCII names, no byte order mark", () => {
  const text = encodeCsv(rows, columns);
  expect(text).toBe(
    'unit,share_bullied,share_bullied_status\r\n"Fosen; ""nord"", a",0.125,ok\r\n\'=1+1,,suppressed\r\nÅlen,-1234.5,ok\r\n'
  );
});

test("for a Norwegian Excel: byte order mark, semicolon, decimal comma, headings and reasons in words", () => {
  const text = encodeCsv(rows, columns, "excel");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(Papa.parse<string[]>(text.slice(1), {delimiter: ";", skipEmptyLines: true}).data).toEqual([
    ["Nettverk", "Andel mobbet", "Andel mobbet, status"],
    ['Fosen; "nord", a', "0,125", "ok"],
    ["'=1+1", "", "skjermet"],
    ["Ålen", "-1234,5", "ok"]
  ]);
});
