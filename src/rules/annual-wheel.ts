import type {RuleFinding} from "./finding.js";
import {annualWheelText, planRevisedText} from "./sources.js";
import {dateInWords, uncapital} from "./words.js";

/** One deadline of the annual wheel. Dates are Trøndelag's; another county may have others. */
export interface WheelEvent {
  id: "need-report" | "decision-basis" | "recommendation" | "decision";
  title: string;
  /** ISO date; `Ultimo juni` is the last day of June. */
  date: string;
  /** Only recommended: each network sets its own. */
  recommended: boolean;
  from: string;
  to: string;
  /** What is inferred or only said in another way; empty where the plan says it as it stands. */
  note: string;
}

/** The events that lead to the decision of a year; the first one falls in the year before. */
export function annualWheel(decisionYear: number): WheelEvent[] {
  return [
    {
      id: "need-report",
      title: "Eventuell behovsmelding",
      date: `${decisionYear - 1}-12-01`,
      recommended: true,
      from: "Eier",
      to: "Kompetansenettverket",
      note: "Fristen settes lokalt; 1. desember er anbefalt."
    },
    {
      id: "decision-basis",
      title: "Beslutningsgrunnlag",
      date: `${decisionYear}-02-01`,
      recommended: false,
      from: "Partnerskapet (eierne i nettverket og UH)",
      to: "Samarbeidsforumet",
      note: "Planen nevner fristen; hvem som leverer til hvem, er sluttet av resten av planen."
    },
    {
      id: "recommendation",
      title: "Innstilling",
      date: `${decisionYear}-03-15`,
      recommended: false,
      from: "Samarbeidsforumet",
      to: "Statsforvalteren",
      note: ""
    },
    {
      id: "decision",
      title: "Vedtak og utbetaling",
      date: `${decisionYear}-06-30`,
      recommended: false,
      from: "Statsforvalteren",
      to: "Kompetansenettverkene og UH",
      note: "Planen sier «ultimo juni»; her den siste dagen i måneden."
    }
  ];
}

/** The first event on or after a day (ISO). A deadline is still ahead on its own day. Throws RangeError on no day. */
export function nextEvent(today: string): WheelEvent {
  const year = Number(/^(\d{4})-\d{2}-\d{2}$/.exec(today)?.[1]);
  const next = [...annualWheel(year), ...annualWheel(year + 1)].find((e) => e.date >= today);
  if (!Number.isInteger(year) || !next)
    throw new RangeError(`not a day: ${JSON.stringify(today)}: write it as 2026-12-01`);
  return next;
}

/** The wheel that the next event belongs to, with the days left to each event; passed ones are negative. */
export function observeAnnualWheel(today: string): RuleFinding {
  const next = nextEvent(today);
  const year = Number(next.date.slice(0, 4)) + (next.id === "need-report" ? 1 : 0);
  const left = daysBetween(today, next.date);
  const when = left === 0 ? "i dag" : left === 1 ? "om 1 dag" : `om ${left} dager`;
  return {
    id: "annual-wheel",
    title: `Frister fram mot vedtaket i ${year}`,
    verdict: "observation",
    summary: `Neste frist er ${dateInWords(next.date)}${next.recommended ? " (anbefalt)" : ""}, ${when}: ${uncapital(next.title)}, fra ${uncapital(next.from)} til ${uncapital(next.to)}; datoene er Trøndelags.`,
    evidence: annualWheel(year).map((e) => ({
      label: `${e.title}, ${dateInWords(e.date)}${e.recommended ? " (anbefalt)" : ""}`,
      value: daysBetween(today, e.date),
      expected: null,
      unit: "days",
      note: [`Fra ${uncapital(e.from)} til ${uncapital(e.to)}.`, e.note].filter(Boolean).join(" ")
    })),
    sources: [annualWheelText, planRevisedText]
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
