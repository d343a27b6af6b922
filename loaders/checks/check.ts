import type {DuckDBConnection} from "@duckdb/node-api";
import type {LookedKind} from "../../src/model/quality.ts";
import type {Manifest} from "../files/manifest.ts";

/** An error stops the build and fails `npm run check`; a warning is shown. */
export type Severity = "error" | "warning";

/** What a check looks at: the raw files before anything is computed, or the finished warehouse. */
export type Stage = "file" | "warehouse";

/** How far a check looks: 1 inside a file or a table, 2 along time, 3 from one source to another. */
export type Level = 1 | 2 | 3;

/** How much a check looked at. */
export interface Looked {
  count: number;
  of: LookedKind;
}

/** A raw file or a folder of them, relative to the data folder, with the row (the header is 1) and column where known. */
export interface Origin {
  file: string;
  row?: number;
  column?: string;
}

/** One thing that is wrong, in Norwegian. `file` is a raw file relative to the data folder, or a table of the warehouse. */
export interface Finding {
  message: string;
  file?: string;
  row?: number;
  column?: string;
  value?: string;
  remedy: string;
  /** Where a finding about a table comes from: the raw files, and the row where it can be told. */
  origins?: Origin[];
  /** The last line of a list that was cut: it stands for the findings that are not listed. */
  more?: true;
}

export interface FileContext {
  dataDir: string;
  manifest: Manifest;
}

export interface WarehouseContext {
  connection: DuckDBConnection;
  manifest: Manifest;
  /** Where the raw files lie; without it findings do not say which of them they come from. */
  dataDir?: string;
}

interface Described {
  /** Lower-case words with hyphens: the name of the check's file, of its fixtures and in docs/checks.md. */
  id: string;
  /** What is promised, in Norwegian. */
  title: string;
  /** What is looked at, one Norwegian sentence. */
  looksAt: string;
  severity: Severity;
  level: Level;
}

export interface Runnable<C> {
  /** Whether there is anything to look at; a check without this always applies. */
  applies?: (context: C) => Promise<boolean>;
  run: (context: C) => Promise<Finding[]>;
  looked: (context: C) => Promise<Looked>;
}

export type FileCheck = Described & {stage: "file"} & Runnable<FileContext>;
export type WarehouseCheck = Described & {stage: "warehouse"} & Runnable<WarehouseContext>;

/** One promise about the data: returns every finding, or none when the promise is kept. */
export type Check = FileCheck | WarehouseCheck;
