import {existsSync} from "node:fs";
import {join} from "node:path";
import type {ReportLanguage} from "../../src/model/report.ts";
import {parseChoice, parseText, Refusal, type CellParser} from "../../src/tables/cells.ts";
import {refuseDuplicates, type Columns, type Values} from "../../src/tables/table.ts";
import {readTableFile, realOnly, type TableFile} from "./table.ts";

/** The optional file in the user's folder. */
export const reportLanguagesName = "report-languages.csv";

const parseUnit: CellParser<string> = (text) =>
  /^(\d{2}|\d{4}|\d{2}\/.+)$/s.test(text)
    ? parseText(text)
    : new Refusal(
        "write a county number (2 digits), a municipality number (4), or county/network such as 50/Fosen"
      );

const columns = {
  unit: {synonyms: ["enhet", "fylke", "kommune", "nettverk"], parse: parseUnit},
  language: {
    synonyms: ["språk", "målform", "skriftspråk"],
    parse: parseChoice<ReportLanguage>({nb: ["bokmål"], nn: ["nynorsk"]})
  }
} satisfies Columns;

/** The written standard that a county, a municipality or a network wants its report in. */
export type ReportLanguageRow = Values<typeof columns>;

/** The file itself. */
export const reportLanguagesFile: TableFile<typeof columns> = {
  columns,
  rules: (world) => [...realOnly(world, "unit"), refuseDuplicates("unit", ({unit}) => [unit])]
};

/**
 * Reads `report-languages.csv` of the user's folder; no rows when it is not there. Throws RefusedRows with every bad row.
 */
export async function readReportLanguages(dir: string): Promise<ReportLanguageRow[]> {
  const path = join(dir, reportLanguagesName);
  if (!existsSync(path)) return [];
  return readTableFile(path, reportLanguagesFile, "real");
}
