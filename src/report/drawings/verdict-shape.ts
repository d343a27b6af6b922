import type {Verdict} from "../verdict.js";
import {html, type Html} from "../html.js";

const marks: Readonly<Record<Verdict["kind"], Html>> = {
  lower: html`<path d="M1.5,3L14.5,3L8,14Z" fill="var(--pb-own)" />`,
  higher: html`<path d="M1.5,13L14.5,13L8,2Z" fill="var(--pb-second)" />`,
  similar: html`<path d="M2,6h12M2,11h12" stroke="var(--pb-ink)" stroke-width="2.5" />`,
  unknown: html`<circle
    cx="8"
    cy="8"
    r="6"
    fill="none"
    stroke="var(--pb-comparison)"
    stroke-width="1.75"
    stroke-dasharray="2.5,2"
  />`
};

/** The shape of a verdict; its word always stands beside it. */
export function verdictShape(kind: Verdict["kind"]): Html {
  return html`<svg class="pb-report-shape" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    ${marks[kind]}
  </svg>`;
}
