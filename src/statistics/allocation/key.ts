/** The counts that a key can give weight, in the order they are named. */
export const countNames = ["pupils", "children", "apprentices", "bullied"] as const;
export type CountName = (typeof countNames)[number];

/** A key from frame to kroner per network (fordelingsnøkkel). Kroner are whole; shares are 0–1. */
export interface AllocationKey {
  /** Kroner to distribute for a year. */
  frame: number;
  /** Set aside before the key is applied: a share of the frame, rounded to whole kroner (a half goes up), or kroner. */
  joint: {share: number} | {kroner: number};
  /** Base grant: kroner for each network, or a share of frame − joint divided equally, rounded down to whole kroner each. */
  base: {kroner: number} | {share: number};
  /** Heads that one pupil, child and apprentice counts as, and extra heads for each expected bullied pupil. */
  weights: {pupils: number; children: number; apprentices: number; need: number};
  /** Kroner that no network's whole amount goes below. */
  floor?: number;
  /** Kroner that no network's whole amount goes above. */
  ceiling?: number;
  /** Share by which an amount may at most differ from last year's, such as 0.1. */
  maxChange?: number;
}

/** A network and its counts; null where a count is not known. */
export interface AllocationUnit {
  network: string;
  pupils: number | null;
  children: number | null;
  apprentices: number | null;
  /** Expected number of bullied pupils: pupils × share bullied. Need not be whole. */
  bullied?: number | null;
  /** Last year's kroner. */
  previous?: number | null;
}

/** What holds an amount away from the key: the floor, the ceiling, or last year's amount less or plus the largest change. */
export type Bound = "floor" | "ceiling" | "decrease" | "increase";

/** What one network gets. amount = base + proRata + adjustment, all in whole kroner. */
export interface NetworkAllocation {
  network: string;
  counts: Record<CountName, number | null>;
  base: number;
  /** The part by counts as the key gives it, without bounds. */
  proRata: number;
  /** What the bounds moved to or from this network; 0 without bounds. */
  adjustment: number;
  amount: number;
  /** Base + pro rata before rounding to whole kroner, without bounds. */
  quota: number;
  bound: Bound | null;
  /** Kroner per pupil, child and head; null where there are none or their number is not known. */
  perPupil: number | null;
  perChild: number | null;
  perHead: number | null;
}

/** A frame distributed: the amounts sum to frame − joint to the krone. Networks are in the order of the input. */
export interface Allocation {
  ok: true;
  frame: number;
  joint: number;
  networks: NetworkAllocation[];
  /** Kroner to all networks: frame − joint. */
  sum: number;
}

/** Why a key cannot be applied. Amounts are in whole kroner; `networks` names those concerned. */
export type AllocationReason =
  | {reason: "frame"; value: number}
  | {reason: "floor"; value: number}
  | {reason: "ceiling"; value: number}
  | {reason: "joint"; unit: "share" | "kroner"; value: number}
  | {reason: "base"; unit: "share" | "kroner"; value: number}
  | {reason: "weight"; weight: keyof AllocationKey["weights"]; value: number}
  | {reason: "maxChange"; value: number}
  | {reason: "noNetworks"}
  | {reason: "duplicateNetworks"; networks: string[]}
  | {reason: "count"; network: string; count: CountName | "previous"; value: number}
  | {reason: "countMissing"; count: CountName; networks: string[]}
  | {reason: "previousMissing"; networks: string[]}
  | {reason: "jointAboveFrame"; joint: number; frame: number}
  | {reason: "baseAboveRest"; base: number; networks: number; rest: number}
  | {reason: "noWeights"; rest: number}
  | {reason: "noHeads"; rest: number}
  | {reason: "floorAboveCeiling"; floor: number; ceiling: number}
  | {reason: "changeBelowFloor"; network: string; highest: number; floor: number}
  | {reason: "changeAboveCeiling"; network: string; lowest: number; ceiling: number}
  /** The lowest amounts that the bounds allow sum to more than there is. */
  | {reason: "boundsAboveRest"; bounds: "floor" | "change" | "both"; lowest: number; rest: number}
  /** The highest amounts that the bounds allow (and the key can reach) sum to less than there is. */
  | {reason: "boundsBelowRest"; bounds: "ceiling" | "change" | "both"; highest: number; rest: number}
  /** Networks lifted to a bound leave the others less than their base grant. */
  | {reason: "baseAgainstBounds"; base: number; short: number};

export type AllocationProblem = {ok: false} & AllocationReason;

/** One text for each reason, in whatever language. */
export type ReasonTexts = {
  [R in AllocationReason["reason"]]: (problem: Extract<AllocationReason, {reason: R}>) => string;
};

/** The text of a reason. */
export function textOfReason(texts: ReasonTexts, problem: AllocationReason): string {
  return (texts[problem.reason] as (problem: AllocationReason) => string)(problem);
}
