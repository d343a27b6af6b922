import type {Provenance} from "../../model/published.js";
import type {Report} from "../../model/report.js";
import {absent, sourceText, type ReportContext} from "../context.js";
import {html, type Content, type Html} from "../html.js";
import {section} from "../section.js";
import {table} from "../table.js";
import {minimumAnswers, relevantDifference} from "../verdict.js";

/** How the sentences were made: the test, its limits, and what the report does not show. */
export function methodSection({say, numbers}: ReportContext): Html {
  return section(
    "metode",
    say("methodHeading"),
    html`<ul>
      ${[
        say("methodTest", {points: numbers.points(relevantDifference)}),
        say("methodIntervals"),
        say("methodMinimum", {minimum: numbers.whole(minimumAnswers)}),
        say("methodMultiple"),
        say("methodSpread"),
        say("methodCause")
      ].map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`
  );
}

/** The terms that the report uses. */
export function wordsSection({say}: ReportContext): Html {
  const words: [Content, Content][] = [
    [say("termShare"), say("defShare")],
    [say("termTotal"), say("defTotal")],
    [say("termInterval"), say("defInterval")],
    [say("termHidden"), say("defHidden")],
    [say("termPulje"), say("defPulje")],
    [say("termNetwork"), say("defNetwork")],
    [say("termPoints"), say("defPoints")]
  ];
  return section(
    "ord",
    say("wordsHeading"),
    html`<dl class="pb-report-words">
      ${words.map(
        ([term, definition]) =>
          html`<dt>${term}</dt>
            <dd>${definition}</dd>`
      )}
    </dl>`
  );
}

/** The data sets behind the report with publisher, licence and date, and their caveats. */
export function sourcesSection(context: ReportContext, {sources}: Report): Html {
  const {say, numbers} = context;
  const withCaveats = sources.filter((s) => s.caveats.length > 0);
  return section(
    "kilder",
    say("sourcesHeading"),
    table(
      sources,
      [
        {label: say("columnTitle"), cell: (s) => titleOf(context, s)},
        {label: say("columnPublisher"), cell: (s) => sourceText(context, s.publisher)},
        {
          label: say("columnPeriod"),
          cell: (s) =>
            s.period ? s.period.replace(/(\d{4})-(\d{2})(?!\d)/g, "$1–$2") : absent(context, "missing")
        },
        {
          label: say("columnLicence"),
          cell: (s) =>
            html`${sourceText(context, s.licence)}${
              s.attribution ? html`. ${sourceText(context, s.attribution)}` : null
            }`
        },
        {label: say("columnRetrieved"), cell: (s) => numbers.date(s.retrieved)}
      ],
      {caption: say("sourcesCaption"), compact: true}
    ),
    withCaveats.length > 0
      ? html`<h3>${say("caveatsHeading")}</h3>
          <dl class="pb-report-caveats">
            ${withCaveats.map(
              (s) =>
                html`<dt>${sourceText(context, s.title)}</dt>
                  ${s.caveats.map((caveat) => html`<dd>${sourceText(context, caveat)}</dd>`)}`
            )}
          </dl>`
      : null
  );
}

function titleOf(context: ReportContext, {title, url}: Provenance): Content {
  return url.startsWith("https://")
    ? html`<a href="${url}">${sourceText(context, title)}</a>`
    : sourceText(context, title);
}
