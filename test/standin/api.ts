import type {Fault} from "./faults.ts";

/** `tiny` makes quick tests, `small` a walk through every step by hand, `national` the full load. */
export type Size = "tiny" | "small" | "national";

/** A request as an API of the stand-in sees it; `path` is below the API's base and begins with `/` or is empty. */
export interface StandinRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** `json` is encoded; `body` is sent as it is. Default status 200. */
export interface StandinResponse {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | Buffer;
}

/** What all APIs share: the same seed gives the same answers. */
export interface World {
  seed: number;
  size: Size;
  /** Data faults are read by the API at each request; transport faults are applied by the server. */
  faults: readonly Fault[];
}

/**
 * One imitated API. `env` names the variable by which a source finds it, `base` the path it is served under.
 * `open` is called once per server; the function it returns answers a request or undefined (404).
 */
export interface Api {
  env: string;
  base: string;
  open(world: World): (request: StandinRequest) => StandinResponse | undefined;
}
