import type {Distribution, DistributionArea} from "../../model/distribution.js";
import type {Provenance} from "../../model/published.js";

/** Data sets behind the distribution of an area: the example county's own, or counts and networks of the real ones. */
export function chooseSources(
  sources: Distribution["sources"],
  {world}: Pick<DistributionArea, "world">
): [Provenance, ...Provenance[]] {
  const own = sources.filter((source) => source.world === world);
  const chosen =
    world === "example"
      ? own
      : [/pupils/, /kindergartens/, /networks/].flatMap((id) => own.filter((source) => id.test(source.id)));
  const [first, ...rest] = chosen;
  if (!first) throw new RangeError("no source for the distribution: the page data must name at least one");
  return [first, ...rest];
}
