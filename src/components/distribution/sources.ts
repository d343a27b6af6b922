import type {Distribution, DistributionArea} from "../../model/distribution.js";
import type {Provenance} from "../../model/published.js";
import type {DownloadLink} from "../badge.js";
import {wholeSets} from "../whole-set.js";
import {ownId} from "./own-data.js";

/** Data sets behind the distribution of an area: the example county's own, the reader's file, or counts and networks of the real ones. */
export function chooseSources(
  sources: Distribution["sources"],
  {id: area, world}: Pick<DistributionArea, "id" | "world">
): [Provenance, ...Provenance[]] {
  const own = sources.filter(
    (source) => source.world === world && (source.id === ownId) === (area === ownId)
  );
  const chosen =
    world === "example" || area === ownId
      ? own
      : [/pupils/, /kindergartens/, /networks/].flatMap((id) => own.filter((source) => id.test(source.id)));
  const [first, ...rest] = chosen;
  if (!first) throw new RangeError("no source for the distribution: the page data must name at least one");
  return [first, ...rest];
}

/** The files behind the distribution of an area; none for the reader's own file, which the site does not have. */
export function areaSets({id, world}: Pick<DistributionArea, "id" | "world">): DownloadLink[] {
  if (id === ownId) return [];
  return wholeSets(
    world,
    "pupil_count",
    "child_count",
    ...(world === "example" ? (["allocation_key_network"] as const) : [])
  );
}
