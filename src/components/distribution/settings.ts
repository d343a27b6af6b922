import type {DecidedFrame, DistributionArea} from "../../model/distribution.js";
import type {AllocationKey} from "../../statistics/allocation/key.js";

/** What is decided on the page. A key, except that the frame may not be known yet and bounds may be off. */
export interface DistributionSettings extends Omit<
  AllocationKey,
  "frame" | "floor" | "ceiling" | "maxChange"
> {
  /** Whole kroner; null where none is entered. */
  frame: number | null;
  floor: number | null;
  ceiling: number | null;
  /** 0–1. */
  maxChange: number | null;
}

/** The key of the settings; null without a frame. */
export function keyOf({
  frame,
  floor,
  ceiling,
  maxChange,
  ...rest
}: DistributionSettings): AllocationKey | null {
  return frame === null
    ? null
    : {
        ...rest,
        frame,
        floor: floor ?? undefined,
        ceiling: ceiling ?? undefined,
        maxChange: maxChange ?? undefined
      };
}

/** The newest decided frame whose key the forum has told; undefined where there is none. */
export function maybeDecided({frames}: Pick<DistributionArea, "frames">): DecidedFrame | undefined {
  return frames.find(({key}) => key !== null);
}

/**
 * What an area starts with: the newest decided frame and its key. Where no frame is known, none is made up; the key is then
 * pro rata to pupils and children alone.
 */
export function initialSettings(area: Pick<DistributionArea, "frames">): DistributionSettings {
  const decided = maybeDecided(area);
  const none = {floor: null, ceiling: null, maxChange: null};
  if (!decided?.key) {
    return {
      frame: null,
      joint: {share: 0},
      base: {kroner: 0},
      weights: {pupils: 1, children: 1, apprentices: 0, need: 0},
      ...none
    };
  }
  const {frame, key} = decided;
  return {
    frame,
    joint: {share: key.jointShare},
    base: {kroner: key.baseGrant},
    weights: {...key.weights, need: 0},
    ...none
  };
}
