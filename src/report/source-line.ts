import type {PlaceReport} from "../model/report.js";
import {sourceText, type ReportContext} from "./context.js";
import {html, type Html} from "./html.js";

/** `Kilde: …` of the data sets behind some rows. */
export function sourceLine(
  context: ReportContext,
  {sources}: Pick<PlaceReport, "sources">,
  rows: readonly {source: string}[]
): Html {
  const ids = new Set(rows.flatMap((r) => r.source.split("+")));
  const used = sources.filter((s) => ids.has(s.id));
  return context.say("sourceLine", {
    sources: used.map(
      (s, i) =>
        html`${i ? "; " : ""}${sourceText(context, `${s.publisher}, ${s.title}`)}
        (${sourceText(context, s.licence)}, ${context.numbers.date(s.retrieved)})`
    )
  });
}
