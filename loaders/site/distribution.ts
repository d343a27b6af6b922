import type {Distribution, DistributionArea} from "../../src/model/distribution.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readAccounts} from "./distribution-accounts.ts";
import {framesOf, readDecidedFrames, type LocatedFrame} from "./distribution-frames.ts";
import {readGrants, type LocatedGrant} from "./distribution-grants.ts";
import {latestNeedYear, needGrade, needMeasure, readNeeds} from "./distribution-need.ts";
import {previousOf} from "./distribution-previous.ts";
import {locatePayments, readLocatedPayments, type LocatedPayment} from "./distribution-payments.ts";
import {municipalityUnit, readMunicipalities, unitsOf, type Municipality} from "./distribution-units.ts";
import type {MemberShare} from "./network-shares.ts";
import {readContext, statedNetworkCounts, type Context} from "./network-context.ts";
import {readMembers} from "./network-members.ts";
import {readProvenance} from "./provenance.ts";

/** What is read once for a world and shared by its areas. */
interface WorldFacts {
  context: Context;
  municipalities: readonly Municipality[];
  shares: readonly MemberShare[];
  payments: readonly LocatedPayment[];
  grants: readonly LocatedGrant[];
  decided: readonly LocatedFrame[];
}

/**
 * Page Fordeling: the fictional county if it is there, every real county with its known networks and each other
 * municipality as a unit of its own, and the whole country by municipality.
 */
export async function readDistribution(warehouse: Warehouse): Promise<Distribution> {
  const example = await readWorld(warehouse, "example");
  const real = await readWorld(warehouse, "real");
  const counties = await warehouse.rows<{county: string; name: string; world: World}>(
    `SELECT code AS county, name, world FROM unit u
     WHERE level = 'county' AND valid_to IS NULL
       AND EXISTS (SELECT 1 FROM unit m WHERE m.level = 'municipality' AND m.county = u.code AND m.valid_to IS NULL)
       AND code <> '21' ORDER BY world, code`
  );
  return {
    areas: [
      ...(await Promise.all(
        counties.map((c) => readCounty(warehouse, {...c, facts: c.world === "example" ? example : real}))
      )),
      nationOf(real)
    ],
    accounts: await readAccounts(warehouse),
    sources: await readProvenance(warehouse)
  };
}

async function readWorld(warehouse: Warehouse, world: World): Promise<WorldFacts> {
  const context = await readContext(warehouse, {county: "", world});
  return {
    context,
    municipalities: await readMunicipalities(warehouse, context),
    shares: await readNeeds(warehouse, world),
    payments: locatePayments(await readLocatedPayments(warehouse, world)),
    grants: await readGrants(warehouse, world),
    decided: await readDecidedFrames(warehouse, world)
  };
}

async function readCounty(
  warehouse: Warehouse,
  {county, name, world, facts}: {county: string; name: string; world: World; facts: WorldFacts}
): Promise<DistributionArea> {
  const {context, municipalities, shares} = facts;
  const members = await readMembers(warehouse, {...context, county});
  const own = municipalities.filter((m) => m.county === county);
  const codes = new Set([...own, ...members].map((m) => m.code));
  const ownShares = shares.filter((s) => codes.has(s.unit));
  const needYear = latestNeedYear(ownShares);
  const needs = ownShares.filter((s) => s.schoolYear === needYear);
  const {units, unitOf} = unitsOf({county, members, municipalities: own, needs});
  const ofCounty = (located: {county: string | null}) => located.county === county;
  const payments = facts.payments.filter(ofCounty).map(({payment, network, municipality}) => ({
    ...payment,
    unit: network ?? (municipality === null ? null : (unitOf.get(municipality) ?? null))
  }));
  const frames = framesOf({payments, decided: facts.decided.filter(ofCounty).map(({frame}) => frame)});
  return {
    id: county,
    name,
    world,
    pupilYear: context.pupilYear,
    childDate: context.childDate,
    needYear,
    needGrade,
    needMeasure,
    networkCount: statedNetworkCounts[county] ?? null,
    units: units.map((unit) => ({...unit, previous: previousOf(frames, unit.id)})),
    frames,
    payments,
    grants: facts.grants.filter(ofCounty).map(({grant}) => grant)
  };
}

/** Every real municipality beside each other, with the money whose county is not known. */
function nationOf({context, municipalities, shares, payments, grants}: WorldFacts): DistributionArea {
  const needYear = latestNeedYear(shares);
  const needs = shares.filter((s) => s.schoolYear === needYear);
  return {
    id: "NO",
    name: "Hele landet",
    world: context.world,
    pupilYear: context.pupilYear,
    childDate: context.childDate,
    needYear,
    needGrade,
    needMeasure,
    networkCount: null,
    units: municipalities.map((m) => municipalityUnit(m, needs)),
    frames: [],
    payments: payments.filter((p) => p.county === null).map(({payment}) => ({...payment, unit: null})),
    grants: grants.filter((g) => g.county === null).map(({grant}) => grant)
  };
}
