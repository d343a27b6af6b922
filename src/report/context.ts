import type {ReportLanguage, ReportShare} from "../model/report.js";
import type {Grade, Measure, Status} from "../model/survey.js";
import {html, type Content, type Html} from "./html.js";
import {createSay, type MessageKey, type Say} from "./messages/words.js";
import {createNumbers, type Numbers} from "./numbers.js";

/** What every part of a report needs to be written. */
export interface ReportContext {
  language: ReportLanguage;
  say: Say;
  numbers: Numbers;
  /** The way from the page to the root of the site, such as `../../`. */
  root: string;
  /** The name of the page, which those of its figures' files begin with. */
  slug: string;
  /** Files that the site offers, as paths without leading slash. */
  files: ReadonlySet<string>;
}

export function createContext(
  language: ReportLanguage,
  root: string,
  {slug = "", files = new Set()}: {slug?: string; files?: ReadonlySet<string>} = {}
): ReportContext {
  return {language, say: createSay(language), numbers: createNumbers(language), root, slug, files};
}

const measureKeys: Readonly<Record<Measure, MessageKey>> = {
  total: "measureTotal",
  pupils: "measurePupils",
  digital: "measureDigital",
  adults: "measureAdults"
};

/** The name of a bullying measure. */
export function measureName({say}: ReportContext, measure: Measure): Html {
  return say(measureKeys[measure] as "measureTotal");
}

const indexKeys: Readonly<Record<string, MessageKey>> = {
  EUIndeks_1378: "index1378",
  EUIndeks_1379: "index1379",
  EUIndeks_1380: "index1380",
  EUIndeks_1381: "index1381",
  EUIndeks_1382: "index1382",
  EUIndeks_1383: "index1383",
  EUIndeks_1384: "index1384",
  EUIndeks_1385: "index1385",
  EUIndeks_1386: "index1386",
  EUIndeks_1387: "index1387",
  EUIndeks_1389: "index1389"
};

/** The name of an index of the learning environment; its code where it has none. */
export function indexName({say}: ReportContext, indicator: string): Content {
  const key = indexKeys[indicator];
  return key ? say(key as "index1378") : indicator;
}

/** `7. trinn`, `Vg1`. */
export function gradeName({say}: ReportContext, grade: Grade): Content {
  if (grade === "all") return say("gradeAll");
  return grade.startsWith("Vg") ? grade : say("gradeNumber", {number: grade});
}

/** Why a number is absent; `notApplicable` where it cannot exist. */
export type Absence = Exclude<Status, "ok"> | "notApplicable";

const signs: Readonly<Record<Absence, string>> = {suppressed: ":", missing: "..", notApplicable: "."};
const signKeys = {
  suppressed: "signSuppressed",
  missing: "signMissing",
  notApplicable: "signNotApplicable"
} as const;

/** The sign of an absent number (Statistics Norway's), with its word for screen readers. */
export function absent({say}: ReportContext, status: Absence): Html {
  // not hidden from screen readers, or the cell would be empty in a tagged PDF
  return html`<span class="pb-absent">${signs[status]}</span
    ><span class="pb-hidden-text"> ${say(signKeys[status])}</span>`;
}

/** The sign alone, for drawings. */
export function absenceMark(status: Status): string {
  return status === "suppressed" ? signs.suppressed : signs.missing;
}

/** What the signs mean. */
export function signLegend({say}: ReportContext, present: readonly Absence[]): Content {
  const used = (["suppressed", "missing", "notApplicable"] as const).filter((s) => present.includes(s));
  if (used.length === 0) return null;
  return html`<p>
    ${say("signsLabel")}
    ${used.map((s, i) => html`${i ? ", " : ""}<b class="pb-sign">${signs[s]}</b> ${say(signKeys[s])}`)}.
  </p>`;
}

/** A share in words, or the sign of its absence. */
export function shareText(
  context: ReportContext,
  share: Pick<ReportShare, "share" | "decimals" | "status"> | null | undefined
): Content {
  if (!share) return absent(context, "missing");
  if (share.share === null) return absent(context, share.status === "suppressed" ? "suppressed" : "missing");
  return context.numbers.percent(share.share, share.decimals);
}

/** A count or amount by `format`, or the sign of its absence. */
export function countText(
  context: ReportContext,
  {value, status}: {value: number | null; status: Status},
  format: (value: number) => string = context.numbers.whole
): Content {
  if (value !== null && status === "ok") return format(value);
  return absent(context, status === "suppressed" ? "suppressed" : "missing");
}

/** Text of a source, which is in bokmål whatever the report is in. */
export function sourceText({language}: ReportContext, text: string): Content {
  return language === "nn" && text !== "" ? html`<span lang="nb">${text}</span>` : text;
}
