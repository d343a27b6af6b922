import type {DistributionUnit} from "../../model/distribution.js";
import {kronerPer} from "../../statistics/allocation/per-head.js";
import {concentrationCurve, lorenzCurve, type CurvePoint} from "../../statistics/fairness/curve.js";
import type {Measured, Observation} from "../../statistics/fairness/distribution.js";
import {decomposeGradient, partsOf} from "../../statistics/fairness/gradient.js";
import {measureInequality, type InequalityMeasure} from "../../statistics/fairness/inequality.js";
import type {NeedObservation} from "../../statistics/fairness/need.js";
import {decomposeTheil} from "../../statistics/fairness/theil-decomposition.js";
import {measureVerticalEquity, type VerticalMeasure} from "../../statistics/fairness/vertical-equity.js";
import type {Outcome} from "./outcome.js";

/** How unequal kroner per head are under an outcome, and whether they go with need. */
export interface Inequality {
  observations: Observation[];
  measures: Record<InequalityMeasure, Measured>;
  /** Empty where there is no curve. */
  lorenz: CurvePoint[];
  /** The newest decision by the heads of now; empty where it is not known for every unit. */
  previousLorenz: CurvePoint[];
  /** Within and between counties; null where all units are of one. */
  theil: ReturnType<typeof decomposeTheil> | null;
  /** Null where the need of no or not every unit is known. */
  need: {
    measures: Record<VerticalMeasure, Measured>;
    gradient: ReturnType<typeof decomposeGradient>;
    /** Concentration curve by need; empty where there is none. */
    curve: CurvePoint[];
    units: number;
  } | null;
}

/** Works out every measure of an outcome; null where there is no distribution or a count of heads is not known. */
export function inequalityOf({rows, key, allocation}: Outcome): Inequality | null {
  if (!key || !allocation) return null;
  const counted = rows.map(({unit, amount, heads}) => ({unit, amount: amount.value ?? 0, heads}));
  if (counted.some(({heads}) => heads === null)) return null;
  const observations = counted.map(({unit, amount, heads}) => observe(unit, amount, heads!));
  const previous = counted.every(({unit}) => unit.previous.value !== null)
    ? counted.map(({unit, heads}) => observe(unit, unit.previous.value!, heads!))
    : [];
  const groups = new Set(rows.map(({unit}) => unit.county));
  return {
    observations,
    measures: measureInequality(observations),
    lorenz: pointsOf(observations),
    previousLorenz: pointsOf(previous),
    theil:
      groups.size > 1
        ? decomposeTheil(observations.map((one, i) => ({...one, group: rows[i]!.unit.county})))
        : null,
    need: needOf(rows, observations, key)
  };
}

function observe(unit: DistributionUnit, amount: number, heads: number): Observation {
  return {unit: unit.id, value: kronerPer(amount, heads) ?? 0, weight: heads};
}

function needOf(
  rows: Outcome["rows"],
  observations: readonly Observation[],
  key: NonNullable<Outcome["key"]>
): Inequality["need"] {
  const units = rows.flatMap(({unit, allocation}, i) =>
    unit.need.share === null || unit.pupils.value === null || !allocation
      ? []
      : [
          {
            ...observations[i]!,
            need: unit.need.share,
            pupils: unit.pupils.value,
            parts: partsOf(allocation, key)
          } satisfies NeedObservation & {parts: unknown}
        ]
  );
  // two units always lie on a line
  if (units.length < 3) return null;
  const curve = concentrationCurve(units);
  return {
    measures: measureVerticalEquity(units),
    gradient: decomposeGradient(units),
    curve: curve.ok ? curve.points : [],
    units: units.length
  };
}

function pointsOf(observations: readonly Observation[]): CurvePoint[] {
  const curve = lorenzCurve(observations);
  return curve.ok ? curve.points : [];
}
