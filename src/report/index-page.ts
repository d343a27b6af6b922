import {puljeSchemeLabel, puljeSchemes} from "../model/pulje.js";
import type {ReportIndexPage, ReportLink} from "../model/report.js";
import {reportAddress, type ReportKind} from "../model/report-address.js";
import {createContext, type ReportContext} from "./context.js";
import {html, type Content, type Html} from "./html.js";
import {placeName} from "./names.js";
import {document, type SiteFrame} from "./page.js";

/** The page Rapporter: every report by county, then the puljer. In bokmål, as the site's own pages. */
export function renderIndex({counties, puljer}: ReportIndexPage, frame: SiteFrame): string {
  const context = createContext("nb", "");
  const real = counties.filter((c) => c.world === "real");
  const example = counties.filter((c) => c.world === "example");
  const municipalities = counties.reduce((sum, c) => sum + c.municipalities.length, 0);
  const networks = counties.reduce((sum, c) => sum + c.networks.length, 0);
  return document(context, frame, {
    title: "Rapporter",
    description:
      "Rapporter om mobbing, deltakelse og midler for fylker, kommuner, kompetansenettverk og puljer.",
    main: html`<h1>Rapporter</h1>
      <p class="pb-lead">
        Én rapport for hvert fylke, hver kommune, hvert kjente kompetansenettverk og hver pulje. Rapportene er
        like fra år til år, virker uten skript og kan skrives ut.
      </p>
      <p>
        Her er ${context.numbers.whole(counties.length)} fylkesrapporter,
        ${context.numbers.whole(municipalities)} kommunerapporter, ${context.numbers.whole(networks)}
        nettverksrapporter og ${context.numbers.whole(puljer.length)} puljerapporter. Tall per
        ${context.numbers.date(frame.dataDate)}. Rapporter merket «nynorsk» er skrevet på nynorsk, slik fylket
        har vedtatt eller stedet har valgt.
      </p>
      <section aria-labelledby="fylker">
        <h2 id="fylker" tabindex="-1">Fylker og kommuner</h2>
        ${real.map((county) => countyBlock(context, county))}
      </section>
      <section aria-labelledby="puljer">
        <h2 id="puljer" tabindex="-1">Puljer</h2>
        ${puljeSchemes.map(
          (scheme) =>
            html`<h3>${puljeSchemeLabel[scheme]}</h3>
              ${list(
                context,
                "pulje",
                puljer.filter((p) => p.world === "real" && p.scheme === scheme)
              )}`
        )}
      </section>
      ${
        example.length === 0
          ? null
          : html`<section aria-labelledby="eksempel">
              <h2 id="eksempel" tabindex="-1">Eksempeldata – oppdiktet</h2>
              <p class="pb-report-example">
                Eksempelfylket finnes ikke. Rapportene under viser hvordan en rapport ser ut når alle tall er
                på plass.
              </p>
              ${example.map((county) => countyBlock(context, county))}
              <h4>Puljer i Eksempelfylket</h4>
              ${list(
                context,
                "pulje",
                puljer.filter((p) => p.world === "example")
              )}
            </section>`
      }`
  });
}

function countyBlock(context: ReportContext, county: ReportIndexPage["counties"][number]): Html {
  return html`<section class="pb-report-county">
    <h3>${link(context, "county", county)}</h3>
    ${county.networks.length > 0 ? html`<h4>Kompetansenettverk i ${placeName(county.name)}</h4>` : null}
    ${county.networks.length > 0 ? list(context, "network", county.networks) : null}
    ${county.networks.length > 0 ? html`<h4>Kommuner i ${placeName(county.name)}</h4>` : null}
    ${list(context, "municipality", county.municipalities)}
  </section>`;
}

function list(context: ReportContext, kind: ReportKind, links: readonly ReportLink[]): Content {
  return html`<ul class="pb-report-list">
    ${links.map((each) => html`<li>${link(context, kind, each)}</li>`)}
  </ul>`;
}

function link({root}: ReportContext, kind: ReportKind, {name, slug, language}: ReportLink): Html {
  const mark = language === "nn" ? html` <span class="pb-report-nn">nynorsk</span>` : null;
  return html`<a href="${root}${reportAddress(kind, slug).slice(1)}">${placeName(name)}</a>${mark}`;
}
