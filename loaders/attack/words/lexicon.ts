import type {Structure} from "../structure.ts";
import type {Token} from "./tokens.ts";

/** Names of places in texts. */
export interface Lexicon {
  unitsByName: ReadonlyMap<string, readonly string[]>;
  /** What short texts were read as: headings and signs recur on hundreds of pages. */
  read: Map<string, readonly Token[]>;
}

const nation = ["Hele landet", "landet", "Norge"];

/** The names of an edition's units and networks. */
export function createLexicon({units, groups}: Structure): Lexicon {
  const unitsByName = new Map<string, string[]>(nation.map((name) => [name, ["NO"]]));
  const add = (name: string, unit: string) => {
    if (name === "") return;
    const list = unitsByName.get(name);
    if (list) list.push(unit);
    else unitsByName.set(name, [unit]);
  };
  for (const {code, name} of units.values()) add(name, code);
  for (const group of groups.keys()) if (group.startsWith("net:")) add(group.split("/")[1] ?? "", group);
  return {unitsByName, read: new Map()};
}

/** The unit of a name; of several with one name the one of the county, and of those the highest. */
export function findUnit(
  {unitsByName}: Pick<Lexicon, "unitsByName">,
  name: string,
  county?: string
): string | undefined {
  const units = unitsByName.get(name.trim());
  if (!units || units.length === 1) return units?.[0];
  return units.find((unit) => county !== undefined && unit.startsWith(`net:${county}/`)) ?? units[0];
}
