import {hiddenCounts} from "../../model/disclosure-limits.js";
import {hiddenShare} from "../shares/hidden-share.js";
import type {TrendArm, TrendPoint} from "./result.js";
import {hollowFrom} from "./settings.js";
import type {Study, StudyUnit} from "./study.js";

/**
 * Weighted mean shares of every pulje and of the comparison, year by year, with what is hidden behind them. A year that
 * rests on fewer shown units than `fewest` has no mean and no bounds: two such years would show the change of those units.
 */
export function createTrends(study: Study, fewest: number): TrendArm[] {
  const ids = [...new Set(study.units.map((unit) => unit.pulje))];
  const startOf = (id: string | null) => study.units.find((unit) => unit.pulje === id)?.start ?? Infinity;
  return ids
    .sort((a, b) => (a === null ? 1 : 0) - (b === null ? 1 : 0) || startOf(a) - startOf(b))
    .map((id) => {
      const units = study.units.filter((unit) => unit.pulje === id);
      return {
        id,
        start: id === null ? null : startOf(id),
        units: units.length,
        unitsShown: units.filter(({years}) => years.some((row) => row?.share != null)).length,
        points: study.years.map((year, index) => pointOf(units, {year, index, fewest}))
      };
    });
}

function pointOf(
  units: readonly StudyUnit[],
  {year, index, fewest}: {year: number; index: number; fewest: number}
): TrendPoint {
  let [shown, hidden, missing, respondents] = [0, 0, 0, 0];
  let [sum, weight, hiddenWeight, low, high] = [0, 0, 0, 0, 0];
  for (const unit of units) {
    const row = unit.years[index];
    if (row?.status === "suppressed") {
      hidden++;
      hiddenWeight += unit.weight;
      const n = row.respondents ?? meanAnswers(unit);
      const share = n ? hiddenShare(n, hiddenCounts) : {low: 0, high: 1};
      low += unit.weight * share.low;
      high += unit.weight * share.high;
    } else if (row === undefined || row.share === null) missing++;
    else {
      shown++;
      sum += unit.weight * row.share;
      weight += unit.weight;
      respondents += row.respondents ?? 0;
    }
  }
  const isShown = shown > 0 && shown >= fewest;
  const all = weight + hiddenWeight;
  const hiddenPart = all > 0 ? hiddenWeight / all : 0;
  return {
    year,
    share: isShown ? (100 * sum) / weight : null,
    shown,
    hidden,
    missing,
    respondents,
    hiddenWeight: hiddenPart,
    isHollow: hiddenPart > hollowFrom.value,
    bounds:
      hidden > 0 && (isShown || shown === 0)
        ? {low: (100 * (sum + low)) / all, high: (100 * (sum + high)) / all}
        : null
  };
}

/** Mean number of answers over the years that have one; undefined without any. */
function meanAnswers({years}: StudyUnit): number | undefined {
  const known = years.flatMap((row) => row?.respondents ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, n) => sum + n, 0) / known.length;
}
