import {printedDecimals} from "../../src/model/disclosure-limits.ts";
import type {PlaceReport, ReportPlace, ReportShare} from "../../src/model/report.ts";
import {codeSlug} from "../../src/model/report-address.ts";
import type {NetworkCounty, UnitList} from "../../src/model/published.ts";
import {norwegian} from "../site/network-context.ts";
import type {ReportData} from "./data.ts";
import {noFacts, sumFacts} from "./facts.ts";
import {sourcesOf} from "./provenance.ts";

type Unit = UnitList["units"][number];
type Network = NetworkCounty["networks"][number];

/** The reports of every county, municipality and network. */
export function placeReports(data: ReportData): PlaceReport[] {
  return data.units.flatMap((unit) => {
    if (unit.level === "municipality") return [municipalityReport(data, unit)];
    if (unit.level !== "county") return [];
    const county = data.networksOf(unit.code);
    return [
      countyReport(data, unit),
      ...(county?.networks ?? []).map((network) => networkReport(data, unit, network))
    ];
  });
}

/** A unit with its survey numbers. */
function placeOf(data: ReportData, {code, name, level, breaks}: Unit): ReportPlace {
  if (level === "school") throw new RangeError(`${code}: schools have no report`);
  return {
    code,
    name,
    level,
    breaks,
    shares: data.shares.get(code) ?? [],
    indices: data.indices.get(code) ?? []
  };
}

/** What a place is compared with; the example county is never compared with real figures. */
function comparatorsOf(data: ReportData, county: Unit | null, world: Unit["world"]): ReportPlace[] {
  const nation = world === "real" ? data.unit("NO") : undefined;
  return [county, nation].flatMap((unit) => (unit ? [placeOf(data, unit)] : []));
}

/** The newest share of grade 7 that there is a row for. */
export function newestShare(shares: readonly ReportShare[]): ReportShare | null {
  const own = shares.filter((s) => s.grade === "7" && s.measure === "total");
  return own.reduce<ReportShare | null>((a, b) => (a === null || b.startYear > a.startYear ? b : a), null);
}

function linkOf(unit: Unit): PlaceReport["county"] {
  return {code: unit.code, name: unit.name, slug: codeSlug(unit.code)};
}

function membersOf(data: ReportData, codes: readonly string[]): PlaceReport["members"] {
  return codes
    .flatMap((code) => {
      const unit = data.unit(code);
      if (!unit) return [];
      const facts = data.facts.get(code) ?? noFacts;
      return [
        {
          code,
          name: unit.name,
          slug: codeSlug(code),
          network: data.networkOf(code)?.network ?? null,
          pupils: facts.pupils,
          children: facts.children,
          puljer: puljerOf(data, [code]),
          newest: newestShare(data.shares.get(code) ?? [])
        }
      ];
    })
    .sort((a, b) => norwegian.compare(a.name, b.name) || a.code.localeCompare(b.code));
}

/** The puljer that owners of some municipalities took part in, as `IBS 2`. */
function puljerOf(data: ReportData, codes: readonly string[]): string[] {
  const own = data.participantsIn(codes).filter((p) => p.open === null);
  return [...new Set(own.map((p) => `${p.scheme} ${p.pulje}`))].sort();
}

interface Parts {
  kind: PlaceReport["kind"];
  slug: string;
  unit: Unit;
  own: ReportPlace;
  comparators: readonly ReportPlace[];
  codes: readonly string[];
  facts: PlaceReport["facts"];
  payments: PlaceReport["payments"];
  /** For the choice of written standard. */
  network?: string;
  municipality?: string;
}

function compose(data: ReportData, parts: Parts): PlaceReport {
  const {kind, slug, unit, own, comparators, codes, facts, payments, network, municipality} = parts;
  const {world} = unit;
  const county = data.unit(unit.county ?? unit.code) ?? unit;
  const participants = data.participantsIn(codes);
  const taken = new Set(participants.map((p) => `${p.scheme} ${p.pulje}`));
  const known = data.networksOf(county.code);
  const report: Omit<PlaceReport, "sources"> = {
    kind,
    slug,
    world,
    ...data.language({county: county.code, world, network, municipality}),
    own,
    comparators,
    county: linkOf(county),
    network: null,
    networkBasis: null,
    networkCount: known?.networkCount ?? null,
    hasNetworks: known !== undefined,
    facts,
    members: [],
    networks: [],
    listedSchemes: data.listedSchemes(world),
    participants,
    puljer: data.puljer.filter((p) => p.world === world && taken.has(`${p.scheme} ${p.pulje}`)),
    payments,
    hasPayments: data.payments.some((p) => p.world === world),
    accounts: [],
    accountCounties: [],
    threeYear: data.threeYear.filter((r) => r.unit === own.code)
  };
  return {...report, sources: []};
}

function municipalityReport(data: ReportData, unit: Unit): PlaceReport {
  const county = data.unit(unit.county ?? "") ?? null;
  const network = data.networkOf(unit.code);
  const report = compose(data, {
    kind: "municipality",
    slug: codeSlug(unit.code),
    unit,
    own: placeOf(data, unit),
    comparators: comparatorsOf(data, county, unit.world),
    codes: [unit.code],
    facts: data.facts.get(unit.code) ?? noFacts,
    payments: data.paymentsTo((p) => p.municipality === unit.code),
    municipality: unit.code
  });
  const named = network
    ? {name: network.network, slug: data.networkSlug(network.county, network.network)}
    : null;
  return finish(data, {...report, network: named});
}

function countyReport(data: ReportData, unit: Unit): PlaceReport {
  const municipalities = data.units.filter((u) => u.level === "municipality" && u.county === unit.code);
  const report = compose(data, {
    kind: "county",
    slug: codeSlug(unit.code),
    unit,
    own: placeOf(data, unit),
    comparators: comparatorsOf(data, null, unit.world),
    codes: municipalities.map((u) => u.code),
    facts: data.facts.get(unit.code) ?? noFacts,
    payments: data.paymentsTo((p) => p.county === unit.code && p.world === unit.world)
  });
  const {accounts, counties} = data.accountsOf(unit.code);
  return finish(data, {
    ...report,
    members: membersOf(
      data,
      municipalities.map((u) => u.code)
    ),
    networks: (data.networksOf(unit.code)?.networks ?? []).map((n) => ({
      name: n.network,
      slug: data.networkSlug(unit.code, n.network),
      members: n.members.length,
      pupils: n.pupils,
      children: n.children,
      newest: newestShare(pooledShares(data, n))
    })),
    accounts,
    accountCounties: counties
      .filter((code) => code !== unit.code)
      .map((code) => data.unit(code)?.name ?? code)
  });
}

function networkReport(data: ReportData, county: Unit, network: Network): PlaceReport {
  const codes = network.members.map((m) => m.code);
  const isMember = new Set(codes);
  const report = compose(data, {
    kind: "network",
    slug: data.networkSlug(county.code, network.network),
    unit: county,
    own: {
      code: county.code,
      name: network.network,
      level: "network",
      breaks: [],
      shares: pooledShares(data, network),
      indices: []
    },
    comparators: comparatorsOf(data, county, county.world),
    codes,
    facts: sumFacts(codes.map((code) => data.facts.get(code) ?? noFacts)),
    payments: data.paymentsTo(
      (p) =>
        p.county === county.code &&
        p.world === county.world &&
        (p.network === network.network || (p.municipality !== null && isMember.has(p.municipality)))
    ),
    network: network.network
  });
  return finish(data, {
    ...report,
    networkBasis: network.basis,
    members: membersOf(data, codes),
    threeYear: []
  });
}

/** A network's shares: pooled over the municipalities that are shown. */
function pooledShares(data: ReportData, {shares, members}: Network): ReportShare[] {
  const sources = members.flatMap((m) => (data.shares.get(m.code) ?? []).flatMap((s) => s.source.split("+")));
  const source = [...new Set(sources)].join("+");
  const isShown = (cell: (typeof shares)[number]) =>
    members.some((m) =>
      data.shares
        .get(m.code)
        ?.some(
          (s) =>
            s.measure === cell.measure &&
            s.grade === cell.grade &&
            s.startYear === cell.startYear &&
            s.share !== null
        )
    );
  return shares.map((s) => ({
    measure: s.measure,
    startYear: s.startYear,
    share: s.share,
    respondents: s.respondents,
    low: s.low,
    high: s.high,
    status: s.status,
    shownMembers: s.shownMembers,
    uncounted: s.status === "missing" && isShown(s),
    grade: s.grade as ReportShare["grade"],
    decimals: printedDecimals(s.respondents, 1),
    bullied: s.share === null || s.respondents === null ? null : Math.round(s.share * s.respondents),
    origin: "pooled" as const,
    source
  }));
}

function finish(data: ReportData, report: PlaceReport): PlaceReport {
  return {...report, sources: data.provenance(sourcesOf(report))};
}
