import type {Networks} from "../../model/published.js";
import {formatGrade, measureLabel} from "../../model/survey.js";
import {childDay} from "../child-day.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure} from "../figure.js";
import {formatKroner, formatPercent, formatStartYear, formatWhole} from "../format.js";
import {
  chooseSources,
  meanOf,
  overviewRows,
  shareQuantity,
  type NetworkChoice,
  type OverviewRow
} from "./data.js";
import {networkDots, type NetworkRow} from "../network-dots.js";
import {wholeSets} from "../whole-set.js";

/** The county's networks side by side: money per head, bullying, participation; the table has the counts too. */
export function networksFigure(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const {county, measure, grade, startYear} = choice;
  const rows = overviewRows(choice);
  const year = county.paymentYear;
  const paid = year === null ? "utbetalt" : `utbetalt i ${year}`;
  const before = year === null ? "året før" : `i ${year - 1}`;
  const columns: Column<OverviewRow>[] = [
    {name: "network", label: "Nettverk", value: ({network}) => network.network},
    quantityColumn("pupils", "Elever", {pick: ({network}) => network.pupils, format: formatWhole}),
    quantityColumn("children", "Barn i barnehage", {
      pick: ({network}) => network.children,
      format: formatWhole
    }),
    quantityColumn("amount_nok", `Kroner ${paid}`, {
      pick: ({network}) => network.amount,
      format: formatKroner
    }),
    quantityColumn("nok_per_head", "Per elev og barn", {pick: ({kroner}) => kroner, format: formatKroner}),
    quantityColumn("nok_per_head_year_before", `Per elev og barn ${before}`, {
      pick: ({lastYear}) => lastYear,
      format: formatKroner
    }),
    quantityColumn("nok_per_head_pro_rata", "Per elev og barn etter antall alene", {
      pick: ({proRata}) => proRata,
      format: formatKroner
    }),
    quantityColumn("share_bullied", measureLabel[measure], {
      pick: ({share}) => shareQuantity(share),
      format: formatPercent
    }),
    {name: "respondents", label: "Svar", value: ({share}) => share?.respondents ?? null, format: formatWhole},
    {
      name: "members_with_numbers",
      label: "Kommuner med tall",
      value: ({share, network}) => `${share?.shownMembers ?? 0} av ${network.members.length}`,
      numeric: true
    },
    quantityColumn("share_of_schools_in_pulje", "Skoler i pulje", {
      pick: ({participation}) => participation,
      format: formatPercent
    })
  ];
  const dots = rows.map(({network, share, kroner, lastYear, proRata, participation}): NetworkRow => ({
    code: network.network,
    name: network.network,
    pupils: network.pupils.value,
    kroner,
    lastYear,
    proRata,
    bullying: {...shareQuantity(share), low: share?.low ?? null, high: share?.high ?? null},
    participation
  }));
  return figure({
    title: `Hvordan er midler, mobbing og deltakelse fordelt mellom nettverkene i ${county.name}?`,
    subtitle: describePeriod(choice),
    chart: (width) =>
      networkDots(dots, {
        width,
        selected: choice.network,
        mean: meanOf(rows),
        labels: {
          kroner: `Kroner per elev og barn, ${paid}`,
          lastYear: before,
          bullying: measureLabel[measure],
          participation: "Skoler i pulje"
        }
      }),
    textAlternative: `Ett punkt per nettverk. ${rows
      .map(({network, kroner, participation, share}) =>
        [
          network.network,
          kroner.value === null ? "kroner ikke kjent" : `${formatKroner(kroner.value)} per elev og barn`,
          share?.share == null ? "mobbing ikke kjent" : `${formatPercent(share.share)} mobbet`,
          participation.value === null
            ? "deltakelse ikke kjent"
            : `${formatPercent(participation.value)} av skolene har deltatt i en pulje`
        ].join(", ")
      )
      .join(". ")}.`,
    rows,
    columns,
    sources: chooseSources(sources, county, "comparison"),
    downloads: wholeSets(
      county.world,
      "network_member",
      "survey_share",
      ...(county.networks.some((n) => n.allocations.length > 0) ? (["allocation"] as const) : [])
    ),
    file: `nettverk-${county.county.toLowerCase()}`,
    note: `Mobbing er ${measureLabel[measure].toLowerCase()}, ${formatGrade(grade)}, høsten ${startYear}: summen av mobbede delt på summen av svar i kommunene som har synlige tall. Kroner er det som ble utbetalt i året, ikke det som ble vedtatt da; vedtaksåret står i tabellen over midler. Kroner per elev og barn er beløpet delt på elever i grunnskolen og barn i barnehage til sammen. Sammenhenger her er ikke bevis på virkning.`
  });
}

function describePeriod({county, startYear}: NetworkChoice): string {
  const paid =
    county.paymentYear === null ? "kroner er ikke kjent" : `kroner utbetalt i ${county.paymentYear}`;
  return `Elever ${county.pupilYear.replace("-", "–")}, ${childDay(county.world, county.childDate)}, ${paid}, mobbing ${formatStartYear(startYear)}.`;
}
