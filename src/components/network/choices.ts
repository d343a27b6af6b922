import type {NetworkCounty} from "../../model/published.js";
import {grades, measures} from "../../model/survey.js";

/** What can be chosen on the page Nettverk in a county, by its name in the address. */
export function offerNetworks(counties: readonly NetworkCounty[], county: NetworkCounty) {
  const shares = county.networks.flatMap((n) => n.shares);
  const shown = shares.filter((s) => s.share !== null);
  const found = new Set((shown.length ? shown : shares).map((s) => s.grade));
  const known: readonly string[] = grades.filter((g) => found.has(g));
  const years = [...new Set(shown.map((s) => s.startYear))].toSorted((a, b) => b - a).map(String);
  const fallbackYear = county.pupilYear.slice(0, 4);
  const names = county.networks.map((n) => n.network).toSorted((a, b) => a.localeCompare(b, "nb"));
  return {
    fylke: {allowed: counties.map((c) => c.county), initial: counties[0]?.county ?? ""},
    maal: {allowed: measures as readonly string[], initial: "total"},
    trinn: {
      allowed: known.length ? known : ["7"],
      initial: known.includes("7") ? "7" : (known[0] ?? "7")
    },
    aar: {allowed: years.length ? years : [fallbackYear], initial: years[0] ?? fallbackYear},
    nettverk: {allowed: names.length ? names : [""], initial: names[0] ?? ""}
  };
}

/** The choices of the page with what is allowed. */
export type NetworkChoices = ReturnType<typeof offerNetworks>;
