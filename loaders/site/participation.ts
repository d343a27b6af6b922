import type {Participation} from "../../src/model/participation.ts";
import type {StartAspect, StartScope} from "../../src/model/pulje.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readMunicipalities} from "./participation-municipalities.ts";
import {readParticipants} from "./participation-participants.ts";
import {readPuljer} from "./participation-puljer.ts";
import {readProvenance} from "./provenance.ts";

/** Page Deltakelse: puljer, who took part, what it is counted against, evaluations and Kompetanseløftet's start. */
export async function readParticipationPage(warehouse: Warehouse): Promise<Participation> {
  const {rows} = warehouse;
  const years = await rows<{world: World; year: string}>(
    "SELECT world, max(school_year) AS year FROM pupil_count WHERE level = 'municipality' GROUP BY world ORDER BY world DESC"
  );
  const pupilYear = Object.fromEntries(years.map(({world, year}) => [world, year]));
  const participants = await readParticipants(warehouse, pupilYear);
  return {
    counties: await rows<Participation["counties"][number]>(
      `SELECT code, name, world FROM unit WHERE level = 'county' AND valid_to IS NULL AND code NOT IN ('21', '25')
       ORDER BY world DESC, code`
    ),
    pupilYear,
    municipalities: await readMunicipalities(warehouse, pupilYear),
    puljer: await readPuljer(warehouse, participants),
    participants,
    evaluations: await rows<Participation["evaluations"][number]>(
      `SELECT scheme, puljer, institution, authors, year, shows, does_not_show AS doesNotShow, source
       FROM pulje_evaluation ORDER BY scheme, year NULLS LAST`
    ),
    starts: await readStarts(warehouse),
    sources: await readProvenance(warehouse)
  };
}

async function readStarts({rows}: Warehouse): Promise<Participation["starts"]> {
  const found = await rows<{
    code: string | null;
    name: string;
    aspect: StartAspect;
    listed: string;
    phrase: string;
    basis: string;
    scope: StartScope;
  }>(`SELECT code, name, aspect, "values" AS listed, phrase, basis, scope FROM start_municipality`);
  const order = new Intl.Collator("nb");
  return found
    .sort((a, b) => order.compare(a.name, b.name) || a.aspect.localeCompare(b.aspect))
    .map(({listed, ...statement}) => ({...statement, values: listed ? listed.split("|") : []}));
}
