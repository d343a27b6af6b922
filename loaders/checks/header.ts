import type {FileCheck} from "./check.ts";
import {listRawCsv, readRawCsv} from "./raw-files.ts";

const remedy = "Hent filen på nytt, eller beskriv den nye formen i loaders/files/raw/.";

export const header: FileCheck = {
  id: "header",
  title: "Hver fil har de kolonnene vi venter",
  looksAt:
    "Sammenligner overskriften i hver CSV-fil med den som er avtalt, og nevner det som mangler og det som er nytt.",
  severity: "error",
  level: 1,
  stage: "file",
  looked: async (context) => ({count: listRawCsv(context).length, of: "files"}),
  applies: async (context) => listRawCsv(context).length > 0,
  async run(context) {
    const findings = [];
    for (const raw of listRawCsv(context)) {
      const {file, table, kind} = raw;
      if (!table) {
        findings.push({file, value: kind, message: `Ingen har beskrevet hva filen skal inneholde.`, remedy});
        continue;
      }
      const expected = Object.keys(table.columns);
      const {header: found} = await readRawCsv(raw);
      if (found.join() === expected.join()) continue;
      const missing = expected.filter((name) => !found.includes(name));
      const unknown = found.filter((name) => !expected.includes(name));
      const parts = [
        missing.length > 0 && `mangler ${missing.join(", ")}`,
        unknown.length > 0 && `ukjent ${unknown.join(", ")}`,
        missing.length + unknown.length === 0 && "kolonnene står i annen rekkefølge eller flere ganger"
      ].filter((part) => part !== false);
      findings.push({
        file,
        row: 1,
        value: found.join(),
        message: `Overskriften avviker: ${parts.join("; ")}.`,
        remedy
      });
    }
    return findings;
  }
};
