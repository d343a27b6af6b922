import {simulateExampleCounty} from "../../../loaders/example/simulate.ts";
import {chooseEffect} from "../../../src/components/effect/choices.ts";
import type {EffectLevel} from "../../../src/model/effect.ts";
import {estimateCore, type Core} from "../../../src/statistics/analysis/core.ts";
import {compareEstimators} from "../../../src/statistics/analysis/estimators.ts";
import {createEventStudy} from "../../../src/statistics/analysis/event-time.ts";
import {permutationTest} from "../../../src/statistics/analysis/permutation.ts";
import type {EstimatorId, EstimatorRow} from "../../../src/statistics/analysis/result.ts";
import {
  smallestCohort,
  specificationOf,
  type EffectSettings
} from "../../../src/statistics/analysis/settings.ts";
import {createStudy} from "../../../src/statistics/analysis/study.ts";
import type {Panel} from "../../../src/statistics/effect/panel.ts";
import {createEffectCounty, type EffectCounty} from "../../example/worlds.ts";
import {evidenceDesigns, type EvidenceDesign} from "./evidence-designs.ts";
import {createTruth, type Truth} from "./evidence-truth.ts";

/** What one simulated county is analysed as. `acrossBreaks` and `level` are choices of the page. */
export interface Situation {
  design: EvidenceDesign["id"];
  level: EffectLevel;
  hidden: "published" | "nothing";
  acrossBreaks: boolean;
}

/** One estimate beside its truth, percentage points; null where there is none. */
export interface Trial {
  estimator: EstimatorId;
  truth: number | null;
  att: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
}

/** All that is kept of one situation in one world. */
export interface Outcome extends Situation {
  trials: Trial[];
  /** Points with a band, and those whose band and whose own interval hold the truth; null without points. */
  band: {points: number; inBand: number; inInterval: number} | null;
  /** p-value of the permutation test; null where it was not run or had nothing to estimate. */
  permutation: number | null;
  /** Part of the treated and of the comparison unit-years whose share is hidden. */
  hiddenShare: {treated: number; comparison: number};
}

const permutationDraws = 199;

/** Schools take most of the time: they are analysed in two of four worlds in a row, which two processes share evenly. */
const hasSchools = (seed: number) => seed % 4 < 2;

/**
 * Simulates one county under every design and analyses it in every situation that `isAsked`. The seed decides every
 * number.
 */
export function runWorld(seed: number, designs: readonly EvidenceDesign[] = evidenceDesigns): Outcome[] {
  return designs.flatMap(({id: design, puljer}) => {
    const county = createEffectCounty(simulateExampleCounty({seed, designs: puljer}), "7");
    return listSituations(design)
      .filter(({level}) => level === "municipality" || hasSchools(seed))
      .map((situation) => runSituation(county, situation));
  });
}

function listSituations(design: Situation["design"]): Situation[] {
  return (["municipality", "school"] as const)
    .flatMap((level) =>
      (["published", "nothing"] as const).flatMap((hidden) =>
        [false, true].map((acrossBreaks) => ({design, level, hidden, acrossBreaks}))
      )
    )
    .filter(isAsked);
}

/** Schools only where all puljer are picked in one way and do something; what does nothing only as published. */
function isAsked({design, level, hidden}: Situation): boolean {
  if (level === "school") return design === "A" || design === "B";
  return hidden === "published" || (design !== "D" && design !== "E");
}

function runSituation(county: EffectCounty, situation: Situation): Outcome {
  const {level, hidden, acrossBreaks, design} = situation;
  const settings = settingsOf(county, situation);
  const study = createStudy(
    {world: county.world, rows: county.rows(level, hidden), covariates: []},
    settings
  );
  const specification = specificationOf(settings, study.breaks);
  const fewest = smallestCohort[level].value;
  const headline = estimateCore(study.panel, specification, {fewest});
  const truth = createTruth(study.panel, county.effect, {specification, fewest});
  const isDefault = level === "municipality" && hidden === "published" && !acrossBreaks;
  return {
    ...situation,
    trials: estimateAll(study.panel, headline, fewest).map(({id, att, se, low, high}) => ({
      estimator: id,
      truth: truth.of(id),
      att,
      se,
      low,
      high
    })),
    band: hidden === "published" && !acrossBreaks ? countPoints(headline, truth, settings.seed) : null,
    permutation:
      isDefault && design === "D"
        ? (permutationTest(study.panel, specification, {draws: permutationDraws, seed: settings.seed, fewest})
            ?.p ?? null)
        : null,
    hiddenShare: {
      treated: partHidden(study.units.filter(({start}) => start !== Infinity)),
      comparison: partHidden(study.units.filter(({start}) => start === Infinity))
    }
  };
}

/** The settings that the page starts with, but for level and breaks. */
function settingsOf(county: EffectCounty, {level, acrossBreaks}: Situation): EffectSettings {
  const query = new URLSearchParams({
    nivaa: level === "school" ? "skole" : "kommune",
    brudd: acrossBreaks ? "ja" : "nei"
  });
  const {settings, refused} = chooseEffect({worlds: [county.world], sources: []}, `?${query.toString()}`);
  if (refused.length > 0) throw new Error(`refused choices: ${refused.map(({name}) => name).join(", ")}`);
  return settings;
}

/** The estimators of the page, and base g − 3 too. */
function estimateAll(panel: Panel, headline: Core, fewest: number): EstimatorRow[] {
  const {specification} = headline.effects;
  const earlier = estimateCore(panel, {...specification, anticipation: 2}, {fewest});
  const {overall} = earlier.aggregates.group;
  const own = earlier.jackknife?.aggregates.group.overall ?? {...overall, low: null, high: null};
  return [
    ...compareEstimators(panel, headline, {fewest, breaks: specification.breaks}),
    {id: "g-3", isHeadline: false, ...own, units: 0}
  ];
}

function countPoints(estimated: Core, truth: Truth, seed: number): Outcome["band"] {
  const {points} = createEventStudy(estimated, {seed, nameOf: String, truthOf: () => null});
  const shown = points.filter(({bandLow}) => bandLow !== null);
  if (shown.length === 0) return null;
  const count = (low: "low" | "bandLow", high: "high" | "bandHigh") =>
    shown.filter((point) => {
      const built = truth.at(point.eventTime)!;
      return point[low]! <= built && built <= point[high]!;
    }).length;
  return {
    points: shown.length,
    inBand: count("bandLow", "bandHigh"),
    inInterval: count("low", "high")
  };
}

function partHidden(units: readonly {years: readonly ({status: string} | undefined)[]}[]): number {
  const rows = units.flatMap(({years}) => years.flatMap((row) => (row ? [row] : [])));
  return rows.filter(({status}) => status === "suppressed").length / rows.length;
}
