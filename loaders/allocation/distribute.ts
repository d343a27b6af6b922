import {allocateFrame} from "../../src/statistics/allocation/allocate.ts";
import type {Allocation} from "../../src/statistics/allocation/key.ts";
import {UserError} from "../errors.ts";
import {formatAllocationProblem} from "./problem-text.ts";
import {readUnits} from "./read-units.ts";
import type {AllocationRequest} from "./request.ts";

/** Reads the files and applies the key; throws a UserError for bad rows and for a key that cannot be applied. */
export async function distribute(request: AllocationRequest): Promise<Allocation> {
  const result = allocateFrame(request.key, await readUnits(request));
  if (!result.ok) throw new UserError(formatAllocationProblem(result));
  return result;
}
