import type {FileCheck, Finding} from "./check.ts";
import {capFindings} from "./list.ts";
import {listDescribedCsv, lookAtRecords, readRawCsv} from "./raw-files.ts";

const remedy = "Rett verdien etter kilden, eller hent filen på nytt.";

export const types: FileCheck = {
  id: "types",
  title: "Hver celle har den formen kolonnen skal ha",
  looksAt: "Ser på hver celle i hver CSV-fil: koder, skoleår, datoer, hele tall, prosenter og avtalte ord.",
  severity: "error",
  level: 1,
  stage: "file",
  looked: lookAtRecords,
  applies: async (context) => listDescribedCsv(context).length > 0,
  async run(context) {
    const findings: Finding[] = [];
    for (const raw of listDescribedCsv(context)) {
      const {header, records} = await readRawCsv(raw);
      const columns = header.map((name) => [name, raw.table.columns[name]] as const);
      for (const {line, cells} of records) {
        if (cells.length !== header.length) {
          const message = `Raden har ${cells.length} celler og overskriften ${header.length}.`;
          findings.push({file: raw.file, row: line, message, remedy});
          continue;
        }
        columns.forEach(([column, type], i) => {
          const value = cells[i] ?? "";
          const expected = type?.(value);
          if (expected === undefined) return;
          const message = `${column} skal være ${expected}, men er «${value}».`;
          findings.push({file: raw.file, row: line, column, value, message, remedy});
        });
      }
    }
    return capFindings(findings);
  }
};
