import type {EffectLevel} from "../../model/effect.js";
import type {EffectAnalysis} from "../../statistics/analysis/result.js";
import type {Lead, LeadReport} from "../../statistics/sensitivity/leads.js";
import type {Column} from "../data-table.js";
import type {EffectContext} from "./context.js";
import {drawLeads, type LeadFound, type LeadRow} from "./doubt-leads.js";
import {describeLooked, nameFile} from "./doubt-sample.js";
import {formatOne, formatP, formatSignedTick, formatSize} from "./doubt-words.js";
import {countUnits, formatEffect, formatEffectPoints, formatEffectRange, isShown} from "./words.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {notice} from "../notice.js";

/**
 * The years before the start: differences that should not be there, with pointwise and simultaneous 95 % intervals, and
 * the sizes that could have been overlooked. It gives no verdict (Roth 2022). A notice where there are no leads.
 */
export function leadsFigure(analysis: EffectAnalysis, context: EffectContext): HTMLElement {
  const {leads: report, specification, settings} = analysis;
  if (!report) {
    return notice(
      "Ingen år før basisåret kan sammenliknes, så utviklingen før oppstart er ikke undersøkt.",
      "Velg en lengre periode, eller puljer som startet senere."
    );
  }
  const base = -1 - specification.anticipation;
  const rows = leadRows(analysis, report, base);
  return figure({
    title: "Før oppstart: hvor store forskjeller kunne vi ha oversett?",
    subtitle: describeLooked(analysis, context),
    chart: (width) => drawLeads(rows, {report, base, level: settings.level, width}),
    textAlternative: `${rows.map((row) => describeRow(row, settings.level)).join(" ")} ${describeOverlooked(report)}`,
    rows,
    columns: columnsOf(report),
    sources: context.sources,
    file: nameFile("foer-oppstart", analysis),
    ...(context.downloads && {downloads: context.downloads}),
    note: element(
      "span",
      {},
      element("strong", {}, "At vi ikke ser noe, betyr ikke at det ikke er noe."),
      ` ${describeOverlooked(report)} ${describeLargest(report)}`,
      ` Forskjellene er målt fra basisåret, ${-base} år før oppstart.`
    )
  });
}

/** What the leads could not have shown, with its two shapes. */
export function describeOverlooked({constantViolation, trendViolation}: LeadReport): string {
  return `En like stor forskjell i alle årene på under ${formatSize(constantViolation)}, eller en skjev utvikling på under ${formatSize(trendViolation)} i året, ville blitt oversett i minst 2 av 10 tilfeller.`;
}

function describeLargest({supT, critical, pValue, leads, method}: LeadReport): string {
  const corrected = method === "t with Bonferroni" ? " (Bonferroni)" : "";
  return `Det største utslaget er ${formatOne(supT)} standardfeil. Ved ${leads.length} år samtidig${corrected} regnes utslag over ${formatOne(critical)} som uvanlige; ${formatP(pValue)}.`;
}

/** One row a year from the first lead up to the base, those without an estimate included. */
function leadRows({eventStudy}: EffectAnalysis, report: LeadReport, base: number): LeadRow[] {
  const {leads, critical} = report;
  const first = Math.min(...leads.map(({eventTime}) => eventTime));
  return Array.from({length: base - first}, (_, i) => {
    const eventTime = first + i;
    const lead = leads.find((l) => l.eventTime === eventTime);
    const point = eventStudy.points.find((p) => p.eventTime === eventTime);
    if (!lead || !point || !isShown(point))
      return {eventTime, found: null, units: null, municipalities: null};
    const found: LeadFound = {
      estimate: lead.estimate,
      pointwise: {low: point.low, high: point.high},
      simultaneous: around(lead, critical),
      detectable: lead.detectable
    };
    return {eventTime, found, units: point.units, municipalities: point.municipalities};
  });
}

function around({estimate, standardError}: Lead, quantile: number): {low: number; high: number} {
  return {low: estimate - quantile * standardError, high: estimate + quantile * standardError};
}

function describeRow({eventTime, found, units}: LeadRow, level: EffectLevel): string {
  if (!found) return `${-eventTime} år før: ikke noe tall.`;
  const {estimate, pointwise, detectable} = found;
  const count = units === null ? "" : `, ${countUnits(level, units)}`;
  return `${-eventTime} år før: ${formatEffectPoints(estimate)} (95 % intervall ${formatEffectRange(pointwise)})${count}; kunne vist ${formatSize(detectable)}.`;
}

function column(name: string, label: string, pick: (found: LeadFound) => number): Column<LeadRow> {
  return {name, label, value: ({found}) => found && pick(found), format: formatEffect};
}

function columnsOf({leads}: LeadReport): Column<LeadRow>[] {
  const together = leads.length === 1 ? "ett år" : `${leads.length} år samtidig`;
  return [
    {name: "event_time", label: "År fra oppstart", value: (r) => r.eventTime, format: formatSignedTick},
    column("difference", "Forskjell, prosentpoeng", (f) => f.estimate),
    column("low", "Nedre grense, 95 %", (f) => f.pointwise.low),
    column("high", "Øvre grense, 95 %", (f) => f.pointwise.high),
    column("low_simultaneous", `Nedre grense, ${together}`, (f) => f.simultaneous.low),
    column("high_simultaneous", `Øvre grense, ${together}`, (f) => f.simultaneous.high),
    {
      ...column("detectable", "Minste forskjell som vises i 8 av 10 tilfeller", (f) => f.detectable),
      format: formatOne
    },
    {name: "units", label: "Enheter som deltar", value: (r) => r.units, format: formatWhole},
    {name: "municipalities", label: "Kommuner", value: (r) => r.municipalities, format: formatWhole}
  ];
}
