import type {DatedCount, PlaceReport} from "../../model/report.js";
import {formatSchoolYear} from "../../model/school-year.js";
import {absent, countText, type ReportContext} from "../context.js";
import type {Content, Html} from "../html.js";
import {section} from "../section.js";
import {table} from "../table.js";

interface FactRow {
  label: Content;
  count: DatedCount;
}

/** Pupils, children, units and residents, each with the day or year that it is of. */
export function factsSection(context: ReportContext, {facts}: PlaceReport): Html {
  const {say} = context;
  const rows: FactRow[] = [
    {label: say("factPupils"), count: facts.pupils},
    {label: say("factPupilsBefore"), count: facts.pupilsYearBefore},
    {label: say("factSchools"), count: facts.schools},
    {label: say("factChildren"), count: facts.children},
    {label: say("factKindergartens"), count: facts.kindergartens},
    {label: say("factAged1to5"), count: facts.aged1to5},
    {label: say("factAged6to15"), count: facts.aged6to15}
  ].filter(({count}) => count.at !== "");
  return section(
    "fakta",
    say("factsHeading"),
    table(
      rows,
      [
        {label: say("columnWhat"), cell: ({label}) => label},
        {label: say("columnNumber"), cell: ({count}) => countText(context, count), numeric: true},
        {label: say("columnAt"), cell: ({count}) => atText(context, count.at)}
      ],
      {caption: say("factsCaption")}
    )
  );
}

/** `skoleåret 2025–26`, a date, or 1 January of a year. */
export function atText(context: ReportContext, at: string): Content {
  const {say, numbers} = context;
  if (at === "") return absent(context, "missing");
  if (/^\d{4}$/.test(at)) return say("atJanuary", {year: at});
  return /^\d{4}-\d{2}$/.test(at) ? say("atSchoolYear", {year: formatSchoolYear(at)}) : numbers.date(at);
}
