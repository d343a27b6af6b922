import {readPassage, type TextWriter} from "../words/sentences.ts";
import type {Topic} from "../words/topic.ts";

/** Reads the index of the search: every text of an entry, about the unit that its address names. */
export function readSearchIndex(data: unknown, writer: TextWriter): void {
  const {entries = []} = data as {entries?: readonly Readonly<Record<string, unknown>>[]};
  entries.forEach((entry, i) => {
    const address = typeof entry["path"] === "string" ? entry["path"] : "";
    const topic = topicOf(address);
    for (const [field, text] of Object.entries(entry)) {
      if (field === "path" || typeof text !== "string") continue;
      readPassage(text, writer, {topic, medium: "search index", where: `entry ${i + 1}, ${field}`});
    }
  });
}

function topicOf(address: string): Topic {
  const [, unit] =
    /[?&]enhet=([\w-]+)/.exec(address) ?? /rapport\/(?:fylke|kommune)\/([\w-]+)/.exec(address) ?? [];
  const [, county] = /[?&]fylke=(\w+)/.exec(address) ?? [];
  return {unit: unit?.toUpperCase() ?? county, county};
}
