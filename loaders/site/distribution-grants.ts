import type {ParticipationGrant} from "../../src/model/distribution.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {counted} from "./counted.ts";

/** A grant with the county of its receiver, where the registers know it. */
export interface LocatedGrant {
  grant: ParticipationGrant;
  county: string | null;
}

/** What takes part in IBS in its own right: owners, and schools that are their own owner. Other units get no grant. */
const ownRoles = "('kindergarten_authority', 'school_owner', 'both', 'independent_school')";

/** The IBS participants of a world by pulje and code. */
export async function readGrants({rows}: Warehouse, world: World): Promise<LocatedGrant[]> {
  const found = await rows<{
    scheme: string;
    pulje: number;
    code: string;
    name: string;
    role: string;
    amount: number | null;
    resourcePersonPercent: number | null;
    county: string | null;
  }>(
    `SELECT p.scheme, p.pulje, p.code, coalesce(u.name, p.code) AS name, p.role, p.amount_nok AS amount,
       p.resource_person_percent AS resourcePersonPercent, coalesce(t.county, u.county) AS county
     FROM participation p
     LEFT JOIN unit u ON u.code = p.code AND u.world = p.world
     LEFT JOIN (
       SELECT code, any_value(successor) AS successor FROM municipality_successor
       GROUP BY code HAVING count(DISTINCT successor) = 1
     ) s ON s.code = p.code
     LEFT JOIN unit t ON t.code = s.successor
     WHERE p.world = $world AND p.scheme = 'IBS' AND p.role IN ${ownRoles}
     ORDER BY p.pulje, p.code, p.role`,
    {world}
  );
  return found.map(({pulje, amount, county, ...g}) => ({
    grant: {...g, pulje: String(pulje), amount: counted(amount)},
    county
  }));
}
