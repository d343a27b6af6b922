import type {Api} from "./api.ts";
import {udirExport} from "./udir-export.ts";

/** Every API the stand-in serves. */
export const apis: readonly Api[] = [udirExport];
