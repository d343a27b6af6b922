import type {PlaceReport, ReportAccount, ReportPayment} from "../../model/report.js";
import {reportAddress} from "../../model/report-address.js";
import {absent, countText, signLegend, sourceText, type ReportContext} from "../context.js";
import {barsDrawing, type BarRow} from "../drawings/bars.js";
import {html, join, type Content, type Html} from "../html.js";
import {figure, section} from "../section.js";
import {table} from "../table.js";
import {atText} from "./facts.js";
import {datasetFile} from "./links.js";
import {nameOf} from "../place-words.js";
import {sourceLine} from "../source-line.js";

interface YearSum {
  year: number;
  total: number;
  bySchemes: ReadonlyMap<string, number>;
  decided: readonly number[];
}

/** Payments added up by the year they were paid in, newest first. */
export function sumByYear(payments: readonly ReportPayment[]): YearSum[] {
  const years = [...new Set(payments.map((p) => p.paymentYear))].sort((a, b) => b - a);
  return years.map((year) => {
    const own = payments.filter((p) => p.paymentYear === year);
    const bySchemes = new Map<string, number>();
    for (const {scheme, amountNok} of own) bySchemes.set(scheme, (bySchemes.get(scheme) ?? 0) + amountNok);
    return {
      year,
      total: own.reduce((sum, p) => sum + p.amountNok, 0),
      bySchemes,
      decided: [...new Set(own.map((p) => p.decisionYear))].sort((a, b) => a - b)
    };
  });
}

/** Pupils and children together; null when one of them is hidden or absent. */
export function headsOf({facts}: Pick<PlaceReport, "facts">): number | null {
  const {pupils, children} = facts;
  return pupils.value !== null && children.value !== null && pupils.value + children.value > 0
    ? pupils.value + children.value
    : null;
}

/** Kroner by year and scheme, per pupil and child; of a county also the state accounts as upper bounds. */
export function moneySection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  return section(
    "midler",
    say("moneyHeading"),
    html`<p>${say("moneyIntro")}</p>`,
    report.payments.length > 0 ? paymentsFigure(context, report) : noPayments(context, report),
    report.accounts.length > 0 ? accountsFigure(context, report) : null
  );
}

function noPayments(context: ReportContext, report: PlaceReport): Html {
  const {say, root} = context;
  const name = nameOf(context, report.own);
  const {network} = report;
  return html`<p class="pb-report-none">
    ${report.hasPayments ? say("moneyNone", {name}) : say("moneyUnknown", {name})}
    ${
      network
        ? say("moneyNetworkOnly", {
            network: html`<a href="${root}${reportAddress("network", network.slug).slice(1)}"
              >${network.name}</a
            >`
          })
        : null
    }
  </p>`;
}

function paymentsFigure(context: ReportContext, report: PlaceReport): Html {
  const {say, numbers} = context;
  const {facts} = report;
  const name = nameOf(context, report.own);
  const heads = headsOf(report);
  const years = sumByYear(report.payments);
  const perHead = (total: number) => (heads === null ? null : total / heads);
  const bars: BarRow[] = years.toReversed().map(({year, total}) => {
    const each = perHead(total);
    return {
      label: String(year),
      value: total,
      text: numbers.kroner(total) + (each === null ? "" : ` (${numbers.kroner(each)})`)
    };
  });
  const narrow = bars.map((b, i) => ({...b, text: numbers.kroner(years.toReversed()[i]?.total ?? 0)}));
  const title = say("moneyTitle", {name});
  const label = html`${title}:
  ${join(
    bars.map((b) => `${b.label} ${b.text}`),
    "; "
  )}`;
  const rows = years.flatMap(({year, total, bySchemes, decided}) => [
    {year, scheme: say("allSchemes"), amount: total, decided, isTotal: true},
    ...(bySchemes.size > 1
      ? [...bySchemes]
          .sort(([a], [b]) => a.localeCompare(b, "nb"))
          .map(([scheme, amount]) => ({
            year,
            scheme,
            amount,
            decided: decisionYears(report.payments, year, scheme),
            isTotal: false
          }))
      : [])
  ]);
  return figure({
    context,
    id: "utbetalt",
    dataset: datasetFile("allocation", report.world),
    title,
    subtitle:
      heads === null
        ? say("moneySubtitlePlain")
        : say("moneySubtitle", {
            pupils: countText(context, facts.pupils),
            pupilsAt: atText(context, facts.pupils.at),
            children: countText(context, facts.children),
            childrenAt: atText(context, facts.children.at)
          }),
    drawings: html`${barsDrawing(bars, {width: 820, size: "wide", label})}${barsDrawing(narrow, {width: 340, size: "narrow", label})}`,
    twin: table(
      rows,
      [
        {label: say("columnPaymentYear"), cell: (r) => String(r.year)},
        {label: say("columnScheme"), cell: (r) => (r.isTotal ? html`<b>${r.scheme}</b>` : r.scheme)},
        {label: say("columnAmount"), numeric: true, cell: (r) => numbers.kroner(r.amount)},
        {
          label: say("columnPerHead"),
          numeric: true,
          cell: (r) => {
            const each = perHead(r.amount);
            return each === null ? absent(context, "missing") : numbers.kroner(each);
          }
        },
        {label: say("columnDecided"), cell: (r) => r.decided.join(", ")}
      ],
      {caption: say("paymentsCaption"), compact: true}
    ),
    foot: html`${heads === null ? signLegend(context, ["missing"]) : null}${
      report.world === "example"
        ? html`<p>${sourceLine(context, report, [{source: "example-county"}])}</p>`
        : null
    }`,
    example: report.world === "example" ? say("exampleMark") : null
  });
}

function decisionYears(payments: readonly ReportPayment[], year: number, scheme: string): number[] {
  const own = payments.filter((p) => p.paymentYear === year && p.scheme === scheme);
  return [...new Set(own.map((p) => p.decisionYear))].sort((a, b) => a - b);
}

function accountsFigure(context: ReportContext, report: PlaceReport): Html {
  const {say, numbers} = context;
  const {accounts, accountCounties} = report;
  const newest = accounts.toSorted((a, b) => b.year - a.year).slice(0, 6);
  const agency = sourceText(context, newest[0]?.agency ?? "");
  const pupils = newest.some((a) => a.pupils.value !== null);
  const children = newest.some((a) => a.children.value !== null);
  return html`<h3>${say("accountsTitle", {agency})}</h3>
    <p>
      ${say("accountsSubtitle")}
      ${accountCounties.length > 0 ? say("accountsShared", {counties: accountCounties.join(", ")}) : null}
    </p>
    ${table(
      newest,
      [
        {label: say("columnAccountYear"), cell: (a) => String(a.year)},
        {
          label: say("columnSchool"),
          numeric: true,
          cell: (a) => countText(context, a.school, numbers.kroner)
        },
        ...(pupils
          ? [
              {
                label: say("columnSchoolPerPupil"),
                numeric: true,
                cell: (a: ReportAccount) => ratioText(context, a.school, a.pupils)
              }
            ]
          : []),
        {
          label: say("columnKindergarten"),
          numeric: true,
          cell: (a) => countText(context, a.kindergarten, numbers.kroner)
        },
        ...(children
          ? [
              {
                label: say("columnKindergartenPerChild"),
                numeric: true,
                cell: (a: ReportAccount) => ratioText(context, a.kindergarten, a.children)
              }
            ]
          : [])
      ],
      {caption: say("accountsTitle", {agency}), compact: true}
    )}
    <p class="pb-report-source">
      ${pupils && children ? null : say("accountsNoCounts")}
      ${sourceLine(context, report, [{source: "dfo-accounts"}])}
    </p>`;
}

function ratioText(
  context: ReportContext,
  amount: PlaceReport["accounts"][number]["school"],
  heads: PlaceReport["accounts"][number]["school"]
): Content {
  if (amount.value === null) return countText(context, amount);
  if (heads.value === null || heads.value === 0) return countText(context, {...heads, value: null});
  return context.numbers.kroner(amount.value / heads.value);
}

/** One sentence on the newest year that is not ahead of the decisions: the year of the newest decision. */
export function moneyHeadline(context: ReportContext, report: PlaceReport): Content {
  const {say, numbers} = context;
  const name = nameOf(context, report.own);
  if (report.payments.length === 0)
    return report.hasPayments ? say("headMoneyNone", {name}) : say("headMoneyUnknown", {name});
  // payments of later years are promised, not paid
  const newestDecision = Math.max(...report.payments.map((p) => p.decisionYear));
  const years = sumByYear(report.payments);
  const shown = years.find((y) => y.year <= newestDecision) ?? years[0];
  if (!shown) return null;
  const heads = headsOf(report);
  const values = {year: String(shown.year), amount: numbers.kroner(shown.total)};
  return heads === null
    ? say("headMoneyOnly", values)
    : say("headMoney", {...values, perHead: numbers.kroner(shown.total / heads)});
}
