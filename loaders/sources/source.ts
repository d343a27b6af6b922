import type {Http} from "./http.ts";
import type {CompareSnapshots} from "./revisions.ts";

export const sourceIds = [
  "survey",
  "pupils",
  "schools",
  "kindergartens",
  "population",
  "municipalities"
] as const;
export type SourceId = (typeof sourceIds)[number];

/** What a source gets from the command: where to write, what to renew, and its injected surroundings. */
export interface FetchContext {
  /** The data folder; the source writes below `<dataDir>/.partial/` and lets `snapshot.commit` do the rest. */
  dataDir: string;
  /** School years (`2024-25`) to renew; undefined renews all that the source offers. */
  years?: string[] | undefined;
  /** True when the user has said that a snapshot with far fewer rows is right. */
  acceptShrink: boolean;
  /** Compares the snapshot that is replaced with the new one. */
  compare: CompareSnapshots;
  http: Http;
  /** One plain line for people. */
  log: (line: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  now: () => Date;
}

/**
 * One public source. `fetch` renews its snapshot whole or throws a UserError and leaves the old one untouched.
 * `title` is Norwegian.
 */
export interface Source {
  id: SourceId;
  title: string;
  fetch(context: FetchContext): Promise<void>;
}
