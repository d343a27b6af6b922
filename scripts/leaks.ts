import {siteIn} from "../loaders/attack/editions.ts";
import {formatLeaks} from "../loaders/attack/report-text.ts";
import {attackSites} from "../loaders/attack/run.ts";
import {listEditions} from "../loaders/editions/publish.ts";

/** What an attack on a site came to: how many hidden numbers it tried, and a finding a leak. */
export interface LeakCheck {
  attacked: number;
  problems: string[];
}

/** Attacks a site that is about to be shown; see docs/attack.md. */
export async function checkLeaks(root: string): Promise<LeakCheck> {
  const {result} = await attackSites([await siteIn(root)]);
  return {attacked: result.attacked.length, problems: formatLeaks(result.leaks)};
}

/**
 * Attacks an edition that is about to be published, together with all editions in the folder it goes to. A number that the
 * source has hidden since, and an earlier edition shows, is counted apart: it is out, and this edition does not add to it.
 */
export async function checkEditionLeaks(
  draft: string,
  {to, edition}: {to: string; edition: string}
): Promise<LeakCheck & {shownBefore: number}> {
  const earlier = (await listEditions(to)).map((name) => siteIn(`${to}/${name}`, name));
  const {result} = await attackSites([...(await Promise.all(earlier)), await siteIn(draft, edition)]);
  const own = result.leaks.filter(({shownIn}) => shownIn === null);
  return {
    attacked: result.attacked.length,
    problems: formatLeaks(own),
    shownBefore: result.leaks.length - own.length
  };
}
