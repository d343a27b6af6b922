import type {SnapshotEntry} from "../../loaders/sources/snapshot.ts";

/** What a source says of a snapshot, where a test asks nothing of it. */
export const entry: SnapshotEntry = {
  id: "survey",
  kind: "survey-api",
  title: "Elevundersøkelsen",
  publisher: "Utdanningsdirektoratet",
  world: "real",
  url: "http://source",
  retrieved: "2026-11-21",
  period: "2025-26",
  licence: "NLOD 2.0",
  attribution: "Udir",
  caveats: []
};
