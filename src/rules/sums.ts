import type {SumsFacts} from "./facts.js";
import type {EvidenceRow, RuleFinding, Verdict} from "./finding.js";
import {severalYearsText} from "./sources.js";
import {kroner} from "./words.js";

/** A decision is paid in its own year and at most this many years after. */
export const laterPaymentYears = 3;

/**
 * One frame's kroner, decision year and payment year apart: units + joint measures = frame, and payments = what was
 * decided, for the whole and for each unit. Less paid is no error while the decision may still be paid on.
 */
export function checkSums({frame, payments, names, year}: SumsFacts): RuleFinding {
  const {scheme, decisionYear, basis, jointMeasures, granted} = frame;
  const given = sum(granted);
  const paid = sum(payments);
  const later = sum(payments.filter((p) => p.paymentYear > year));
  const last = decisionYear + laterPaymentYears;
  const units = granted.map((g) => ({...g, paid: sum(payments.filter((p) => p.unit === g.unit))}));
  const over = paid > frame.frame || units.some((u) => u.paid > u.amount);
  const under = paid < frame.frame || units.some((u) => u.paid < u.amount);
  const verdict: Verdict =
    basis === "payments"
      ? "unknown"
      : given + jointMeasures !== frame.frame
        ? "notKept"
        : !payments.length
          ? "unknown"
          : over || (under && year > last)
            ? "notKept"
            : under
              ? "unknown"
              : "kept";
  const name = `${scheme} ${decisionYear}`;
  const dueLater = later ? `; ${kroner(later)} av dette forfaller etter ${year}` : "";
  const summary =
    basis === "payments"
      ? `Rammen for ${name} er ikke kjent; utbetalingene er til sammen ${kroner(paid)}${dueLater}.`
      : given + jointMeasures !== frame.frame
        ? `Enhetene og fellestiltakene i ${name} er til sammen ${kroner(given + jointMeasures)}, men rammen er ${kroner(frame.frame)}.`
        : !payments.length
          ? `Ingen utbetalinger av ${name} er kjent; rammen er ${kroner(frame.frame)}.`
          : verdict === "kept"
            ? `Utbetalingene av ${name} er til sammen ${kroner(paid)}, det samme som vedtatt${dueLater}.`
            : over
              ? `Utbetalingene av ${name} er ${kroner(paid)} av en ramme på ${kroner(frame.frame)}, og minst én del er større enn vedtatt${dueLater}.`
              : `Utbetalingene av ${name} er ${kroner(paid)} av ${kroner(frame.frame)}; et vedtak kan betales ut til og med ${last}${dueLater}.`;
  const decided = basis === "decision";
  return {
    id: "sums",
    title: `Utbetalt, vedtatt og ramme: ${name}`,
    verdict,
    summary,
    evidence: [
      row("Enheter og fellestiltak", given + jointMeasures, decided ? frame.frame : null, "Beside rammen."),
      row(
        "Utbetalinger i alt",
        payments.length ? paid : null,
        decided ? frame.frame : null,
        payments.length ? "" : "Ingen utbetalinger er kjent."
      ),
      ...paymentYears(payments, year),
      row(
        "Fellestiltak og mottakere utenfor enhetene",
        sum(payments.filter((p) => p.unit === null)),
        decided ? jointMeasures : null,
        ""
      ),
      ...units.map((u) => row(names.get(u.unit) ?? u.unit, u.paid, decided ? u.amount : null, ""))
    ],
    sources: [severalYearsText]
  };
}

function paymentYears(payments: SumsFacts["payments"], year: number): EvidenceRow[] {
  return [...new Set(payments.map((p) => p.paymentYear))]
    .toSorted((a, b) => a - b)
    .map((paymentYear) =>
      row(
        `Utbetaling i ${paymentYear}`,
        sum(payments.filter((p) => p.paymentYear === paymentYear)),
        null,
        paymentYear > year ? "Ikke forfalt ennå." : ""
      )
    );
}

function row(label: string, value: number | null, expected: number | null, note: string): EvidenceRow {
  return {label, value, expected, unit: "kroner", note};
}

function sum(parts: readonly {amount: number}[]): number {
  return parts.reduce((total, {amount}) => total + amount, 0);
}
