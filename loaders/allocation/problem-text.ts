import {textOfReason, type AllocationReason, type ReasonTexts} from "../../src/statistics/allocation/key.ts";

const boundNames = {
  floor: "the floors",
  ceiling: "the ceilings",
  change: "last year's amounts less or plus --max-change",
  both: "the bounds together"
} as const;

/** One English line: what is wrong, the values, and the remedy. */
export function formatAllocationProblem(problem: AllocationReason): string {
  return textOfReason(texts, problem);
}

const texts: ReasonTexts = {
  frame: wholeKroner,
  floor: wholeKroner,
  ceiling: wholeKroner,
  joint: shareOrKroner,
  base: shareOrKroner,
  weight: (problem) => `--weights ${problem.weight}=${problem.value}: write a number, 0 or more`,
  maxChange: (problem) => `--max-change ${problem.value}: write a share such as 0.1 for 10 %`,
  noNetworks: () => "no networks: write one row a network",
  duplicateNetworks: (problem) => `${quoted(problem.networks)} twice: write each network once`,
  count: (problem) =>
    `${problem.count} of ${quoted([problem.network])} is ${problem.value}: write ${problem.count === "bullied" ? "a number" : "a whole number"}, 0 or more`,
  countMissing: (problem) =>
    `${problem.count} of ${quoted(problem.networks)} not known, and the key gives it weight: fill it in or set its weight to 0`,
  previousMissing: (problem) =>
    `no amount last year for ${quoted(problem.networks)}: add it to the file of --previous, or leave out --max-change`,
  jointAboveFrame: (problem) =>
    `--joint ${problem.joint} kr is above the frame of ${problem.frame} kr: lower it`,
  baseAboveRest: (problem) =>
    `base grants of ${problem.base} kr × ${problem.networks} networks are above the ${problem.rest} kr left after joint measures: lower --base or --joint`,
  noWeights: (problem) =>
    `all weights are 0, so ${problem.rest} kr cannot be divided pro rata: give pupils or children a weight in --weights`,
  noHeads: (problem) =>
    `no network has heads that carry weight, so ${problem.rest} kr cannot be divided pro rata: fill in counts or change --weights`,
  floorAboveCeiling: (problem) =>
    `--floor ${problem.floor} is above --ceiling ${problem.ceiling}: lower the floor or raise the ceiling`,
  changeBelowFloor: (problem) =>
    `${quoted([problem.network])} may by --max-change get ${problem.highest} kr at most, below --floor ${problem.floor}: lower the floor or allow a larger change`,
  changeAboveCeiling: (problem) =>
    `${quoted([problem.network])} must by --max-change get ${problem.lowest} kr at least, above --ceiling ${problem.ceiling}: raise the ceiling or allow a larger change`,
  boundsAboveRest: (problem) =>
    `${boundNames[problem.bounds]} need ${problem.lowest} kr at least, and ${problem.rest} kr are left after joint measures: loosen them or lower --joint`,
  boundsBelowRest: (problem) =>
    `${boundNames[problem.bounds]} leave room for ${problem.highest} kr at most, and ${problem.rest} kr are to be distributed: loosen them or raise --joint`,
  baseAgainstBounds: (problem) =>
    `networks lifted by the bounds leave the others ${problem.short} kr short of their base grants of ${problem.base} kr: lower --base or loosen the bounds`
};

function wholeKroner({reason, value}: {reason: string; value: number}): string {
  return `--${reason} ${value}: write whole kroner, 0 to ${Number.MAX_SAFE_INTEGER}`;
}

function shareOrKroner({
  reason,
  unit,
  value
}: {
  reason: string;
  unit: "share" | "kroner";
  value: number;
}): string {
  return `--${reason} ${value}: write ${unit === "share" ? "a share from 0 to 1" : "whole kroner, 0 or more"}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}
