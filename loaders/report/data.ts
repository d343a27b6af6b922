import {join} from "node:path";
import type {Participant, PuljePeriod} from "../../src/model/participation.ts";
import type {NetworkCounty, Provenance, ThreeYearMeans, UnitList} from "../../src/model/published.ts";
import type {
  ReportAccount,
  ReportFacts,
  ReportIndex,
  ReportPayment,
  ReportShare
} from "../../src/model/report.ts";
import type {World} from "../../src/model/survey.ts";
import {networkSlugs} from "../../src/model/report-address.ts";
import {readReportLanguages} from "../files/report-languages.ts";
import {agencyCounties, readAccounts} from "../site/distribution-accounts.ts";
import {locatePayments, readLocatedPayments, type LocatedPayment} from "../site/distribution-payments.ts";
import {readNetworks} from "../site/networks.ts";
import {readParticipationPage} from "../site/participation.ts";
import {readThreeYearMeans} from "../site/three-year.ts";
import {readUnits} from "../site/units.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readFacts} from "./facts.ts";
import {createLanguages, type ChosenLanguage, type LanguageOwner} from "./languages.ts";
import {readReportIndices, readReportShares} from "./shares.ts";

type Unit = UnitList["units"][number];
type Network = NetworkCounty["networks"][number];
type Payment = LocatedPayment & {world: World};

/** Everything that reports are made of, read once for all of them, with the ways to look it up. */
export interface ReportData {
  /** The nation, and the counties and municipalities that have reports. */
  units: readonly Unit[];
  shares: ReadonlyMap<string, ReportShare[]>;
  indices: ReadonlyMap<string, ReportIndex[]>;
  facts: ReadonlyMap<string, ReportFacts>;
  puljer: readonly PuljePeriod[];
  participants: readonly Participant[];
  evaluations: Awaited<ReturnType<typeof readParticipationPage>>["evaluations"];
  payments: readonly Payment[];
  threeYear: ThreeYearMeans["rows"];
  unit: (code: string) => Unit | undefined;
  networksOf: (county: string) => NetworkCounty | undefined;
  networkOf: (municipality: string) => {county: string; network: string} | undefined;
  networkSlug: (county: string, network: string) => string;
  participantsIn: (municipalities: readonly string[]) => Participant[];
  /** Schemes of which a list of participants is there, so that a place that it does not name took no part. */
  listedSchemes: (world: World) => string[];
  paymentsTo: (isOwn: (payment: Payment) => boolean) => ReportPayment[];
  accountsOf: (county: string) => {accounts: ReportAccount[]; counties: readonly string[]};
  language: (owner: LanguageOwner) => ChosenLanguage;
  provenance: (ids: readonly string[]) => Provenance[];
}

/** Svalbard and places abroad are no county with municipalities, and have no report. */
const withoutReport: ReadonlySet<string> = new Set(["21", "25"]);

/** Reads the warehouse and the settings of written standards: a fixed number of queries, whatever the number of reports. */
export async function readReportData(
  warehouse: Warehouse,
  {dataDir}: {dataDir: string}
): Promise<ReportData> {
  const {units: all, sources} = await readUnits(warehouse);
  const units = all.filter((u) => u.level !== "school" && !withoutReport.has(u.county ?? u.code));
  const byCode = new Map(units.map((u) => [u.code, u]));
  const {counties} = await readNetworks(warehouse);
  const networks = new Map(counties.map((c) => [c.county, c]));
  const slugs = new Map(
    counties.map((c) => [
      c.county,
      networkSlugs(
        c.county,
        c.networks.map((n) => n.network)
      )
    ])
  );
  const networkOf = new Map(
    counties.flatMap((c) =>
      c.networks.flatMap((n: Network) =>
        n.members.map((m) => [m.code, {county: c.county, network: n.network}] as const)
      )
    )
  );
  const {participants, puljer, evaluations} = await readParticipationPage(warehouse);
  const inMunicipality = new Map<string, Participant[]>();
  for (const p of participants)
    for (const code of p.municipalities) inMunicipality.set(code, [...(inMunicipality.get(code) ?? []), p]);
  const payments = (
    await Promise.all(
      (["real", "example"] as const).map(async (world) =>
        locatePayments(await readLocatedPayments(warehouse, world)).map((p) => ({...p, world}))
      )
    )
  ).flat();
  const accounts = await readAccounts(warehouse);
  const shares = await readReportShares(warehouse);
  const {rows: threeYear} = await readThreeYearMeans(warehouse);
  return {
    units,
    shares,
    indices: await readReportIndices(warehouse),
    facts: await readFacts(warehouse),
    puljer,
    participants,
    evaluations,
    payments,
    threeYear,
    unit: (code) => byCode.get(code),
    networksOf: (county) => networks.get(county),
    networkOf: (code) => networkOf.get(code),
    networkSlug(county, network) {
      const slug = slugs.get(county)?.get(network);
      if (slug === undefined) throw new RangeError(`no network ${network} in ${county}`);
      return slug;
    },
    participantsIn: (codes) => [...new Set(codes.flatMap((code) => inMunicipality.get(code) ?? []))],
    listedSchemes: (world) => [
      ...new Set(participants.filter((p) => p.world === world && p.origin === "list").map((p) => p.scheme))
    ],
    paymentsTo: (isOwn) => payments.filter(isOwn).map(paymentOf),
    accountsOf(county) {
      const agency = Object.entries(agencyCounties).find(([, codes]) => codes.includes(county));
      return {
        counties: agency?.[1] ?? [],
        accounts: accounts.filter((a) => a.organisationNumber === agency?.[0])
      };
    },
    language: createLanguages(await readReportLanguages(join(dataDir, "user"))),
    provenance: (ids) => ids.flatMap((id) => sources.filter((s) => s.id === id))
  };
}

function paymentOf({payment}: LocatedPayment): ReportPayment {
  const {scheme, decisionYear, paymentYear, name, amount, purpose} = payment;
  return {scheme, decisionYear, paymentYear, recipient: name, amountNok: amount, purpose};
}
