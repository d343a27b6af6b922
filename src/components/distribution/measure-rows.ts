import type {Inequality} from "./inequality.js";
import type {Outcome} from "./outcome.js";
export interface MeasureRow {
  name: string;
  text: string | null;
  sentence: string;
}
export function measureRows(_o: Outcome, found: Inequality): MeasureRow[] {
  return Object.entries(found.measures).map(([name, m]) => ({
    name,
    text: m.ok ? m.value.toFixed(3) : null,
    sentence: "…"
  }));
}
export function needRows(_o: Outcome, found: Inequality): MeasureRow[] {
  return found.need
    ? Object.entries(found.need.measures).map(([name, m]) => ({
        name,
        text: m.ok ? m.value.toFixed(3) : null,
        sentence: "…"
      }))
    : [];
}
