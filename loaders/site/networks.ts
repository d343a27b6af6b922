import type {NetworkCounty, Networks} from "../../src/model/published.ts";
import {startYear} from "../../src/model/school-year.ts";
import type {Measure, Status, World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {intervalOf} from "./bullying.ts";
import {readProvenance} from "./provenance.ts";

type Network = NetworkCounty["networks"][number];
type Counted = Network["pupils"];

const norwegian = new Intl.Collator("nb");

/** Number of networks as the county has stated it, where its own list of members is not public in full. */
const statedNetworkCounts: Readonly<Record<string, {count: number; source: string}>> = {
  "50": {count: 11, source: "Trøndelags plan av 12. januar 2023"}
};

const missing: Counted = {value: null, status: "missing"};

/** A sum over members: hidden when one member is hidden, missing when one is missing or there are none. */
function sumOf(counts: readonly Counted[]): Counted {
  if (!counts.length || counts.some((c) => c.status === "missing")) return missing;
  if (counts.some((c) => c.status === "suppressed")) return {value: null, status: "suppressed"};
  return {value: counts.reduce((sum, c) => sum + (c.value ?? 0), 0), status: "ok"};
}

/** All counties that have at least one known network, each with its networks side by side. */
export async function readNetworks(warehouse: Warehouse): Promise<Networks> {
  const counties = await warehouse.rows<{county: string; name: string; world: World}>(`
    SELECT DISTINCT n.county, coalesce(u.name, n.county) AS name, n.world
    FROM network n LEFT JOIN unit u ON u.code = n.county ORDER BY n.world DESC, n.county`);
  return {
    counties: await Promise.all(counties.map((c) => readCounty(warehouse, c))),
    sources: await readProvenance(warehouse)
  };
}

async function readCounty(
  warehouse: Warehouse,
  {county, name, world}: {county: string; name: string; world: World}
): Promise<NetworkCounty> {
  const {rows} = warehouse;
  const [period] = await rows<{pupilYear: string; childDate: string}>(
    `SELECT
       (SELECT max(school_year) FROM pupil_count WHERE world = $world AND level = 'municipality') AS pupilYear,
       (SELECT CAST(max(date) AS VARCHAR) FROM child_count WHERE world = $world AND level = 'municipality') AS childDate`,
    {world}
  );
  const [pupilYear, childDate] = [period?.pupilYear ?? "", period?.childDate ?? ""];
  const autumn = `${pupilYear.slice(0, 4)}-10-01`;
  const context = {county, world, pupilYear, childDate, membersAt: childDate > autumn ? childDate : autumn};
  const members = await readMembers(warehouse, context);
  const shares = await readMemberShares(warehouse, context);
  const everyone = new Set(members.map((m) => m.code));
  const paid = (await readPayments(warehouse, context)).filter(
    (p) => p.network !== null || everyone.has(p.code)
  );
  const decisions = paid.map((p) => p.decisionYear);
  const paymentYear = decisions.length ? Math.max(...decisions) : null;
  const networks = [...new Set(members.map((m) => m.network))].map((network): Network => {
    const own = members.filter((m) => m.network === network);
    const codes = new Set(own.map((m) => m.code));
    const allocations = paid
      .filter((p) => p.network === network || (p.network === null && codes.has(p.code)))
      .map(({scheme, decisionYear, paymentYear: paid, code, amountNok, purpose}) => ({
        scheme,
        decisionYear,
        paymentYear: paid,
        code,
        amountNok,
        purpose
      }))
      .sort((a, b) => b.paymentYear - a.paymentYear);
    const inYear = (year: number | null): Counted => {
      const found = allocations.filter((a) => a.paymentYear === year);
      return found.length ? {value: found.reduce((sum, a) => sum + a.amountNok, 0), status: "ok"} : missing;
    };
    return {
      network,
      basis: own[0]?.networkBasis ?? "inferred",
      pupils: sumOf(own.map((m) => m.pupils)),
      children: sumOf(own.map((m) => m.children)),
      schools: sumOf(own.map((m) => m.schools)),
      schoolsInPulje: sumOf(own.map((m) => m.schoolsInPulje)),
      amount: inYear(paymentYear),
      amountYearBefore: inYear(paymentYear === null ? null : paymentYear - 1),
      amountProRata: missing,
      members: own.map((m) => ({
        code: m.code,
        name: m.name,
        basis: m.basis,
        pupils: m.pupils,
        children: m.children,
        puljer: m.puljer
      })),
      allocations,
      shares: poolShares(shares, codes)
    };
  });
  return {
    county,
    name,
    world,
    pupilYear,
    childDate,
    membersAt: context.membersAt,
    networkCount: statedNetworkCounts[county] ?? null,
    paymentYear,
    unknownMembers: await readUnknown(warehouse, context, members),
    networks: withProRata(networks)
  };
}

/** Each network's amount if the same sum were divided by pupils and children alone; needs every network's numbers. */
function withProRata(networks: readonly Network[]): Network[] {
  const heads = sumOf(networks.flatMap((n) => [n.pupils, n.children])).value;
  const total = sumOf(networks.map((n) => n.amount)).value;
  return networks.map((n) => {
    const own = sumOf([n.pupils, n.children]).value;
    return heads && total !== null && own !== null
      ? {...n, amountProRata: {value: (total * own) / heads, status: "ok" as const}}
      : n;
  });
}

interface Context {
  county: string;
  world: World;
  pupilYear: string;
  childDate: string;
  /** The day whose memberships are shown: the later of the days of the counts. */
  membersAt: string;
}

/** A membership that holds on `$membersAt`; its last day counts. */
const holds =
  "coalesce(m.valid_from <= CAST($membersAt AS DATE), true) AND coalesce(m.valid_to >= CAST($membersAt AS DATE), true)";

interface Member {
  network: string;
  networkBasis: Network["basis"];
  code: string;
  name: string;
  basis: string;
  pupils: Counted;
  children: Counted;
  schools: Counted;
  schoolsInPulje: Counted;
  puljer: string[];
}

/**
 * Members on the day of the counts. Schools in a pulje are known where a participation list is there and names the
 * schools: an owner that takes part without its schools being listed leaves the number missing, never zero.
 */
async function readMembers(
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
       p.pupils, p.status AS pupilStatus, c.children, coalesce(p.schools, CASE WHEN $world = 'example' THEN s.schools END) AS schools,
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
      schoolsInPulje: counted(m.participating),
      puljer: m.puljer ? m.puljer.split("|") : []
    }));
}

function counted(value: number | null): Counted {
  return value === null ? missing : {value, status: "ok"};
}

interface MemberShare {
  unit: string;
  schoolYear: string;
  grade: string;
  measure: Measure;
  share: number | null;
  bullied: number | null;
  respondents: number | null;
  status: Status;
}

async function readMemberShares(
  {rows}: Warehouse,
  {county, world, membersAt}: Context
): Promise<MemberShare[]> {
  return rows<MemberShare>(
    `SELECT s.unit_code AS unit, s.school_year AS schoolYear, s.grade, s.measure, s.share_bullied AS share, s.bullied, s.respondents, s.status
     FROM survey_share s
     JOIN network_member m ON m.member = s.unit_code AND m.county = $county AND m.world = $world AND ${holds}
     WHERE s.level = 'municipality' AND s.gender = 'all' AND s.ownership = 'all'
     ORDER BY s.grade, s.measure, s.school_year`,
    {county, world, membersAt}
  );
}

/**
 * The network's share is pooled over the members whose own share and n are shown, so it reveals nothing that they do not:
 * sum of bullied / sum of answers. How many members that is stands beside it.
 */
function poolShares(shares: readonly MemberShare[], codes: ReadonlySet<string>): Network["shares"] {
  const cells = new Map<string, MemberShare[]>();
  for (const s of shares) {
    if (!codes.has(s.unit)) continue;
    const key = `${s.measure}|${s.grade}|${s.schoolYear}`;
    const list = cells.get(key);
    if (list) list.push(s);
    else cells.set(key, [s]);
  }
  return [...cells.values()].flatMap((cell) => {
    const first = cell[0];
    if (!first) return [];
    const shown = cell.filter((s) => s.status === "ok" && s.bullied !== null && s.respondents);
    const bullied = shown.reduce((sum, s) => sum + (s.bullied ?? 0), 0);
    const respondents = shown.reduce((sum, s) => sum + (s.respondents ?? 0), 0);
    const share = respondents ? bullied / respondents : null;
    const hidden = cell.some((s) => s.status === "suppressed");
    return [
      {
        measure: first.measure,
        grade: first.grade,
        startYear: startYear(first.schoolYear),
        share,
        ...intervalOf(share, bullied, respondents),
        respondents: respondents || null,
        shownMembers: shown.length,
        members: codes.size,
        status: share !== null ? ("ok" as const) : hidden ? ("suppressed" as const) : ("missing" as const)
      }
    ];
  });
}

/**
 * Payments of a world. `network` is the county's network that the recipient names: by its name where no other county has
 * a network of that name, or as `county/name`; null where the recipient is not a network of this county.
 */
async function readPayments(
  {rows}: Warehouse,
  {county, world}: Context
): Promise<(Network["allocations"][number] & {network: string | null})[]> {
  return rows(
    `WITH named AS (
       SELECT county, network, network AS code FROM network WHERE world = $world
         AND network IN (SELECT network FROM network WHERE world = $world GROUP BY network HAVING count(DISTINCT county) = 1)
       UNION ALL
       SELECT county, network, county || '/' || network FROM network WHERE world = $world
     )
     SELECT a.scheme, a.decision_year AS decisionYear, a.payment_year AS paymentYear, a.code, a.amount_nok AS amountNok,
       coalesce(a.purpose, '') AS purpose, n.network
     FROM allocation a LEFT JOIN named n ON n.code = a.code AND n.county = $county
     WHERE a.world = $world ORDER BY a.payment_year DESC, a.scheme, a.code`,
    {county, world}
  );
}

async function readUnknown(
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
