import type {DistributionUnit} from "../../src/model/distribution.ts";
import type {Status} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {counted, missing, sumOf, type Counted} from "./counted.ts";
import {norwegian, type Context} from "./network-context.ts";
import type {Member} from "./network-members.ts";
import {poolCell, type MemberShare} from "./network-shares.ts";

/** A municipality of today with its counts. */
export interface Municipality {
  code: string;
  name: string;
  county: string;
  pupils: Counted;
  children: Counted;
  schools: Counted;
  kindergartens: Counted;
}

/** Today's municipalities of a world by county and name, with the newest counts. Svalbard is not a municipality. */
export async function readMunicipalities(
  {rows}: Warehouse,
  {world, pupilYear, childDate}: Context
): Promise<Municipality[]> {
  const found = await rows<{
    code: string;
    name: string;
    county: string;
    pupils: number | null;
    pupilStatus: Status | null;
    children: number | null;
    schools: number | null;
    kindergartens: number | null;
  }>(
    `SELECT u.code, u.name, u.county, p.pupils, p.status AS pupilStatus, p.schools, c.children, c.kindergartens
     FROM unit u
     LEFT JOIN pupil_count p ON p.unit_code = u.code AND p.school_year = $pupilYear
     LEFT JOIN child_count c ON c.unit_code = u.code AND CAST(c.date AS VARCHAR) = $childDate
     WHERE u.level = 'municipality' AND u.world = $world AND u.valid_to IS NULL AND u.county <> '21'`,
    {world, pupilYear, childDate}
  );
  return found
    .map(({pupils, pupilStatus, children, schools, kindergartens, ...m}) => ({
      ...m,
      pupils: {value: pupils, status: pupilStatus ?? ("missing" as const)},
      children: counted(children),
      schools: counted(schools),
      kindergartens: counted(kindergartens)
    }))
    .sort((a, b) => a.county.localeCompare(b.county) || norwegian.compare(a.name, b.name));
}

/** No source of apprentices and candidates is in the data. */
const apprentices = missing;

function needOf(needs: readonly MemberShare[], codes: ReadonlySet<string>): DistributionUnit["need"] {
  return poolCell(needs.filter((s) => codes.has(s.unit)));
}

/** A municipality as a unit of its own; `needs` are the shares of the year shown. */
export function municipalityUnit(
  {code, ...m}: Municipality,
  needs: readonly MemberShare[]
): DistributionUnit {
  return {
    ...m,
    id: code,
    kind: "municipality",
    members: 1,
    apprentices,
    need: needOf(needs, new Set([code])),
    previous: missing
  };
}

/** A county's units: its known networks, then each municipality of no known network. `unitOf`: municipality → unit. */
export function unitsOf({
  county,
  members,
  municipalities,
  needs
}: {
  county: string;
  members: readonly Member[];
  municipalities: readonly Municipality[];
  needs: readonly MemberShare[];
}): {units: DistributionUnit[]; unitOf: ReadonlyMap<string, string>} {
  const unitOf = new Map(members.map((m) => [m.code, m.network]));
  const networks = [...new Set(members.map((m) => m.network))].map((network): DistributionUnit => {
    const own = members.filter((m) => m.network === network);
    return {
      id: network,
      name: network,
      kind: "network",
      county,
      members: own.length,
      pupils: sumOf(own.map((m) => m.pupils)),
      children: sumOf(own.map((m) => m.children)),
      apprentices,
      schools: sumOf(own.map((m) => m.schools)),
      kindergartens: sumOf(own.map((m) => m.kindergartens)),
      need: needOf(needs, new Set(own.map((m) => m.code))),
      previous: missing
    };
  });
  const alone = municipalities.filter((m) => !unitOf.has(m.code));
  for (const {code} of alone) unitOf.set(code, code);
  return {units: [...networks, ...alone.map((m) => municipalityUnit(m, needs))], unitOf};
}
