import type {NetworkCounty} from "../../src/model/published.ts";
import type {Status} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {counted, type Counted} from "./counted.ts";
import {holds, norwegian, type Context, type Network} from "./network-context.ts";

/** A municipality in a network with its counts on the day shown. */
export interface Member {
  network: string;
  networkBasis: Network["basis"];
  code: string;
  name: string;
  basis: string;
  pupils: Counted;
  children: Counted;
  schools: Counted;
  kindergartens: Counted;
  schoolsInPulje: Counted;
  puljer: string[];
}

/**
 * Members on the day of the counts. Schools in a pulje are known where a participation list is there and names the
 * schools: an owner that takes part without its schools being listed leaves the number missing, never zero.
 */
export async function readMembers(
  {rows}: Warehouse,
  {county, world, pupilYear, childDate, membersAt}: Context
): Promise<Member[]> {
  const found = await rows<{
    network: string;
    networkBasis: Network["basis"];
    code: string;
    name: string;
    basis: string;
    level: string | null;
    pupils: number | null;
    pupilStatus: Status | null;
    children: number | null;
    schools: number | null;
    kindergartens: number | null;
    participating: number | null;
    puljer: string | null;
  }>(
    `WITH school AS (
       SELECT municipality, count(*) AS schools, count(*) FILTER (code IN (SELECT code FROM participation)) AS participating
       FROM unit WHERE level = 'school' AND world = $world AND valid_to IS NULL GROUP BY municipality
     ),
     pulje AS (
       SELECT code, string_agg(DISTINCT scheme || ' ' || pulje, '|' ORDER BY scheme || ' ' || pulje) AS puljer,
         bool_and(role = 'kindergarten_authority') AS as_kindergarten_authority
       FROM participation WHERE world = $world GROUP BY code
     )
     SELECT m.network, n.basis AS networkBasis, m.member AS code, coalesce(u.name, m.member) AS name, m.basis, u.level,
       p.pupils, p.status AS pupilStatus, c.children, c.kindergartens, coalesce(p.schools, CASE WHEN $world = 'example' THEN s.schools END) AS schools,
       CASE
         WHEN NOT EXISTS (SELECT 1 FROM participation WHERE world = $world) THEN NULL
         WHEN coalesce(s.participating, 0) > 0 OR j.code IS NULL OR j.as_kindergarten_authority THEN coalesce(s.participating, 0)
       END AS participating, j.puljer
     FROM network_member m
     JOIN network n ON n.county = m.county AND n.network = m.network AND n.world = m.world
     LEFT JOIN unit u ON u.code = m.member
     LEFT JOIN pupil_count p ON p.unit_code = m.member AND p.school_year = $pupilYear
     LEFT JOIN child_count c ON c.unit_code = m.member AND c.date = CAST($childDate AS DATE)
     LEFT JOIN school s ON s.municipality = m.member
     LEFT JOIN pulje j ON j.code = m.member
     WHERE m.county = $county AND m.world = $world AND ${holds}`,
    {county, world, pupilYear, childDate, membersAt}
  );
  found.sort((a, b) => norwegian.compare(a.network, b.network) || norwegian.compare(a.name, b.name));
  // a county municipality owns upper secondary schools; it adds no pupils of grunnskole and no children
  return found
    .filter((m) => m.level !== "county")
    .map((m) => ({
      network: m.network,
      networkBasis: m.networkBasis,
      code: m.code,
      name: m.name,
      basis: m.basis,
      pupils: {value: m.pupils, status: m.pupilStatus ?? "missing"},
      children: counted(m.children),
      schools: counted(m.schools),
      kindergartens: counted(m.kindergartens),
      schoolsInPulje: counted(m.participating),
      puljer: m.puljer ? m.puljer.split("|") : []
    }));
}

/** Municipalities of the county in no known network. */
export async function readUnknown(
  {rows}: Warehouse,
  {county, world}: Context,
  members: readonly Member[]
): Promise<NetworkCounty["unknownMembers"]> {
  const known = new Set(members.map((m) => m.code));
  const all = await rows<{code: string; name: string}>(
    "SELECT code, name FROM unit WHERE level = 'municipality' AND county = $county AND world = $world AND valid_to IS NULL",
    {county, world}
  );
  return all.filter((u) => !known.has(u.code)).sort((a, b) => norwegian.compare(a.name, b.name));
}
