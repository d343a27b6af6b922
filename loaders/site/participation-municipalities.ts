import type {ParticipationMunicipality} from "../../src/model/participation.ts";
import type {Status, World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {counted} from "./counted.ts";
import {holds, norwegian} from "./network-context.ts";

/**
 * The municipalities of today with what participants are counted against: pupils and grunnskoler of the newest school
 * year, kindergartens where the register is there, and the network on 1 October of that year.
 */
export async function readMunicipalities(
  {rows}: Warehouse,
  pupilYear: Readonly<Record<string, string>>
): Promise<ParticipationMunicipality[]> {
  const all: ParticipationMunicipality[] = [];
  for (const [world, year] of Object.entries(pupilYear)) {
    const found = await rows<{
      code: string;
      name: string;
      county: string;
      world: World;
      network: string | null;
      x: number | null;
      y: number | null;
      pupils: number | null;
      pupilStatus: Status | null;
      schools: number | null;
      kindergartens: number | null;
    }>(
      `WITH counted AS (
         SELECT municipality, count(*) FILTER (level = 'school') AS schools,
           count(*) FILTER (level = 'kindergarten') AS kindergartens
         FROM unit WHERE world = $world AND valid_to IS NULL GROUP BY municipality
       ),
       member AS (
         SELECT m.member, any_value(m.network) AS network FROM network_member m
         WHERE m.world = $world AND ${holds} GROUP BY m.member
       )
       SELECT u.code, u.name, u.county, u.world, n.network, o.x, o.y, p.pupils, p.status AS pupilStatus,
         coalesce(p.schools, CASE WHEN $world = 'example' THEN c.schools END) AS schools,
         CASE WHEN EXISTS (SELECT 1 FROM unit WHERE level = 'kindergarten' AND world = $world)
           THEN coalesce(c.kindergartens, 0) END AS kindergartens
       FROM unit u
       LEFT JOIN pupil_count p ON p.unit_code = u.code AND p.school_year = $year
       LEFT JOIN unit_position o ON o.unit_code = u.code
       LEFT JOIN counted c ON c.municipality = u.code
       LEFT JOIN member n ON n.member = u.code
       WHERE u.level = 'municipality' AND u.world = $world AND u.valid_to IS NULL AND u.county NOT IN ('21', '25')`,
      {world, year, membersAt: `${year.slice(0, 4)}-10-01`}
    );
    found.sort((a, b) => norwegian.compare(a.name, b.name));
    all.push(
      ...found.map(({pupils, pupilStatus, schools, kindergartens, ...unit}) => ({
        ...unit,
        pupils: {value: pupils, status: pupilStatus ?? ("missing" as const)},
        schools: counted(schools),
        kindergartens: counted(kindergartens)
      }))
    );
  }
  return all;
}
