import {setTitles, type SetId} from "../model/set-titles.js";
import type {World} from "../model/survey.js";
import type {DownloadLink} from "./badge.js";
import {dataUrl} from "./data-url.js";

/** The links «Hele datasettet» of a figure: one a data set behind it, to its file for machines. */
export function wholeSets(world: World, ...ids: SetId[]): DownloadLink[] {
  const suffix = world === "example" ? "-eksempel" : "";
  const note = world === "example" ? ", oppdiktet" : "";
  return ids.map((id) => ({
    label: `Hele datasettet: ${setTitles[id]}${note} (CSV)`,
    href: dataUrl(`data/${id}${suffix}.csv`)
  }));
}
