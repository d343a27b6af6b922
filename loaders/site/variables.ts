import type {Downloads, PublishedSet, VariableList} from "../../src/model/variables.ts";
import {signNote} from "../datasets/absence.ts";
import {dictionary} from "../datasets/dictionary.ts";
import {formatNotes} from "../datasets/formats.ts";
import {formulaNote} from "../datasets/formula.ts";
import {readListing, type ListedSet} from "../datasets/listing.ts";
import {describeAbsence, describeCodes, themes, typeLabel, type Theme} from "../datasets/set.ts";

/** What readers can download, as it was written for this build. */
export async function readDownloads(folder?: string): Promise<Downloads> {
  const {sets, common} = await readListing(folder);
  return {sets: sets.map(published), common};
}

function published({files, leftOut, ...set}: ListedSet): PublishedSet {
  return {
    ...set,
    files: files.map(({file, format, bytes, rows, county}) => ({
      file,
      format,
      label: formatNotes[format].label,
      bytes,
      rows,
      county
    })),
    leftOut: leftOut.map(({format, reason}) => `Ikke som ${formatNotes[format].label}: ${reason}.`)
  };
}

/** Page Variabler: every set of the dictionary that has rows, by theme. */
export async function readVariables(folder?: string): Promise<VariableList> {
  const {sets, common} = await readDownloads(folder);
  return {
    themes: (Object.keys(themes) as Theme[]).map((theme) => ({
      title: themes[theme],
      sets: dictionary
        .filter((set) => set.theme === theme)
        .map(({id, title, row, description, key, columns}) => ({
          id,
          title,
          row,
          description,
          key: [...key],
          columns: columns.map((column) => ({
            name: column.name,
            title: column.title,
            type: typeLabel[column.type],
            unit: column.unit ?? "",
            description: column.description,
            codes: describeCodes(column),
            absent: describeAbsence(column)
          })),
          published: sets.filter((s) => s.id === id)
        }))
        .filter((set) => set.published.length > 0)
    })),
    common,
    notes: [signNote, formulaNote]
  };
}
