import type {AllocationKey} from "../../src/statistics/allocation/key.ts";

/** What the command line asks for: the key, and the files with counts and with last year's amounts. */
export interface AllocationRequest {
  networks: string;
  previous: string | undefined;
  key: AllocationKey;
}
