import type {PlaceReport, ReportFacts} from "../../model/report.js";
import {puljeSchemes} from "../../model/pulje.js";
import {gradesOf, reportGrades, seriesOf} from "../cells.js";
import {gradeName, type ReportContext} from "../context.js";
import {html, type Content, type Html} from "../html.js";
import {section} from "../section.js";

const factKeys = {
  pupils: "factPupils",
  schools: "factSchools",
  children: "factChildren",
  kindergartens: "factKindergartens",
  aged1to5: "factAged1to5",
  aged6to15: "factAged6to15"
} as const satisfies Partial<Record<keyof ReportFacts, string>>;

/** What the report does not have, and why: one sentence each. */
export function missingSection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  const items = missingOf(context, report);
  return section(
    "mangler",
    say("missingHeading"),
    items.length > 0
      ? html`<ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`
      : html`<p>${say("missingNothing")}</p>`
  );
}

/** The sentences of what is absent. */
export function missingOf(context: ReportContext, report: PlaceReport): Content[] {
  const {say, numbers} = context;
  const {own, kind, facts, world} = report;
  const shown = own.shares.filter((s) => (gradesOf(report) as string[]).includes(s.grade));
  const hidden = shown.filter((s) => s.status === "suppressed").length;
  const uncounted = shown.filter((s) => s.uncounted).length;
  const missing = shown.filter((s) => s.status === "missing" && !s.uncounted).length;
  const total = numbers.whole(shown.length);
  const county = report.comparators.find((c) => c.level === "county");
  const possible = reportGrades.filter((g) => kind === "county" || g !== "Vg1");
  const unlisted = puljeSchemes.filter((scheme) => !report.listedSchemes.includes(scheme));
  return [
    ...possible
      .filter((g) => seriesOf(own, g, "total").length === 0 && (world === "real" || g !== "Vg1"))
      .map((g) => say("missingSurvey", {grade: gradeName(context, g)})),
    ...(county
      ? possible
          .filter((g) => seriesOf(own, g, "total").length > 0 && seriesOf(county, g, "total").length === 0)
          .map((g) => say("missingCounty", {grade: gradeName(context, g)}))
      : []),
    hidden > 0 ? say("missingHiddenCells", {hidden: numbers.whole(hidden), total}) : null,
    uncounted > 0 ? say("missingUncountedCells", {uncounted: numbers.whole(uncounted), total}) : null,
    missing > 0 ? say("missingAbsentCells", {missing: numbers.whole(missing), total}) : null,
    kind === "county" ? null : say("missingUpper"),
    say("missingKindergarten"),
    unlisted.length > 0 ? say("missingParticipation", {schemes: unlisted.join(", ")}) : null,
    report.participants.some((p) => p.origin === "published") ? say("missingRoles") : null,
    report.hasPayments ? null : say("missingMoney"),
    report.hasNetworks ? null : say("missingNetworks"),
    ...Object.entries(factKeys).flatMap(([name, key]) => {
      const {value, status} = facts[name as keyof typeof factKeys];
      if (value !== null) return [];
      const what = say(key);
      return [status === "suppressed" ? say("missingCountHidden", {what}) : say("missingCount", {what})];
    })
  ].filter((item) => item !== null);
}
