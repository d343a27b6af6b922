import {puljeSchemeLabel} from "../model/pulje.js";
import type {PuljeReport, PuljeShare} from "../model/report.js";
import type {Grade} from "../model/survey.js";
import {seriesBreaks} from "../model/survey.js";
import {
  absent,
  createContext,
  gradeName,
  shareText,
  signLegend,
  sourceText,
  type ReportContext
} from "./context.js";
import {html, join, plain, type Content, type Html} from "./html.js";
import {contents, document, printSource, titleBlock, type SiteFrame} from "./page.js";
import {figure, section} from "./section.js";
import {methodSection, sourcesSection, wordsSection} from "./sections/closing.js";
import {datasetFile, linksSection} from "./sections/links.js";
import {drawTimeline, noteText, participantTable} from "./sections/participation.js";
import {breakWords} from "./sections/trend.js";
import {trendDrawings} from "./sections/trend-drawings.js";
import {sourceLine} from "./source-line.js";
import {table} from "./table.js";
import {linkTerms} from "./terms.js";

/** The report of a pulje as an HTML document. */
export function renderPulje(report: PuljeReport, frame: SiteFrame): string {
  const context = createContext(report.language, "../../", {slug: report.slug, files: frame.files});
  const {say} = context;
  const {period} = report;
  const scheme = sourceText(context, puljeSchemeLabel[period.scheme]);
  const plainTitle = say("titlePulje", {scheme, pulje: period.pulje});
  const title = report.world === "example" ? say("titleExample", {title: plainTitle}) : plainTitle;
  const body = html`${shortSection(context, report)} ${periodSection(context, report)}
  ${participantsSection(context, report)} ${grantsSection(context, report)}
  ${beforeAfterSection(context, report)} ${evaluationsSection(context, report)}
  ${missingSection(context, report)} ${methodSection(context)} ${wordsSection(context)}
  ${sourcesSection(context, report)} ${linksSection(context, report, frame.files)}`;
  const source = printSource(context, report, frame);
  return document(context, frame, {
    title,
    description: html`${title}. ${source}`,
    attributes: html` data-report="pulje" data-source="${plain(source)}" data-day="${frame.dataDate}"`,
    main: linkTerms(
      html`${titleBlock(context, {
        kind: say("kindPulje"),
        title,
        lead: null,
        crumbs: null,
        report,
        frame
      })}
      ${contents(context, body)} ${body}`,
      context.root
    )
  });
}

function shortSection(context: ReportContext, report: PuljeReport): Html {
  const {say} = context;
  return section(
    "kort",
    say("shortHeading"),
    html`<ul class="pb-report-short">
      ${[periodSentence(context, report), headSentence(context, report), grantSentence(context, report)].map(
        (sentence) => html`<li>${sentence}</li>`
      )}
    </ul>`
  );
}

function periodSentence(context: ReportContext, {period}: PuljeReport): Content {
  const {say, numbers} = context;
  if (period.start === null) return say("periodUnknown");
  const start = period.startText ? sourceText(context, period.startText) : numbers.date(period.start);
  if (period.end === null && !period.endText) return say("periodOpen", {start});
  const end = period.endText
    ? sourceText(context, period.endText)
    : period.end === null
      ? absent(context, "missing")
      : numbers.date(period.end);
  return say("periodKnown", {start, end});
}

function owners({participants}: PuljeReport): PuljeReport["participants"] {
  return participants.filter((p) => p.role !== "school" && p.role !== "kindergarten");
}

function headSentence(context: ReportContext, report: PuljeReport): Content {
  const {say, numbers} = context;
  if (report.participants.length === 0) return say("puljeParticipantsNone");
  return say("puljeHead", {
    count: numbers.whole(owners(report).length),
    municipalities: numbers.whole(report.municipalities.size)
  });
}

function grantSentence(context: ReportContext, report: PuljeReport): Content {
  const {say, numbers} = context;
  const given = owners(report).filter((p) => p.amountNok !== null);
  if (given.length === 0) return say("puljeMoneyNone");
  return say("puljeMoneyTotal", {
    amount: numbers.kroner(given.reduce((sum, p) => sum + (p.amountNok ?? 0), 0)),
    count: numbers.whole(given.length)
  });
}

function periodSection(context: ReportContext, report: PuljeReport): Html {
  const {say, numbers} = context;
  const {period} = report;
  return section(
    "periode",
    say("periodHeading"),
    html`<p>${periodSentence(context, report)} ${period.note ? sourceText(context, period.note) : null}</p>`,
    period.start === null
      ? null
      : html`<div class="pb-chart">${drawTimeline(context, [period], say("periodHeading"))}</div>`,
    html`<p class="pb-report-source">
      ${period.semesters === null ? null : say("semesters", {count: numbers.whole(period.semesters)})}
      ${period.source ? say("periodSource", {source: sourceText(context, period.source)}) : null}
    </p>`,
    period.milestones.length === 0
      ? html`<p class="pb-report-none">${say("milestonesNone")}</p>`
      : table(
          period.milestones,
          [
            {label: say("columnWhat"), cell: (m) => sourceText(context, m.label)},
            {
              label: say("columnDate"),
              cell: (m) =>
                m.date === null
                  ? absent(context, "missing")
                  : `${numbers.date(m.date)}${m.until === null ? "" : ` – ${numbers.date(m.until)}`}`
            },
            {label: say("columnNote"), cell: (m) => noteText(context, m.note)},
            {label: say("columnSource"), cell: (m) => sourceText(context, m.source)}
          ],
          {caption: say("milestonesCaption"), compact: true}
        )
  );
}

function participantsSection(context: ReportContext, report: PuljeReport): Html {
  const {say} = context;
  const published = report.participants.some((p) => p.origin === "published");
  return section(
    "deltakere",
    say("puljeParticipantsHeading"),
    report.participants.length === 0
      ? html`<p class="pb-report-none">${say("puljeParticipantsNone")}</p>`
      : html`${participantTable(context, report.participants, {
            caption: say("participantsOfPulje"),
            withPulje: false
          })}
          <div class="pb-report-foot">
            ${signLegend(context, ["missing"])}
            <p>${say("participantsNote")}</p>
            ${published ? html`<p>${say("participantsPublished")}</p>` : null}
          </div>`
  );
}

function grantsSection(context: ReportContext, report: PuljeReport): Html {
  return section(
    "tilskudd",
    context.say("puljeMoneyHeading"),
    html`<p>${grantSentence(context, report)}</p>`
  );
}

function beforeAfterSection(context: ReportContext, report: PuljeReport): Html {
  const {say} = context;
  const grades = [...new Set(report.shares.filter((s) => s.group === "participants").map((s) => s.grade))];
  return section(
    "foretter",
    say("beforeAfterHeading"),
    html`<p class="pb-report-caveat">${say("beforeAfterCaveat")}</p>`,
    grades.length === 0
      ? html`<p class="pb-report-none">
          ${say("beforeAfterNone", {
            reason: report.isListed ? say("beforeAfterNoNumbers") : say("beforeAfterNoList")
          })}
        </p>`
      : grades.map((grade) => beforeAfterFigure(context, report, grade))
  );
}

function beforeAfterFigure(context: ReportContext, report: PuljeReport, grade: Grade): Html {
  const {say, numbers} = context;
  const of = (group: PuljeShare["group"]) =>
    report.shares.filter((s) => s.group === group && s.grade === grade);
  const groups = [
    {name: say("groupParticipants"), role: "own" as const, rows: of("participants")},
    {name: say("groupOthers"), role: "county" as const, rows: of("others")}
  ];
  const years = [...new Set(groups.flatMap((g) => g.rows.map((r) => r.startYear)))].sort((a, b) => b - a);
  const title = say("beforeAfterTitle", {grade: gradeName(context, grade)});
  const start = startAutumn(report);
  const rules = [
    ...seriesBreaks.map(({startYear}) => ({
      startYear,
      label: breakWords(say, startYear).label.text,
      cuts: true
    })),
    ...(start === null ? [] : [{startYear: start, label: say("startMark").text, cuts: false}])
  ].sort((a, b) => a.startYear - b.startYear);
  const text = (row: PuljeShare | undefined) =>
    row ? shareText(context, {...row, decimals: 1}) : absent(context, "missing");
  const label = html`${title}.
  ${groups.map(
    ({name, rows}) =>
      html`${name}:
      ${join(
        rows.map(
          (r) =>
            html`${numbers.year(r.startYear)}
            ${r.share === null ? say("signMissing") : numbers.percent(r.share)}`
        ),
        ", "
      )}. `
  )}`;
  return figure({
    context,
    id: `mobbing-${grade.toLowerCase()}`,
    dataset: datasetFile("survey_share", report.world),
    title,
    subtitle: say("beforeAfterSubtitle"),
    drawings: trendDrawings(context, {
      lines: groups.map(({name, role, rows}) => ({name: name.text, role, points: rows})),
      rules,
      label
    }),
    twin: table(
      years,
      [
        {label: say("columnYear"), cell: (year) => numbers.year(year)},
        ...groups.flatMap(({name, rows}) => {
          const at = (year: number) => rows.find((r) => r.startYear === year);
          return [
            {label: name, numeric: true, cell: (year: number) => text(at(year))},
            {
              label: say("columnInterval"),
              numeric: true,
              cell: (year: number) => {
                const row = at(year);
                return row && row.low !== null && row.high !== null
                  ? numbers.range(row.low, row.high)
                  : absent(context, "missing");
              }
            },
            {
              label: say("columnMembersShown"),
              numeric: true,
              cell: (year: number) => {
                const row = at(year);
                return row ? `${row.shownMembers} / ${row.members}` : absent(context, "missing");
              }
            }
          ];
        })
      ],
      {caption: say("tableOf", {title}), compact: true}
    ),
    foot: html`<p>${say("groupNote")}</p>
      <p>
        ${sourceLine(
          context,
          report,
          report.sources.map((s) => ({source: s.id}))
        )}
      </p>`,
    example: report.world === "example" ? say("exampleMark") : null
  });
}

/** The first survey, in October, after the pulje began. */
function startAutumn({period}: PuljeReport): number | null {
  if (period.start === null) return null;
  const year = Number(period.start.slice(0, 4));
  return period.start.slice(5) <= "10-01" ? year : year + 1;
}

function evaluationsSection(context: ReportContext, {evaluations}: PuljeReport): Html {
  const {say} = context;
  return section(
    "evalueringer",
    say("evaluationsHeading"),
    evaluations.length === 0
      ? html`<p class="pb-report-none">${say("evaluationsNone")}</p>`
      : evaluations.map(
          (e) =>
            html`<h3>
                ${sourceText(context, [e.institution, e.authors, e.year ?? ""].filter(Boolean).join(", ") || e.source)}
              </h3>
              <dl class="pb-report-words">
                <dt>${say("evaluationShows")}</dt>
                <dd>${sourceText(context, e.shows)}</dd>
                <dt>${say("evaluationDoesNot")}</dt>
                <dd>${sourceText(context, e.doesNotShow)}</dd>
                <dt>${say("columnSource")}</dt>
                <dd>${sourceText(context, e.source)}</dd>
              </dl>`
        )
  );
}

function missingSection(context: ReportContext, report: PuljeReport): Html {
  const {say} = context;
  const items = [
    report.period.start === null ? say("missingPeriod") : null,
    report.period.milestones.length === 0 ? say("milestonesNone") : null,
    report.participants.length === 0 ? say("missingParticipants") : null,
    owners(report).some((p) => p.amountNok !== null) ? null : say("puljeMoneyNone"),
    report.evaluations.length === 0 ? say("evaluationsNone") : null,
    report.participants.some((p) => p.origin === "published") ? say("missingRoles") : null,
    report.shares.length === 0
      ? say("beforeAfterNone", {
          reason: report.isListed ? say("beforeAfterNoNumbers") : say("beforeAfterNoList")
        })
      : null
  ].filter((item) => item !== null);
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
