import {group} from "d3-array";
import type {Participant} from "../../src/model/participation.ts";
import type {ParticipantRole} from "../../src/model/participation-rules.ts";
import {puljeSchemes, type PuljeScheme} from "../../src/model/pulje.ts";
import type {Status, World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {listLiteral} from "../warehouse/sql.ts";

interface Row {
  scheme: PuljeScheme;
  pulje: number;
  world: World;
  code: string;
  name: string | null;
  role: ParticipantRole | null;
  level: string | null;
  municipality: string | null;
  open: boolean | null;
  start: string | null;
  end: string | null;
  units: number | null;
  resourcePersonPercent: number | null;
  amountNok: number | null;
  pupils: number | null;
  pupilStatus: Status | null;
}

/**
 * Participants of both schemes: the rows of the lists, then municipalities that public pages name in a pulje in which
 * the list names no owner of the same place. Former municipalities are placed in those of today.
 */
export async function readParticipants(
  {rows}: Warehouse,
  pupilYear: Readonly<Record<string, string>>
): Promise<Participant[]> {
  const successors = group(
    await rows<{code: string; successor: string}>("SELECT code, successor FROM municipality_successor"),
    ({code}) => code
  );
  const today = (code: string | null): string[] =>
    code === null ? [] : (successors.get(code)?.map((s) => s.successor) ?? [code]);
  const listed = await rows<Row>(
    `SELECT p.scheme, p.pulje, p.world, p.code, u.name, p.role, u.level, u.municipality, u.valid_to IS NULL AS open,
       CAST(p.start AS VARCHAR) AS start, CAST(p."end" AS VARCHAR) AS "end", p.units,
       p.resource_person_percent AS resourcePersonPercent, p.amount_nok AS amountNok,
       c.pupils, c.status AS pupilStatus
     FROM participation p
     LEFT JOIN unit u ON u.code = p.code
     LEFT JOIN pupil_count c ON c.unit_code = p.code AND u.level = 'school'
       AND c.school_year = CASE p.world WHEN 'real' THEN $real ELSE $example END
     WHERE list_contains(${listLiteral(puljeSchemes)}, p.scheme)
     ORDER BY p.world DESC, p.scheme, p.pulje, p.code, p.role`,
    {real: pupilYear["real"] ?? null, example: pupilYear["example"] ?? null}
  );
  const list = listed.map((row) => participantOf(row, today));
  const published = await rows<Pick<Row, "scheme" | "pulje" | "code" | "name" | "start">>(
    `SELECT n.scheme, n.pulje, n.code, n.name, CAST(p.start AS VARCHAR) AS start
     FROM published_participant n LEFT JOIN pulje_period p ON p.scheme = n.scheme AND p.pulje = n.pulje
     ORDER BY n.scheme, n.pulje, n.code`
  );
  const owners = new Set(list.filter((p) => p.open === null).flatMap((p) => p.municipalities.map(keyOf(p))));
  return [
    ...list,
    ...published
      .filter((p) => !today(p.code).some((code) => owners.has(keyOf(p)(code))))
      .map((p): Participant => ({
        ...p,
        name: p.name ?? p.code,
        world: "real",
        origin: "published",
        role: null,
        municipalities: today(p.code),
        open: null,
        end: null,
        units: null,
        resourcePersonPercent: null,
        amountNok: null,
        pupils: {value: null, status: "missing"}
      }))
  ];
}

function keyOf({scheme, pulje}: Pick<Participant, "scheme" | "pulje">): (code: string) => string {
  return (code) => `${scheme} ${pulje} ${code}`;
}

function participantOf(row: Row, today: (code: string | null) => string[]): Participant {
  const {level, municipality, pupils, pupilStatus, open, name, ...rest} = row;
  const isUnit = rest.role === "school" || rest.role === "kindergarten" || rest.role === "independent_school";
  return {
    ...rest,
    origin: "list",
    name: name ?? rest.code,
    municipalities: today(level === "municipality" ? rest.code : municipality),
    // a unit that no register knows may be open or closed; it is counted as one that cannot be placed
    open: isUnit ? open === true && level !== null : null,
    pupils: {value: pupils, status: pupilStatus ?? "missing"}
  };
}
