import type {Row} from "./context.ts";
import {maybeNumber} from "../number.ts";
import {addMember, networkUnit, puljeUnit, type Structure} from "../structure.ts";

const text = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** Takes from a row what it says of who belongs to whom: units, members, participants, changes, keys and grants. */
export function readStructureRow(structure: Structure, set: string, row: Row): void {
  const field = (name: string) => text(row[name]);
  switch (set) {
    case "unit":
      structure.units.set(field("code"), {
        code: field("code"),
        level: field("level"),
        name: field("name"),
        county: field("county"),
        municipality: field("municipality"),
        ownership: field("ownership"),
        from: field("valid_from"),
        to: field("valid_to")
      });
      return;
    case "network_member":
      addMember(structure, networkUnit(field("county"), field("network")), {
        code: field("member"),
        from: field("valid_from"),
        to: field("valid_to")
      });
      return;
    case "participation":
      addMember(structure, puljeUnit(field("world"), field("scheme"), field("pulje")), {
        code: field("code"),
        from: "",
        to: ""
      });
      return;
    case "municipality_successor": {
      const former = structure.predecessors.get(field("successor")) ?? new Set<string>();
      structure.predecessors.set(field("successor"), former.add(field("code")));
      return;
    }
    case "allocation_key":
      structure.frames.push({
        county: field("county"),
        scheme: field("scheme"),
        decisionYear: field("decision_year"),
        baseGrant: maybeNumber(row["base_grant_nok"]) ?? 0,
        weightPupils: maybeNumber(row["weight_pupils"]) ?? 1,
        weightChildren: maybeNumber(row["weight_children"]) ?? 1,
        pupilPeriod: field("pupils_from"),
        childPeriod: field("children_from").slice(0, 10)
      });
      return;
    case "allocation_key_network": {
      const amount = maybeNumber(row["grant_nok"]);
      if (amount !== undefined)
        structure.grants.push({
          county: field("county"),
          scheme: field("scheme"),
          decisionYear: field("decision_year"),
          network: field("network"),
          amount
        });
    }
  }
}
