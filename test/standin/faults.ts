/** Failures of the way between source and client, applied by the server before or after the API's answer. */
export type TransportFault =
  | {kind: "down"}
  | {kind: "slow"; milliseconds: number}
  | {kind: "cut-off"}
  | {kind: "too-many-requests"; retryAfter: string}
  | {kind: "unavailable"; status: number}
  | {kind: "html"}
  /** A few kilobytes that unpack to so many. */
  | {kind: "bomb"; megabytes: number}
  /** A body that goes on until the client leaves, with the status of the answer or another. */
  | {kind: "endless"; status?: number}
  /** Letters read with a wrong encoding: UTF-8 taken for Latin-1, or sent as Latin-1. */
  | {kind: "mojibake"; as: "twice" | "latin1"}
  /** One text for another, such as a code of a list that was given another meaning. */
  | {kind: "replaced"; text: string; by: string};

/** Failures of the data, applied by the API to its rows or pages. */
export type DataFault =
  | {kind: "renamed-column"; column: string; to: string}
  | {kind: "dropped-column"; column: string}
  | {kind: "shrunken"; share: number}
  | {kind: "no-national-rows"}
  | {kind: "empty-national-rows"}
  | {kind: "national-out-of-range"}
  | {kind: "moved-table"; from: number; to: number}
  | {kind: "missing-page"; page: number}
  | {kind: "duplicated-page"; page: number};

/**
 * One programmed fault. It strikes requests whose path with query contains `on` (all when absent), after `after`
 * such requests have passed, and `times` times (for ever when absent).
 */
export type Fault = (TransportFault | DataFault) & {on?: string; after?: number; times?: number};

const transportKinds = new Set([
  "down",
  "slow",
  "cut-off",
  "too-many-requests",
  "unavailable",
  "html",
  "bomb",
  "endless",
  "mojibake",
  "replaced"
]);

export function isTransport(fault: Fault): fault is TransportFault & Fault {
  return transportKinds.has(fault.kind);
}

/** Counts the requests that each fault matches and says which strike the present one. */
export function createStriker(faults: readonly Fault[]): (address: string) => Fault[] {
  const seen = new Map<Fault, number>();
  return (address) =>
    faults.filter((fault) => {
      if (fault.on !== undefined && !address.includes(fault.on)) return false;
      const count = (seen.get(fault) ?? 0) + 1;
      seen.set(fault, count);
      const struck = count - (fault.after ?? 0);
      return struck > 0 && struck <= (fault.times ?? Infinity);
    });
}

/**
 * Reads the command line form `kind[:value][:value]`, such as `down`, `slow:2000`, `unavailable:503`,
 * `too-many-requests:2`, `renamed-column:Score:Poeng`, `shrunken:0.5`, `missing-page:2`. Throws on anything else.
 */
export function parseFault(text: string): Fault {
  const [kind = "", first = "", second = ""] = text.split(":");
  switch (kind) {
    case "down":
    case "cut-off":
    case "html":
    case "no-national-rows":
    case "empty-national-rows":
    case "national-out-of-range":
      return {kind};
    case "bomb":
      return {kind, megabytes: Number(first || 3000)};
    case "endless":
      return first === "" ? {kind} : {kind, status: Number(first)};
    case "mojibake":
      return {kind, as: first === "latin1" ? first : "twice"};
    case "replaced":
      return {kind, text: first, by: second};
    case "slow":
      return {kind, milliseconds: Number(first || 10_000)};
    case "too-many-requests":
      return {kind, retryAfter: first || "1"};
    case "unavailable":
      return {kind, status: Number(first || 503)};
    case "renamed-column":
      return {kind, column: first, to: second};
    case "dropped-column":
      return {kind, column: first};
    case "shrunken":
      return {kind, share: Number(first || 0.5)};
    case "moved-table":
      return {kind, from: Number(first), to: Number(second)};
    case "missing-page":
    case "duplicated-page":
      return {kind, page: Number(first || 1)};
    default:
      throw new RangeError(`unknown fault: ${JSON.stringify(text)}`);
  }
}
