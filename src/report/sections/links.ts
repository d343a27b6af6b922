import type {Report} from "../../model/report.js";
import type {World} from "../../model/survey.js";
import type {ReportContext} from "../context.js";
import {html, type Content, type Html} from "../html.js";
import {section} from "../section.js";

interface Link {
  text: Content;
  /** Path from the root of the site. */
  path: string;
}

/** The interactive pages with the place chosen, and the files of the whole data sets. */
export function linksSection(context: ReportContext, report: Report, files: ReadonlySet<string>): Html {
  const {say, root} = context;
  const item = ({text, path}: Link) => html`<li><a href="${root}${path}">${text}</a></li>`;
  return section(
    "mer",
    say("linksHeading"),
    html`<ul class="pb-report-links">
        ${pagesOf(context, report).map(item)}
      </ul>
      <h3>${say("filesHeading")}</h3>
      <ul class="pb-report-links">
        ${filesOf(context, report)
          .filter(({path}) => files.has(path))
          .map(item)}
      </ul>`
  );
}

function pagesOf({say}: ReportContext, report: Report): Link[] {
  const {world} = report;
  if (report.kind === "pulje") {
    const {scheme, pulje} = report.period;
    const query = new URLSearchParams({
      ...(scheme === "IBS" ? {} : {ordning: scheme}),
      ...(world === "example" ? {fylke: "EX"} : {}),
      pulje: String(pulje)
    });
    return [
      {text: say("linkParticipation"), path: `deltakelse?${query}`},
      {text: say("linkEffect"), path: "effekt"},
      {text: say("linkSources"), path: "kilder"}
    ];
  }
  const {county, own, kind, hasNetworks} = report;
  const place = new URLSearchParams({
    fylke: county.code,
    ...(kind === "municipality" ? {enhet: own.code} : {})
  });
  const network = new URLSearchParams({
    fylke: county.code,
    ...(kind === "network" ? {nettverk: own.name} : report.network ? {nettverk: report.network.name} : {})
  });
  return [
    {text: say("linkBullying"), path: `mobbing?${place}`},
    {text: say("linkParticipation"), path: `deltakelse?${new URLSearchParams({fylke: county.code})}`},
    ...(hasNetworks ? [{text: say("linkNetworks"), path: `nettverk?${network}`}] : []),
    {text: say("linkDistribution"), path: `fordeling?${new URLSearchParams({omrade: county.code})}`},
    {text: say("linkSources"), path: "kilder"}
  ];
}

/** The CSV file of a data set, from the root of the site. */
export function datasetFile(name: string, world: World): string {
  return `data/${name}${world === "example" ? "-eksempel" : ""}.csv`;
}

/** Files of the whole data sets; those that the site does not have are left out. */
function filesOf({say}: ReportContext, {world, kind}: Report): Link[] {
  const file = (name: string) => datasetFile(name, world);
  const puljer: Link[] = [
    {text: say("fileParticipation"), path: file("participation")},
    {text: say("filePublished"), path: file("published_participant")},
    {text: say("filePeriods"), path: file("pulje_period")}
  ];
  if (kind === "pulje") return puljer;
  return [
    {text: say("fileShares"), path: file("survey_share")},
    {text: say("filePupils"), path: file("pupil_count")},
    {text: say("fileChildren"), path: file("child_count")},
    ...puljer,
    {text: say("fileAllocation"), path: file("allocation")}
  ];
}
