import {UserError} from "../errors.ts";

/** Which rows are built: all, or without the fictional county. */
export type WorldChoice = "all" | "real";

/** Reads the value of `--world`. Throws UserError for anything but all and real. */
export function parseWorld(text: string): WorldChoice {
  if (text === "all" || text === "real") return text;
  throw new UserError(`--world ${text}: must be all or real`);
}
