import type {PlaceReport, PuljeReport} from "../../src/model/report.ts";
import {reportedShares} from "../../src/report/cells.ts";

/** Ids of the data sets that a report of a place rests on. */
export function sourcesOf(report: PlaceReport): string[] {
  const {
    own,
    comparators,
    facts,
    participants,
    accounts,
    payments,
    threeYear,
    networkBasis,
    network,
    networks,
    world
  } = report;
  const example = world === "example" ? ["example-county"] : [];
  return distinct([
    ...example,
    ...[own, ...comparators].flatMap((place) =>
      reportedShares(report, place).flatMap((s) => s.source.split("+"))
    ),
    ...own.indices.map((i) => i.source),
    ...Object.values(facts).map((f) => f.source),
    ...(participants.some((p) => p.origin === "published") ? ["pulje-participants"] : []),
    ...(report.puljer.length > 0 && world === "real" ? ["pulje-periods"] : []),
    ...(accounts.length > 0 ? ["dfo-accounts"] : []),
    ...(payments.length > 0 ? example : []),
    ...(threeYear.length > 0 ? ["fhi-telemark-three-year"] : []),
    ...(world === "real" && (networkBasis !== null || network !== null || networks.length > 0)
      ? ["trondelag-networks"]
      : []),
    ...(world === "real" ? ["ssb-municipalities"] : [])
  ]);
}

/** Ids of the data sets that a report of a pulje rests on. */
export function puljeSourcesOf({world, participants, period, evaluations}: PuljeReport): string[] {
  if (world === "example") return ["example-county"];
  return distinct([
    "pulje-periods",
    ...(period.milestones.length > 0 ? ["pulje-milestones"] : []),
    ...(participants.some((p) => p.origin === "published") ? ["pulje-participants"] : []),
    ...(evaluations.length > 0 ? ["pulje-evaluations"] : [])
  ]);
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.filter(Boolean))];
}
