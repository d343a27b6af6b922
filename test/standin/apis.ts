import type {Api} from "./api.ts";
import {klass} from "./klass.ts";
import {kindergartenRegister, schoolRegister} from "./registers.ts";
import {ssb} from "./ssb.ts";
import {udirExport} from "./udir-export.ts";
import {udirReport} from "./udir-report.ts";

/** Every API the stand-in serves. */
export const apis: readonly Api[] = [
  udirExport,
  udirReport,
  schoolRegister,
  kindergartenRegister,
  ssb,
  klass
];
