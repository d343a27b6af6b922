import type {Dataset} from "../../loaders/files/manifest.ts";

/** A data set of one file, made up but for what a test says of it. */
export function makeDataset({
  file = "a",
  sha256,
  ...rest
}: {file?: string; sha256: string} & Partial<Pick<Dataset, "kind" | "revisions">>): Dataset {
  return {
    id: "pupils",
    kind: "pupils-api",
    title: "Elever",
    publisher: "P",
    world: "real",
    url: "",
    period: "",
    licence: "",
    attribution: "",
    caveats: [],
    retrieved: "2026-11-21",
    files: [{file, sha256, bytes: 1, url: null}],
    ...rest
  };
}
