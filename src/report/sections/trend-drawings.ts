import {absenceMark, type ReportContext} from "../context.js";
import {trendDrawing, type TrendDrawing} from "../drawings/trend.js";
import {html, type Html} from "../html.js";

/** One trend drawn twice, for wide and for narrow screens; ticks of the axis are whole percents where they can be. */
export function trendDrawings(
  {numbers}: ReportContext,
  content: Pick<TrendDrawing, "lines" | "rules" | "label">
): Html {
  const draw = (width: number, size: TrendDrawing["size"]) =>
    trendDrawing({
      ...content,
      width,
      size,
      year: numbers.year,
      percent: (share) => numbers.percent(share, Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1),
      mark: absenceMark
    });
  return html`${draw(820, "wide")}${draw(340, "narrow")}`;
}
