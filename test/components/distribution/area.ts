import type {DistributionArea, DistributionUnit} from "../../../src/model/distribution.ts";

const ok = (value: number) => ({value, status: "ok" as const});
const missing = {value: null, status: "missing" as const};

/** A made unit; what is not given is not known. */
export function makeUnit(
  id: string,
  {
    pupils,
    children,
    previous,
    share
  }: {pupils?: number; children?: number; previous?: number; share?: number} = {}
): DistributionUnit {
  const counted = (value: number | undefined) => (value === undefined ? missing : ok(value));
  return {
    id,
    name: id,
    kind: "network",
    county: "EX",
    members: 2,
    pupils: counted(pupils),
    children: counted(children),
    apprentices: missing,
    schools: missing,
    kindergartens: missing,
    need: {
      share: share ?? null,
      bullied: share === undefined ? null : Math.round(share * 1000),
      respondents: share === undefined ? null : 1000,
      shownMembers: share === undefined ? 0 : 2,
      status: share === undefined ? "missing" : "ok"
    },
    previous: counted(previous)
  };
}

/** A made county of three networks, with a decided frame and its key. */
export function makeArea(changes: Partial<DistributionArea> = {}): DistributionArea {
  return {
    id: "EX",
    name: "Eksempelfylket",
    world: "example",
    pupilYear: "2025-26",
    childDate: "2025-12-15",
    needYear: "2025-26",
    needGrade: "7",
    needMeasure: "total",
    networkCount: null,
    units: [
      makeUnit("Dalen", {pupils: 1000, children: 500, previous: 400_000, share: 0.12}),
      makeUnit("Byen", {pupils: 7000, children: 3000, previous: 2_000_000, share: 0.08}),
      makeUnit("Kysten", {pupils: 2000, children: 500, previous: 600_000, share: 0.1})
    ],
    frames: [
      {
        scheme: "Ramme",
        decisionYear: 2025,
        basis: "decision",
        frame: 3_600_000,
        jointMeasures: 540_000,
        key: {
          jointShare: 0.15,
          baseGrant: 100_000,
          weights: {pupils: 1, children: 1, apprentices: 0},
          pupilYear: "2024-25",
          childDate: "2024-12-15"
        },
        granted: []
      }
    ],
    payments: [],
    grants: [],
    ...changes
  };
}

/** Where the made numbers come from. */
export const madeSources = [
  {
    id: "example-county",
    title: "Eksempelfylket (oppdiktet)",
    publisher: "Puljeblikk",
    world: "example" as const,
    period: "2014-15–2025-26",
    retrieved: "2026-11-22",
    licence: "CC0",
    attribution: "",
    caveats: [],
    url: ""
  }
];
