import type {PlaceReport, ReportIndex, ReportPlace, ReportShare} from "../../model/report.js";
import {measures, type Grade} from "../../model/survey.js";
import {cellOf, gradesOf, seriesOf} from "../cells.js";
import {
  absent,
  gradeName,
  indexName,
  measureName,
  shareText,
  signLegend,
  type ReportContext
} from "../context.js";
import {strip, type StripMark} from "../drawings/strip.js";
import {marker} from "../drawings/svg.js";
import {verdictShape} from "../drawings/verdict-shape.js";
import {html, type Content, type Html} from "../html.js";
import {section} from "../section.js";
import {table} from "../table.js";
import {compareShares, type Verdict} from "../verdict.js";
import {labelOf, nameOf, reasonText} from "../place-words.js";
import {answersText, intervalText} from "./trend.js";

type Row = {grade: Grade; startYear: number; name: Content} & (
  | {kind: "share"; own: ReportShare; others: readonly (ReportShare | undefined)[]}
  | {kind: "index"; own: ReportIndex; others: readonly (ReportIndex | undefined)[]}
);

/** Every indicator with its newest own number beside the comparators: words and shapes, and a small picture. */
export function barometerSection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  const {own, comparators} = report;
  const name = nameOf(context, own);
  const rows = rowsOf(context, report);
  if (rows.length === 0) {
    return section(
      "barometer",
      say("barometerHeading"),
      html`<p class="pb-report-none">${say("barometerNone", {name})}</p>`
    );
  }
  // these stand behind the columns of other places
  const ofOwn = (key: "columnInterval" | "columnAnswers"): Content =>
    comparators.length > 0 ? html`${say(key)}, ${name}` : say(key);
  const most = Math.max(
    0.1,
    ...rows.flatMap((r) =>
      r.kind === "share" ? [r.own.high ?? r.own.share ?? 0, ...r.others.map((o) => o?.share ?? 0)] : []
    )
  );
  const top = Math.ceil(most * 20) / 20;
  return section(
    "barometer",
    say("barometerHeading"),
    html`<p>${comparators.length > 0 ? say("barometerIntro") : say("barometerIntroAlone")}</p>`,
    legend(context, report),
    table(
      rows,
      [
        {
          label: say("columnIndicator"),
          cell: (r) =>
            html`${r.name}, ${gradeName(context, r.grade)}
              <span class="pb-report-year">${context.numbers.year(r.startYear)}</span>`
        },
        {label: name, numeric: true, cell: (r) => valueText(context, r.own)},
        // the answers first, so that a narrow screen shows them without scrolling sideways
        ...comparators.map((place, i) => ({
          label: say("columnAgainst", {name: nameOf(context, place)}),
          cell: (r: Row) => verdictCell(context, r, i, place)
        })),
        {label: say("columnPicture"), cell: (r) => picture(r, comparators, top)},
        ...comparators.map((place, i) => ({
          label: labelOf(context, place),
          numeric: true,
          cell: (r: Row) => valueText(context, r.others[i])
        })),
        {
          label: ofOwn("columnInterval"),
          numeric: true,
          cell: (r) => (r.kind === "share" ? intervalText(context, r.own) : absent(context, "missing"))
        },
        {
          label: ofOwn("columnAnswers"),
          numeric: true,
          cell: (r) => (r.kind === "share" ? answersText(context, r.own) : absent(context, "missing"))
        }
      ],
      {caption: say("barometerCaption", {name}), compact: true}
    ),
    html`<div class="pb-report-foot">
      ${signLegend(context, ["suppressed", "missing"])}
      ${own.indices.length > 0 ? html`<p>${say("barometerIndexNote")}</p>` : null}
      ${own.level === "network" ? html`<p>${say("barometerWeightNote")}</p>` : null}
    </div>`
  );
}

function rowsOf(context: ReportContext, report: PlaceReport): Row[] {
  const {own, comparators} = report;
  return gradesOf(report).flatMap((grade) => [
    ...measures.flatMap((measure): Row[] => {
      const last = seriesOf(own, grade, measure).at(-1);
      if (!last) return [];
      return [
        {
          kind: "share",
          grade,
          startYear: last.startYear,
          name: measureName(context, measure),
          own: last,
          others: comparators.map((place) => cellOf(place, last))
        }
      ];
    }),
    ...[...new Set(own.indices.filter((i) => i.grade === grade).map((i) => i.indicator))].flatMap(
      (indicator): Row[] => {
        const last = newestIndex(own, grade, indicator);
        if (!last) return [];
        const others = comparators.map((place) =>
          place.indices.find(
            (i) => i.grade === grade && i.indicator === indicator && i.startYear === last.startYear
          )
        );
        return [
          {
            kind: "index",
            grade,
            startYear: last.startYear,
            name: indexName(context, indicator),
            own: last,
            others
          }
        ];
      }
    )
  ]);
}

function newestIndex({indices}: ReportPlace, grade: Grade, indicator: string): ReportIndex | undefined {
  return indices
    .filter((i) => i.grade === grade && i.indicator === indicator)
    .reduce<ReportIndex | undefined>((a, b) => (!a || b.startYear > a.startYear ? b : a), undefined);
}

function valueText(context: ReportContext, value: ReportShare | ReportIndex | undefined): Content {
  if (!value) return absent(context, "missing");
  if ("share" in value) return shareText(context, value);
  return value.score === null
    ? absent(context, value.status === "suppressed" ? "suppressed" : "missing")
    : context.numbers.score(value.score);
}

function picture(row: Row, comparators: readonly ReportPlace[], top: number): Content {
  const roles = comparators.map((c) => (c.level === "nation" ? ("nation" as const) : ("county" as const)));
  const marks: StripMark[] = [
    ...(row.kind === "share"
      ? [{role: "own" as const, value: row.own.share, low: row.own.low, high: row.own.high}]
      : [{role: "own" as const, value: row.own.score}]),
    ...row.others.map((o, i) => ({
      role: roles[i] ?? ("county" as const),
      value: o ? ("share" in o ? o.share : o.score) : null
    }))
  ].flatMap((m) => (m.value === null ? [] : [{...m, value: m.value}]));
  return strip(marks, row.kind === "share" ? [0, top] : [1, 5]);
}

const wordKeys = {lower: "wordLower", higher: "wordHigher", similar: "wordSimilar"} as const;

function verdictCell(context: ReportContext, row: Row, i: number, place: ReportPlace): Content {
  const {say} = context;
  if (row.kind === "index") return html`${verdictShape("unknown")} ${say("wordUnknown")}`;
  const verdict = compareShares(row.own, row.others[i]);
  return verdictText(context, verdict, place);
}

/** Shape and word of a verdict, with the reason where nothing can be said. */
export function verdictText(context: ReportContext, verdict: Verdict, place: ReportPlace): Content {
  const {say} = context;
  if (verdict.kind !== "unknown")
    return html`<span class="pb-report-verdict"
      >${verdictShape(verdict.kind)} ${say(wordKeys[verdict.kind])}</span
    >`;
  return html`<span class="pb-report-verdict">${verdictShape("unknown")} ${say("wordUnknown")}</span>
    <span class="pb-report-reason">${reasonText(context, verdict, place)}</span>`;
}

function legend(context: ReportContext, {own, comparators}: PlaceReport): Html {
  const {say} = context;
  const items = [
    {role: "own" as const, text: say("legendOwn", {name: nameOf(context, own)})},
    ...comparators.map((place) => ({
      role: place.level === "nation" ? ("nation" as const) : ("county" as const),
      text:
        place.level === "nation" ? say("nationLabel") : say("legendCounty", {name: nameOf(context, place)})
    }))
  ];
  return html`<ul class="pb-report-legend">
    ${items.map(
      ({role, text}) =>
        html`<li>
          <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">${marker(role, 0, 0)}</svg>
          ${text}
        </li>`
    )}
    ${(comparators.length > 0 ? (["lower", "higher", "similar", "unknown"] as const) : []).map(
      (kind) =>
        html`<li>${verdictShape(kind)} ${kind === "unknown" ? say("wordUnknown") : say(wordKeys[kind])}</li>`
    )}
  </ul>`;
}
