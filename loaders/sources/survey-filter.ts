import {z} from "zod";
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

const FilterNode = z.object({
  indeks: z.number(),
  id: z.int(),
  kode: z.string(),
  navn: z
    .string()
    .nullish()
    .transform((name) => (name ?? "").trim()),
  barn: z.array(z.number()).nullish()
});

/** One value of a filter. `indeks` is what `barn` refers to; it is not the place in the list. */
export type FilterNode = z.infer<typeof FilterNode>;

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
      nodes.map((node: unknown, i) => parseNode(node, i + 1, `${where}, filter ${name}`))
    );
  }
  if (!values.has("TidID")) throw malformed(where, "no TidID");
  return values;
}

function parseNode(json: unknown, number: number, where: string): FilterNode {
  const node = FilterNode.safeParse(json);
  if (node.success) return node.data;
  const field = node.error.issues[0]?.path[0] ?? "indeks, id or kode";
  throw malformed(where, `value ${number} lacks ${String(field)}`);
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
