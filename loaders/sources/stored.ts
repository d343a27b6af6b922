import {parseJson} from "../files/json.ts";
import type {HttpAnswer} from "./http.ts";
import type {Snapshot} from "./snapshot.ts";

/** A JSON file of an open download, as if it had just been received. */
export async function readStored(snapshot: Snapshot, file: string): Promise<HttpAnswer> {
  const bytes = await snapshot.read(file);
  return {bytes, json: parseJson(bytes.toString("utf8").replace(/^\uFEFF/, ""))};
}
