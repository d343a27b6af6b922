import {group} from "d3-array";
import type {Participant, PuljePeriod} from "../../src/model/participation.ts";
import type {PuljeScheme} from "../../src/model/pulje.ts";
import type {Warehouse} from "../warehouse/open.ts";

type Published = Omit<PuljePeriod, "milestones" | "world">;
type Milestone = PuljePeriod["milestones"][number] & {scheme: PuljeScheme; pulje: number};

const listSource = "Deltakerlisten";

/** Puljer of both schemes by world: real ones as published, with the period of a list where none is; the example's own. */
export async function readPuljer(
  {rows}: Warehouse,
  participants: readonly Participant[]
): Promise<PuljePeriod[]> {
  const published = await rows<Published>(
    `SELECT scheme, pulje, CAST(start AS VARCHAR) AS start, start_text AS startText, CAST("end" AS VARCHAR) AS "end",
       end_text AS endText, semesters, note, source, url FROM pulje_period`
  );
  const milestones = await rows<Milestone>(
    `SELECT scheme, pulje, CAST(date AS VARCHAR) AS date, CAST(until AS VARCHAR) AS until, label, note, source
     FROM pulje_milestone ORDER BY scheme, pulje, step`
  );
  const listed = periodsOf(participants.filter((p) => p.origin === "list"));
  const real = published.map((p): PuljePeriod => {
    const own = listed.find((l) => l.world === "real" && l.scheme === p.scheme && l.pulje === p.pulje);
    const period = p.start === null && own ? {...own, note: p.note} : p;
    return {
      ...period,
      world: "real",
      milestones: milestones
        .filter((m) => m.scheme === p.scheme && m.pulje === p.pulje)
        .map(({date, until, label, note, source}) => ({date, until, label, note, source}))
    };
  });
  const others = listed.filter(
    (l) => l.world === "example" || !real.some((r) => r.scheme === l.scheme && r.pulje === l.pulje)
  );
  return [...real, ...others].sort(
    (a, b) => b.world.localeCompare(a.world) || a.scheme.localeCompare(b.scheme) || a.pulje - b.pulje
  );
}

/** The period of each pulje of a list: from the first start to the last end; open while one row has none. */
function periodsOf(participants: readonly Participant[]): PuljePeriod[] {
  const puljer = group(participants, ({world, scheme, pulje}) => `${world} ${scheme} ${pulje}`);
  return [...puljer.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const starts = rows.flatMap(({start}) => (start === null ? [] : [start])).sort();
    const ends = rows.flatMap(({end}) => (end === null ? [] : [end])).sort();
    const end = ends.length === rows.length ? (ends.at(-1) ?? null) : null;
    return [
      {
        scheme: first.scheme,
        pulje: first.pulje,
        world: first.world,
        start: starts[0] ?? null,
        startText: "",
        end,
        endText: "",
        semesters: null,
        note: "",
        source: first.world === "example" ? "Eksempelfylket" : listSource,
        url: "",
        milestones: []
      }
    ];
  });
}
