import type {PlaceReport} from "../model/report.js";
import {reportAddress} from "../model/report-address.js";
import {createContext, type ReportContext} from "./context.js";
import {html, plain, type Content, type Html} from "./html.js";
import {placeName} from "./names.js";
import {contents, document, printSource, titleBlock, type SiteFrame} from "./page.js";
import {barometerSection} from "./sections/barometer.js";
import {methodSection, sourcesSection, wordsSection} from "./sections/closing.js";
import {factsSection} from "./sections/facts.js";
import {headlineSection} from "./sections/headline.js";
import {linksSection} from "./sections/links.js";
import {membersSection, networkSentence} from "./sections/members.js";
import {missingSection} from "./sections/missing.js";
import {moneySection} from "./sections/money.js";
import {participationSection} from "./sections/participation.js";
import {linkTerms} from "./terms.js";
import {trendSection} from "./sections/trend.js";

const kindKeys = {county: "kindCounty", municipality: "kindMunicipality", network: "kindNetwork"} as const;

/** The report of a county, a network or a municipality as an HTML document. */
export function renderPlace(report: PlaceReport, frame: SiteFrame): string {
  const context = createContext(report.language, "../../", {slug: report.slug, files: frame.files});
  const {say} = context;
  const plainTitle = say("titlePlace", {name: placeName(report.own.name)});
  const title = report.world === "example" ? say("titleExample", {title: plainTitle}) : plainTitle;
  const body = html`${headlineSection(context, report)} ${factsSection(context, report)}
  ${trendSection(context, report)} ${barometerSection(context, report)}
  ${participationSection(context, report)} ${moneySection(context, report)} ${membersSection(context, report)}
  ${missingSection(context, report)} ${methodSection(context)} ${wordsSection(context)}
  ${sourcesSection(context, report)} ${linksSection(context, report, frame.files)}`;
  const source = printSource(context, report, frame);
  return document(context, frame, {
    title,
    description: html`${title}. ${source}`,
    attributes: html` data-report="${report.kind}" data-source="${plain(source)}" data-day="${frame.dataDate}"`,
    main: linkTerms(
      html`${titleBlock(context, {
          kind: say(kindKeys[report.kind]),
          title,
          lead: networkSentence(context, report),
          crumbs: crumbs(context, report),
          report,
          frame
        })}
        ${contents(context, body)} ${body}
        <p class="pb-report-language">${languageSentence(context, report)}</p>`,
      context.root
    )
  });
}

function crumbs({root}: ReportContext, {kind, county}: PlaceReport): Content {
  return kind === "county"
    ? null
    : html` <span aria-hidden="true">›</span>
        <a href="${root}${reportAddress("county", county.slug).slice(1)}">${placeName(county.name)}</a>`;
}

function languageSentence({say}: ReportContext, {languageBasis, county}: PlaceReport): Html {
  if (languageBasis === "decision") return say("languageDecision", {county: county.name});
  if (languageBasis === "neutral") return say("languageNeutral", {county: county.name});
  return languageBasis === "setting" ? say("languageSetting") : say("languageDefault");
}
