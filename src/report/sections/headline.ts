import type {PlaceReport, ReportPlace, ReportShare} from "../../model/report.js";
import {seriesBreaks} from "../../model/survey.js";
import {cellOf, gradesOf, seriesOf} from "../cells.js";
import {gradeName, shareText, type ReportContext} from "../context.js";
import {html, type Content, type Html} from "../html.js";
import {placeName} from "../names.js";
import {nameOf, reasonText} from "../place-words.js";
import {compareShares} from "../verdict.js";
import {moneyHeadline} from "./money.js";
import {participationHeadline} from "./participation.js";
import {section} from "../section.js";

const verdictKeys = {lower: "verdictLower", higher: "verdictHigher", similar: "verdictSimilar"} as const;
const changeKeys = {lower: "changeLower", higher: "changeHigher", similar: "changeSimilar"} as const;

/** The first section: what a reader should know, each sentence made from a test or from a count. */
export function headlineSection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  return section(
    "kort",
    say("shortHeading"),
    html`<ul class="pb-report-short">
        ${headlines(context, report).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      <p class="pb-report-note">${say("shortNote")}</p>`
  );
}

/** The sentences in order: bullying by grade with its comparisons, change since the last break, puljer, money. */
export function headlines(context: ReportContext, report: PlaceReport): Content[] {
  const {own, comparators} = report;
  const survey = gradesOf(report).flatMap((grade) => {
    const series = seriesOf(own, grade, "total");
    const last = series.at(-1);
    if (!last) return [];
    return [
      html`${shareSentence(context, last, own)} ${verdictSentences(context, last, comparators)}
      ${changeSentence(context, report, series)}`
    ];
  });
  const none =
    survey.length === 0
      ? [html`${context.say("headNone", {name: placeName(own.name)})}${newestOther(context, report)}`]
      : [];
  return [...survey, ...none, participationHeadline(context, report), moneyHeadline(context, report)];
}

function shareSentence(context: ReportContext, share: ReportShare, place: ReportPlace): Content {
  const {say, numbers} = context;
  const about = {year: numbers.year(share.startYear), grade: gradeName(context, share.grade)};
  if (share.uncounted) return say("headUncounted", {...about, name: nameOf(context, place)});
  if (share.share === null)
    return share.status === "suppressed" ? say("headHidden", about) : say("headMissing", about);
  const text = numbers.percent(share.share, share.decimals);
  return share.low === null || share.high === null || share.respondents === null
    ? say("headShareUncounted", {...about, share: text})
    : say("headShare", {
        ...about,
        share: text,
        n: numbers.whole(share.respondents),
        interval: numbers.range(share.low, share.high)
      });
}

/** Where a place has nothing: the newest share of what it is compared with. */
function newestOther(context: ReportContext, report: PlaceReport): Content {
  const {say, numbers} = context;
  const [grade] = gradesOf(report);
  if (!grade) return null;
  const found = report.comparators.flatMap((place) => {
    const last = seriesOf(place, grade, "total").findLast((s) => s.share !== null);
    return last ? [{place, last}] : [];
  });
  return found.map(
    ({place, last}) =>
      html` ${say("headOtherYear", {
        grade: gradeName(context, grade),
        share: shareText(context, last),
        name: nameOf(context, place),
        year: numbers.year(last.startYear)
      })}`
  );
}

/** How the newest share lies to those of the comparators; one sentence for all where the number of answers is not known. */
function verdictSentences(
  context: ReportContext,
  own: ReportShare,
  comparators: readonly ReportPlace[]
): Content {
  const {say} = context;
  if (own.share !== null && own.respondents === null && comparators.length > 0) {
    const names = comparators.map((place) => nameOf(context, place));
    return html` ${say("verdictWithoutAnswers", {
      names: names.reduce((first, last) => say("and", {first, last}))
    })}`;
  }
  return comparators.map((place) => html` ${verdictSentence(context, own, place)}`);
}

/** How the newest share lies to that of another place in the same year, as a sentence; only the other where the own is absent. */
export function verdictSentence(context: ReportContext, own: ReportShare, place: ReportPlace): Content {
  const {say} = context;
  const other = cellOf(place, own);
  if (own.share === null) {
    return other && other.share !== null
      ? say("headOther", {share: shareText(context, other), name: nameOf(context, place)})
      : null;
  }
  const verdict = compareShares(own, other);
  const name = nameOf(context, place);
  if (verdict.kind === "unknown")
    return say("verdictUnknown", {name, reason: reasonText(context, verdict, place)});
  return say(verdictKeys[verdict.kind], {name, share: shareText(context, other)});
}

/** From the first to the last year after the newest break, by the same test; nothing when the test can say nothing. */
function changeSentence(context: ReportContext, {own}: PlaceReport, series: readonly ReportShare[]): Content {
  const last = series.at(-1);
  const newestBreak = Math.max(0, ...seriesBreaks.map((b) => b.startYear), ...own.breaks);
  const first = series.find((s) => s.startYear >= newestBreak && s.share !== null);
  if (!last || last.share === null || !first || first.startYear >= last.startYear) return null;
  const verdict = compareShares(last, first);
  const {say, numbers} = context;
  const values = {
    first: numbers.year(first.startYear),
    last: numbers.year(last.startYear),
    from: shareText(context, first),
    to: shareText(context, last)
  };
  return verdict.kind === "unknown" ? null : say(changeKeys[verdict.kind], values);
}
