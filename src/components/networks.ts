import type {NetworkCounty, Networks, Provenance} from "../model/published.js";
import {formatGrade, measureLabel, measures, type Grade, type Measure} from "../model/survey.js";
import {bars} from "./bars.js";
import {choicesPanel, twoPane} from "./choices-panel.js";
import {select} from "./controls.js";
import {dataTable, type Column} from "./data-table.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import {
  formatDate,
  formatKroner,
  formatPercent,
  formatPercentRange,
  formatStartYear,
  formatWhole,
  speakQuantity,
  type Quantity
} from "./format.js";
import {networkDots, type NetworkRow} from "./network-dots.js";
import {notice} from "./notice.js";
import {readAddress, refusedNotice, shareLink, writeAddress} from "./address.js";
import {trend} from "./trend.js";

type Network = NetworkCounty["networks"][number];
type Share = Network["shares"][number];

/** What is chosen on the page: county, measure, grade, survey year and the network shown in detail. */
export interface NetworkChoice {
  county: NetworkCounty;
  measure: Measure;
  grade: Grade;
  startYear: number;
  network: string;
}

const absent: Quantity = {value: null, status: "missing"};

/** Numerator per pupil and kindergarten child; absent when one of the three is, for the first reason met. */
export function perHead(amount: Quantity, network: Pick<Network, "pupils" | "children">): Quantity {
  for (const part of [amount, network.pupils, network.children]) {
    if (part.value === null) return {value: null, status: part.status === "ok" ? "missing" : part.status};
  }
  const heads = (network.pupils.value ?? 0) + (network.children.value ?? 0);
  return heads > 0
    ? {value: (amount.value ?? 0) / heads, status: "ok"}
    : {value: null, status: "notApplicable"};
}

/** Share of the network's schools that took part in a pulje. */
export function participationShare({schools, schoolsInPulje}: Network): Quantity {
  if (schools.value === null || schoolsInPulje.value === null) return absent;
  return schools.value > 0
    ? {value: schoolsInPulje.value / schools.value, status: "ok"}
    : {value: null, status: "notApplicable"};
}

function shareOf(network: Network, {measure, grade, startYear}: NetworkChoice): Share | undefined {
  return network.shares.find((s) => s.measure === measure && s.grade === grade && s.startYear === startYear);
}

interface OverviewRow {
  network: Network;
  share: Share | undefined;
  kroner: Quantity;
  lastYear: Quantity;
  proRata: Quantity;
  participation: Quantity;
}

function overviewRows(choice: NetworkChoice): OverviewRow[] {
  return choice.county.networks
    .map((network) => ({
      network,
      share: shareOf(network, choice),
      kroner: perHead(network.amount, network),
      lastYear: perHead(network.amountYearBefore, network),
      proRata: perHead(network.amountProRata, network),
      participation: participationShare(network)
    }))
    .toSorted((a, b) => a.network.network.localeCompare(b.network.network, "nb"));
}

/** The county's mean: sum over sum; null when one network lacks a part. */
function meanOf(rows: readonly OverviewRow[]): {kroner: number | null; participation: number | null} {
  const sum = (pick: (row: OverviewRow) => number | null): number | null => {
    let total = 0;
    for (const row of rows) {
      const value = pick(row);
      if (value === null) return null;
      total += value;
    }
    return total;
  };
  const heads = sum(({network: {pupils, children}}) =>
    pupils.value === null || children.value === null ? null : pupils.value + children.value
  );
  const amount = sum(({network}) => network.amount.value);
  const schools = sum(({network}) => network.schools.value);
  const inPulje = sum(({network}) => network.schoolsInPulje.value);
  return {
    kroner: amount !== null && heads ? amount / heads : null,
    participation: inPulje !== null && schools ? inPulje / schools : null
  };
}

interface HeadsRow {
  network: Network;
  quantity: Quantity;
}

/** Pupils and kindergarten children of each network: the heads that money is compared with. */
export function headsFigure(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const {county} = choice;
  const rows = overviewRows(choice);
  const heads: HeadsRow[] = rows.map(({network}) => ({network, quantity: headsOf(network)}));
  const columns: Column<HeadsRow>[] = [
    {name: "network", label: "Nettverk", value: ({network}) => network.network},
    quantity("pupils", "Elever", ({network}) => network.pupils, formatWhole),
    quantity("children", "Barn i barnehage", ({network}) => network.children, formatWhole),
    quantity("schools", "Skoler", ({network}) => network.schools, formatWhole),
    {name: "members", label: "Kommuner", value: ({network}) => network.members.length, format: formatWhole}
  ];
  return figure({
    title: `Hvor mange elever og barn er det i nettverkene i ${county.name}?`,
    subtitle: `Elever i grunnskolen ${county.pupilYear.replace("-", "–")} og barn i barnehage ${formatDate(county.childDate)}, til sammen.`,
    chart: (width) =>
      bars(
        heads.map(({network, quantity: q}) => ({label: network.network, ...q})),
        {width, selected: choice.network}
      ),
    textAlternative: heads
      .map(({network, quantity: q}) => `${network.network}: ${speakQuantity(q, formatWhole)}`)
      .join(". "),
    rows: heads,
    columns,
    sources: chooseSources(sources, county),
    file: `nettverk-antall-${county.county.toLowerCase()}`,
    openTable: true,
    note:
      county.world === "real"
        ? "Lærlinger, kandidater og elever i videregående skole er ikke med i tallene."
        : "Nettverkene er oppdiktet."
  });
}

function headsOf({pupils, children}: Network): Quantity {
  for (const part of [pupils, children]) {
    if (part.value === null) return {value: null, status: part.status === "ok" ? "missing" : part.status};
  }
  return {value: (pupils.value ?? 0) + (children.value ?? 0), status: "ok"};
}

/** Whether anything is known that the networks can be compared in. */
function isComparable(choice: NetworkChoice): boolean {
  return overviewRows(choice).some(
    ({kroner, participation, share}) =>
      kroner.value !== null || participation.value !== null || share?.share != null
  );
}

/** The county's networks side by side: money per head, bullying, participation; the table has the counts too. */
export function networksFigure(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const {county, measure, grade, startYear} = choice;
  const rows = overviewRows(choice);
  const columns: Column<OverviewRow>[] = [
    {name: "network", label: "Nettverk", value: ({network}) => network.network},
    quantity("pupils", "Elever", ({network}) => network.pupils, formatWhole),
    quantity("children", "Barn i barnehage", ({network}) => network.children, formatWhole),
    quantity("amount_nok", "Kroner", ({network}) => network.amount, formatKroner),
    quantity("nok_per_head", "Kroner per elev og barn", ({kroner}) => kroner, formatKroner),
    quantity("nok_per_head_year_before", "Året før", ({lastYear}) => lastYear, formatKroner),
    quantity("nok_per_head_pro_rata", "Etter antall alene", ({proRata}) => proRata, formatKroner),
    quantity("share_bullied", measureLabel[measure], ({share}) => shareQuantity(share), formatPercent),
    {name: "respondents", label: "Svar", value: ({share}) => share?.respondents ?? null, format: formatWhole},
    {
      name: "members_with_numbers",
      label: "Kommuner med tall",
      value: ({share, network}) => `${share?.shownMembers ?? 0} av ${network.members.length}`
    },
    quantity("share_of_schools_in_pulje", "Skoler i pulje", ({participation}) => participation, formatPercent)
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
    chart: (width) => networkDots(dots, {width, selected: choice.network, mean: meanOf(rows)}),
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
    sources: chooseSources(sources, county),
    file: `nettverk-${county.county.toLowerCase()}`,
    note: `Mobbing er ${measureLabel[measure].toLowerCase()}, ${formatGrade(grade)}, høsten ${startYear}: summen av mobbede delt på summen av svar i kommunene som har synlige tall. Kroner per elev og barn er beløpet delt på elever i grunnskolen og barn i barnehage til sammen. Sammenhenger her er ikke bevis på virkning.`
  });
}

function shareQuantity(share: Share | undefined): Quantity {
  return share ? {value: share.share, status: share.status} : absent;
}

function quantity<T>(
  name: string,
  label: string,
  pick: (row: T) => Quantity,
  format: (value: number) => string
): Column<T> {
  return {name, label, value: (row) => pick(row).value, status: (row) => pick(row).status, format};
}

function describePeriod({county, startYear}: NetworkChoice): string {
  const paid =
    county.paymentYear === null ? "kroner er ikke kjent" : `kroner utbetalt i ${county.paymentYear}`;
  return `Elever ${county.pupilYear.replace("-", "–")}, barn ${formatDate(county.childDate)}, ${paid}, mobbing ${formatStartYear(startYear)}.`;
}

function chooseSources(sources: Networks["sources"], {world}: NetworkCounty): [Provenance, ...Provenance[]] {
  const ids = ["trondelag-networks", "udir-pupils", "udir-kindergartens"];
  const chosen = sources.filter((s) => (world === "example" ? s.world === "example" : ids.includes(s.id)));
  const [first, ...rest] = chosen.length ? chosen : sources;
  if (!first) throw new RangeError("no source for the networks: the page data must name at least one");
  return [first, ...rest];
}

/** One network: its members, its share over the years, what it received. */
export function networkDetail(choice: NetworkChoice, sources: Networks["sources"]): HTMLElement {
  const network = choice.county.networks.find((n) => n.network === choice.network);
  if (!network) throw new RangeError(`no network ${choice.network} in ${choice.county.name}`);
  const series = network.shares.filter((s) => s.measure === choice.measure && s.grade === choice.grade);
  return element(
    "section",
    {"aria-label": network.network},
    element("h2", {}, network.network),
    network.basis === "inferred" &&
      notice(
        "Medlemmene i dette nettverket er sluttet ut fra navnet, ikke bekreftet.",
        "Legg inn nettverket i networks.csv for å bruke fylkets egen liste."
      ),
    membersTable(network),
    series.some((s) => s.share !== null)
      ? trendFigure(choice, {network, series, sources})
      : notice(
          "Mobbetall for dette nettverket er ikke kjent.",
          "Årlige tall for kommunene ligger ikke i datagrunnlaget; de kommer med når undersøkelsen hentes (npm run fetch)."
        ),
    network.allocations.length > 0
      ? allocationsTable(network)
      : notice(
          "Fordelte midler til dette nettverket er ikke kjent.",
          "Tallene er ikke offentlige. Legg dem inn i allocations.csv."
        )
  );
}

function membersTable(network: Network): HTMLElement {
  return dataTable(
    network.members,
    [
      {name: "code", label: "Nummer", value: (m) => m.code},
      {name: "name", label: "Kommune", value: (m) => m.name, rowHeader: true},
      {
        name: "pupils",
        label: "Elever",
        value: (m) => m.pupils.value,
        status: (m) => m.pupils.status,
        format: formatWhole
      },
      {
        name: "children",
        label: "Barn i barnehage",
        value: (m) => m.children.value,
        status: (m) => m.children.status,
        format: formatWhole
      },
      {name: "puljer", label: "Puljer", value: (m) => m.puljer.join(", ") || null}
    ],
    {caption: `Kommunene i ${network.network}`}
  );
}

function trendFigure(
  {measure, grade, county}: NetworkChoice,
  {network, series, sources}: {network: Network; series: readonly Share[]; sources: Networks["sources"]}
): HTMLElement {
  return figure({
    title: `Hvordan har mobbingen utviklet seg i ${network.network}?`,
    subtitle: `${measureLabel[measure]}, ${formatGrade(grade)}, prosent av elevene i kommuner med synlige tall.`,
    chart: (width) =>
      trend(
        series.map((s) => ({
          series: network.network,
          startYear: s.startYear,
          value: s.share,
          status: s.status,
          low: s.low,
          high: s.high,
          respondents: s.respondents
        })),
        {series: [{name: network.network, role: "own"}], width}
      ),
    textAlternative: series
      .map(
        (s) => `${formatStartYear(s.startYear)}: ${s.share === null ? "ikke vist" : formatPercent(s.share)}`
      )
      .join(", "),
    rows: series,
    columns: [
      {name: "school_year", label: "Skoleår", value: (s) => formatStartYear(s.startYear)},
      {
        name: "share_bullied",
        label: "Andel",
        value: (s) => s.share,
        status: (s) => s.status,
        format: formatPercent
      },
      {
        name: "interval",
        label: "95 % intervall",
        value: (s) => (s.low === null || s.high === null ? null : formatPercentRange(s.low, s.high)),
        status: (s) => (s.low === null && s.status === "ok" ? "missing" : s.status)
      },
      {name: "respondents", label: "Svar", value: (s) => s.respondents, format: formatWhole},
      {
        name: "members_with_numbers",
        label: "Kommuner med tall",
        value: (s) => `${s.shownMembers} av ${s.members}`
      }
    ],
    sources: chooseSources(sources, county),
    file: `nettverk-utvikling-${measure}`,
    level: 3,
    note: "Hvilke kommuner som har synlige tall, skifter fra år til år. Se kolonnen «Kommuner med tall» før år sammenlignes."
  });
}

function allocationsTable(network: Network): HTMLElement {
  return dataTable(
    network.allocations,
    [
      {name: "scheme", label: "Ordning", value: (a) => a.scheme},
      {name: "decision_year", label: "Vedtaksår", value: (a) => String(a.decisionYear)},
      {name: "payment_year", label: "Utbetalingsår", value: (a) => String(a.paymentYear)},
      {name: "code", label: "Mottaker", value: (a) => a.code},
      {name: "amount_nok", label: "Beløp", value: (a) => a.amountNok, format: formatKroner},
      {name: "purpose", label: "Formål", value: (a) => a.purpose}
    ],
    {caption: `Midler til ${network.network}`}
  );
}

/**
 * The page: choices to the left, what follows from them to the right. The choices live in the address, so a link shows
 * the same to others.
 */
export function networksPage({counties, sources}: Networks): HTMLElement {
  const [first] = counties;
  if (!first) {
    return notice(
      "Ingen nettverk er kjent.",
      "Legg inn fylkets nettverk i networks.csv og bygg nettstedet på nytt."
    );
  }
  const read = () => {
    const wanted = new URLSearchParams(location.search).get("fylke");
    const county = counties.find((c) => c.county === wanted) ?? first;
    return {county, choices: addressChoices(counties, county)};
  };
  const root = element("div");
  const render = () => {
    const {county, choices} = read();
    const {state, refused} = readAddress(choices);
    const choice: NetworkChoice = {
      county,
      measure: state.maal as Measure,
      grade: state.trinn as Grade,
      startYear: Number(state.aar),
      network: state.nettverk
    };
    const content = element("div");
    const draw = () => {
      const opened = choice.county.networks.length > 0;
      content.replaceChildren(
        ...[
          refusedNotice(refused, {
            fylke: "fylket",
            maal: "målet",
            trinn: "trinnet",
            aar: "året",
            nettverk: "nettverket"
          }),
          opened && isComparable(choice) ? networksFigure(choice, sources) : null,
          opened && !isComparable(choice) ? incomparableNotice(choice.county) : null,
          opened ? headsFigure(choice, sources) : null,
          unknownNotice(choice.county),
          opened ? networkDetail(choice, sources) : null
        ].filter((node) => node !== null)
      );
    };
    const bind = <V extends string>(name: keyof typeof choices, control: HTMLElement & {value: V}) => {
      control.addEventListener("input", () => {
        if (name === "fylke") {
          history.replaceState(
            history.state,
            "",
            `${location.pathname}?fylke=${encodeURIComponent(control.value)}`
          );
          render();
          root.querySelector("select")?.focus();
          return;
        }
        writeAddress(choices, {...readAddress(choices).state, [name]: control.value});
        choice.measure = readAddress(choices).state.maal as Measure;
        choice.grade = readAddress(choices).state.trinn as Grade;
        choice.startYear = Number(readAddress(choices).state.aar);
        choice.network = readAddress(choices).state.nettverk;
        draw();
      });
      return control;
    };
    const panel = choicesPanel(
      [
        bind(
          "fylke",
          select({
            label: "Fylke",
            options: counties.map((c) => ({
              value: c.county,
              label: c.world === "example" ? `${c.name} (oppdiktet)` : c.name
            })),
            value: county.county
          })
        ),
        bind(
          "nettverk",
          select({
            label: "Nettverk i detalj",
            options: optionsOf(choices.nettverk.allowed),
            value: state.nettverk
          })
        ),
        bind(
          "maal",
          select({
            label: "Mål",
            options: measures.map((m) => ({value: m as string, label: measureLabel[m]})),
            value: state.maal
          })
        ),
        bind(
          "trinn",
          select({
            label: "Trinn",
            options: choices.trinn.allowed.map((g) => ({value: g, label: formatGrade(g as Grade)})),
            value: state.trinn
          })
        ),
        bind(
          "aar",
          select({
            label: "Skoleår",
            options: choices.aar.allowed.map((y) => ({value: y, label: formatStartYear(Number(y))})),
            value: state.aar
          })
        ),
        shareLink()
      ],
      {
        summary: () =>
          [
            county.name,
            choice.network,
            measureLabel[choice.measure],
            formatGrade(choice.grade),
            formatStartYear(choice.startYear)
          ].join(" · ")
      }
    );
    draw();
    root.replaceChildren(twoPane(panel, content));
  };
  render();
  addEventListener("popstate", render);
  return root;
}

function optionsOf(values: readonly string[]): {value: string; label: string}[] {
  return values.map((value) => ({value, label: value}));
}

function addressChoices(counties: readonly NetworkCounty[], county: NetworkCounty) {
  const shares = county.networks.flatMap((n) => n.shares);
  const shown = shares.filter((s) => s.share !== null);
  const grades = [...new Set((shown.length ? shown : shares).map((s) => s.grade))];
  const years = [...new Set(shown.map((s) => s.startYear))].toSorted((a, b) => b - a).map(String);
  const fallbackYear = county.pupilYear.slice(0, 4);
  const names = county.networks.map((n) => n.network).toSorted((a, b) => a.localeCompare(b, "nb"));
  return {
    fylke: {allowed: counties.map((c) => c.county), initial: counties[0]?.county ?? ""},
    maal: {allowed: measures as readonly string[], initial: "total"},
    trinn: {
      allowed: grades.length ? grades : ["7"],
      initial: grades.includes("7") ? "7" : (grades[0] ?? "7")
    },
    aar: {allowed: years.length ? years : [fallbackYear], initial: years[0] ?? fallbackYear},
    nettverk: {allowed: names.length ? names : [""], initial: names[0] ?? ""}
  };
}

function incomparableNotice({name}: NetworkCounty): HTMLElement {
  return notice(
    `Kroner, mobbing og deltakelse er ikke kjent for nettverkene i ${name}.`,
    "Fordeling og deltakerlister er ikke offentlige: legg dem inn i allocations.csv og participation.csv. Mobbetall for kommunene kommer med når undersøkelsen hentes (npm run fetch)."
  );
}

function unknownNotice({unknownMembers, name}: NetworkCounty): HTMLElement | null {
  if (!unknownMembers.length) return null;
  return notice(
    `Nettverk er ikke kjent for ${unknownMembers.length} kommuner i ${name}: ${unknownMembers.map((m) => m.name).join(", ")}.`,
    "De blir ikke gjettet. Legg dem inn i networks.csv."
  );
}
