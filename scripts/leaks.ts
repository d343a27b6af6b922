import {siteIn} from "../loaders/attack/editions.ts";
import {formatLeaks} from "../loaders/attack/report-text.ts";
import {attackSites} from "../loaders/attack/run.ts";
import {listEditions} from "../loaders/editions/publish.ts";

/** What an attack on a site came to: how many hidden numbers it tried, and a finding a leak. */
export interface LeakCheck {
  attacked: number;
  problems: string[];
}

/** Attacks a site that is about to be shown; see docs/disclosure.md. */
export async function checkLeaks(root: string): Promise<LeakCheck> {
  const {result} = await attackSites([await siteIn(root)]);
  return {attacked: result.attacked.length, problems: formatLeaks(result)};
}

/** Attacks an edition that is about to be published, together with all editions in the folder it goes to. */
export async function checkEditionLeaks(
  draft: string,
  {to, edition}: {to: string; edition: string}
): Promise<LeakCheck> {
  const earlier = (await listEditions(to)).map((name) => siteIn(`${to}/${name}`, name));
  const {result} = await attackSites([...(await Promise.all(earlier)), await siteIn(draft, edition)]);
  return {attacked: result.attacked.length, problems: formatLeaks(result)};
}
