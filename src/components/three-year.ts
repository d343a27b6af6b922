import type {ThreeYearMeans} from "../model/published.js";
import {figure} from "./figure.js";
import {formatPercent, speakQuantity} from "./format.js";
import {trend, type TrendSeries} from "./trend.js";
import {wholeSets} from "./whole-set.js";

/** Three-year means of one municipality beside its county and the nation; never in one figure with annual shares. */
export function threeYearFigure({rows, sources}: ThreeYearMeans, unit: string): HTMLElement | null {
  const own = rows.filter((r) => r.unit === unit);
  const [source] = sources;
  const name = own[0]?.name;
  if (!source || name === undefined) return null;
  const compared = unit === "NO" ? ["NO"] : unit === "40" ? ["40", "NO"] : [unit, "40", "NO"];
  const shown = rows.filter((r) => compared.includes(r.unit));
  const names = compared.flatMap((code) => rows.find((r) => r.unit === code)?.name ?? []);
  const series: TrendSeries[] = names.map((n) => ({
    name: n,
    role: n === name ? "own" : "comparison"
  }));
  const windowOf = new Map(rows.map((r) => [r.firstYear, r.window]));
  return figure({
    title: `Treårige gjennomsnitt: ${name}`,
    subtitle:
      "Mobbing på skolen, 7. trinn, standardiserte gjennomsnitt over tre skoleår. Kan ikke sammenlignes med årlige tall.",
    chart: (width) =>
      trend(
        shown.map((r) => ({series: r.name, startYear: r.firstYear, value: r.share, status: r.status})),
        {
          series,
          width,
          breaks: [],
          lines: false,
          formatYear: (year) => shortWindow(windowOf.get(year) ?? String(year))
        }
      ),
    textAlternative: own
      .map((r) => `${r.window} ${speakQuantity({value: r.share, status: r.status}, formatPercent)}`)
      .join(", "),
    rows: shown,
    columns: [
      {name: "window", label: "Skoleår", value: (r) => r.window},
      {name: "unit", label: "Enhet", value: (r) => r.name},
      {
        name: "share_bullied",
        label: "Andel",
        value: (r) => r.share,
        status: (r) => r.status,
        format: formatPercent
      }
    ],
    sources: [source],
    file: `trear-${unit.toLowerCase()}`,
    note: "Punktene er ikke bundet sammen: vinduene overlapper, så to nabopunkter deler to av tre år, og vinduer som dekker 2021–22 eller 2022–23, går over brudd i undersøkelsen. Antall svar er ikke oppgitt, så intervaller kan ikke vises.",
    downloads: wholeSets("real", "survey_three_year_mean")
  });
}

/** `2016/17-2018/19` → `2016–19`. */
function shortWindow(window: string): string {
  const match = /^(\d{4})\/\d{2}-\d{4}\/(\d{2})$/.exec(window);
  return match ? `${match[1]}–${match[2]}` : window;
}
