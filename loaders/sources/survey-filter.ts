import {UserError} from "../errors.ts";

/** Filter names with the values wanted, such as `{TidID: [202412], TrinnID: [6, 9]}`. */
export type Filter = Readonly<Record<string, readonly (number | string)[]>>;

/**
 * Udir's filter grammar: `TidID(202412)_TrinnID(6_9)`. Values are joined with `_`; the comma of the documentation is
 * answered with status 400. A filter left out means every combination and not the total, so callers pin all.
 */
export function encodeFilter(filter: Filter): string {
  return Object.entries(filter)
    .map(([name, values]) => `${name}(${values.join("_")})`)
    .join("_");
}

/** One value of a filter. `indeks` is what `forelder` and `barn` refer to; it is not the place in the list. */
export interface FilterNode {
  indeks: number;
  id: number;
  kode: string;
  navn: string;
  forelder?: number;
  barn?: number[];
}

/** The values of every filter of a table, by name of the filter. */
export type FilterValues = ReadonlyMap<string, readonly FilterNode[]>;

/** Reads the answer of `filterVerdier`. Throws a UserError when it is not of the known shape. */
export function parseFilterValues(json: unknown, where: string): FilterValues {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw malformed(where, "not an object");
  const values = new Map<string, FilterNode[]>();
  for (const [name, nodes] of Object.entries(json)) {
    if (!Array.isArray(nodes)) throw malformed(where, `${name} is not a list`);
    values.set(
      name,
      nodes.map((node: unknown) => parseNode(node, `${where}, filter ${name}`))
    );
  }
  if (!values.has("TidID")) throw malformed(where, "no TidID");
  return values;
}

function parseNode(json: unknown, where: string): FilterNode {
  const node = json as Partial<FilterNode> | null;
  if (typeof node?.indeks !== "number" || typeof node.id !== "number" || typeof node.kode !== "string") {
    throw malformed(where, `${JSON.stringify(json)} lacks indeks, id or kode`);
  }
  return {...node, indeks: node.indeks, id: node.id, kode: node.kode, navn: (node.navn ?? "").trim()};
}

function malformed(where: string, what: string): UserError {
  return new UserError(
    `${where}: ${what}: the interface has changed, compare it with the source's documentation; the old snapshot is kept`
  );
}

/**
 * The children of a node, found through `indeks`. References to nodes that are not in the list (they occur) are
 * left out.
 */
export function childrenOf(nodes: readonly FilterNode[], node: FilterNode): FilterNode[] {
  const byIndeks = new Map(nodes.map((each) => [each.indeks, each]));
  return (node.barn ?? []).map((indeks) => byIndeks.get(indeks)).filter((child) => child !== undefined);
}

/** The ids of the nodes with the given codes, in that order. Throws a UserError that names a code that is not offered. */
export function idsByCode(
  values: FilterValues,
  filter: string,
  codes: readonly string[],
  where: string
): number[] {
  const nodes = values.get(filter) ?? [];
  return codes.map((code) => {
    const node = nodes.find(({kode}) => kode === code);
    if (node) return node.id;
    throw malformed(
      where,
      `${filter} offers no ${code} (only ${nodes.map(({kode}) => kode).join(", ") || "nothing"})`
    );
  });
}
