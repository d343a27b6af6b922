/** A unit as the published list gives it. */
export interface Unit {
  code: string;
  level: string;
  name: string;
  county: string;
  municipality: string;
  ownership: string;
  /** ISO dates, empty where open. */
  from: string;
  to: string;
}

/** A frame with the key that divides it: grant = base + rate × (pupils × weight + children × weight). */
export interface Frame {
  county: string;
  scheme: string;
  decisionYear: string;
  baseGrant: number;
  weightPupils: number;
  weightChildren: number;
  pupilPeriod: string;
  childPeriod: string;
}

/** What a network was granted of a frame. */
export interface Grant {
  county: string;
  scheme: string;
  decisionYear: string;
  network: string;
  amount: number;
}

/** A sum of two counts that follows from an amount and an amount per head. */
export interface Heads {
  unit: string;
  pupilPeriod: string;
  childPeriod: string;
  low: number;
  high: number;
  where: string;
}

/** Who belongs to whom, as an edition publishes it. */
export interface Structure {
  units: Map<string, Unit>;
  /** Members of networks and participants of puljer, by the unit's name in cells. */
  groups: Map<string, Map<string, {from: string; to: string}>>;
  /** Former municipalities by the municipality of today. */
  predecessors: Map<string, Set<string>>;
  frames: Frame[];
  grants: Grant[];
  heads: Heads[];
}

export function createStructure(): Structure {
  return {
    units: new Map(),
    groups: new Map(),
    predecessors: new Map(),
    frames: [],
    grants: [],
    heads: []
  };
}

export function networkUnit(county: string, network: string): string {
  return `net:${county}/${network}`;
}

export function puljeUnit(world: string, scheme: string, pulje: string): string {
  return `pulje:${world}/${scheme} ${pulje}`;
}

/** Adds a member to a group; the dates are ISO or empty. */
export function addMember(
  {groups}: Structure,
  group: string,
  member: {code: string; from: string; to: string}
): void {
  const members = groups.get(group) ?? new Map<string, {from: string; to: string}>();
  members.set(member.code, {from: member.from, to: member.to});
  groups.set(group, members);
}

/** Codes of the nation, counties, municipalities, schools and the example county, as against names of networks. */
export function isCode(text: string): boolean {
  return /^(?:NO|\d{2}|\d{4}|\d{9}|EX(?:\d{2}|-\w+)?)$/.test(text);
}
