import type {Participation} from "../../model/participation.js";
import {puljeSchemes} from "../../model/pulje.js";

/** What can be chosen, by its name in the address, given the scheme and the county that the address has. */
export function offerParticipation({counties, puljer}: Participation, search: string) {
  const query = new URLSearchParams(search);
  const scheme = puljeSchemes.find((s) => s === query.get("ordning")) ?? "IBS";
  const county = counties.find((c) => c.code === query.get("fylke"));
  const world = county?.world ?? "real";
  const offered = puljer.filter((p) => p.scheme === scheme && p.world === world).map((p) => String(p.pulje));
  return {
    ordning: {allowed: puljeSchemes as readonly string[], initial: "IBS"},
    fylke: {allowed: ["NO", ...counties.map((c) => c.code)] as readonly string[], initial: "NO"},
    pulje: {allowed: ["alle", ...offered] as readonly string[], initial: "alle"}
  };
}

export type ParticipationChoices = ReturnType<typeof offerParticipation>;
