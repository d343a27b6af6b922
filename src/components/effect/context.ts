import type {DownloadLink, Provenance} from "../badge.js";

/** What every figure of the page Effekt is told beside its numbers. */
export interface EffectContext {
  /** Sources of the numbers; the first is shown on the badge. */
  sources: readonly [Provenance, ...Provenance[]];
  /** Measure, grade and school years in words, without a full stop: `Mobbing på skolen, 7. trinn, 2017–18 til 2024–25`. */
  period: string;
  /** Files with the whole data sets behind the figures. */
  downloads?: readonly DownloadLink[];
}
