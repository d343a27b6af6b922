import {countTables} from "./counts.ts";
import {exampleCountyTables} from "./example.ts";
import {exampleUserTables} from "./example-user-files.ts";
import {moneyTables} from "./money.ts";
import {placeTables} from "./places.ts";
import {puljeTables} from "./puljer.ts";
import type {RawTable} from "./raw-table.ts";
import {surveyTables} from "./survey.ts";

/** What is declared about the CSV files of a data set, by its kind in the manifest. */
export const rawTables: ReadonlyMap<string, RawTable> = new Map<string, RawTable>(
  Object.entries({...surveyTables, ...placeTables, ...countTables, ...moneyTables, ...puljeTables})
);

/** The same for the fictional county's files, by file name. */
export const exampleTables: ReadonlyMap<string, RawTable> = new Map<string, RawTable>(
  Object.entries({...exampleCountyTables, ...exampleUserTables})
);
