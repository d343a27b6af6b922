import type {FileCheck, Finding} from "./check.ts";
import {capFindings} from "./list.ts";
import {listDescribedCsv, lookAtRecords, readRawCsv} from "./raw-files.ts";

const remedy = "Fjern den ene raden, eller hent filen på nytt.";

export const rawKeys: FileCheck = {
  id: "raw-keys",
  title: "Ingen rad står to ganger i en rå fil",
  looksAt: "Ser i hver CSV-fil etter to rader med samme nøkkel, for eksempel samme kommune i samme skoleår.",
  severity: "error",
  level: 1,
  stage: "file",
  looked: lookAtRecords,
  applies: async (context) => listDescribedCsv(context).length > 0,
  async run(context) {
    const findings: Finding[] = [];
    for (const raw of listDescribedCsv(context)) {
      const {header, records} = await readRawCsv(raw);
      const places = raw.table.key.map((name) => header.indexOf(name));
      const firstRow = new Map<string, number>();
      for (const {line, cells} of records) {
        const parts = places.map((place) => cells[place] ?? "");
        const key = JSON.stringify(parts);
        const earlier = firstRow.get(key);
        if (earlier === undefined) firstRow.set(key, line);
        else {
          const message = `Samme nøkkel som rad ${earlier}.`;
          const column = raw.table.key.join(", ");
          findings.push({file: raw.file, row: line, column, value: parts.join(", "), message, remedy});
        }
      }
    }
    return capFindings(findings);
  }
};
