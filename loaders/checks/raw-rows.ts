import type {FileCheck, Finding} from "./check.ts";
import {formatWhole} from "./format.ts";
import {listDescribedCsv, lookAtRecords, readRawCsv} from "./raw-files.ts";

export const rawRows: FileCheck = {
  id: "raw-rows",
  title: "Hver rå fil har radene som er lovet",
  looksAt:
    "Teller radene i hver CSV-fil og sammenligner med tallet i manifestet. En fil med bare overskrift er aldri riktig.",
  severity: "error",
  level: 1,
  stage: "file",
  looked: lookAtRecords,
  applies: async (context) => listDescribedCsv(context).length > 0,
  async run(context) {
    const findings: Finding[] = [];
    for (const raw of listDescribedCsv(context)) {
      const {file, rows: promised = 1} = raw;
      const count = (await readRawCsv(raw)).records.length;
      if (count >= promised) continue;
      findings.push({
        file,
        value: String(count),
        message: `Filen har ${formatWhole(count)} rader under overskriften, men skal ha minst ${formatWhole(promised)}.`,
        remedy:
          "Hent filen tilbake fra versjonskontrollen; er den kortere med rette, rett rows i manifest.json."
      });
    }
    return findings;
  }
};
