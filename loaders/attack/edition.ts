import type {Knowledge} from "./knowledge.ts";
import type {Tally} from "./rows/source.ts";
import type {Structure} from "./structure.ts";

/** All that one publication of the site says. */
export interface Edition {
  /** Name of its folder; empty where the site has no editions. */
  name: string;
  knowledge: Knowledge;
  structure: Structure;
  /** Files that were read, by medium. */
  files: ReadonlyMap<string, number>;
  survey: Tally;
  /** Files and fields that nobody read, one line each with the remedy. */
  unread: readonly string[];
}
