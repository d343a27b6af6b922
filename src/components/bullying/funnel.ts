import type {ShareRow} from "../../model/published.js";
import {measureLabel} from "../../model/survey.js";
import {quantityOf, type Unit} from "./data.js";
import type {BullyingFunnelLevel} from "./choices.js";
import {definite, describeFunnel, describeLimits, plural, whyNone} from "./funnel-text.js";
import {chooseSources, describeChoice, type BullyingView} from "./view.js";
import {checkbox, segmented} from "../controls.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {funnel} from "../funnel.js";
import {shapeFunnel, type FunnelUnit} from "../funnel-data.js";
import {notice} from "../notice.js";
import {formatPublished} from "../published-percent.js";
import {wholeSets} from "../whole-set.js";

interface FunnelRow {
  unit: Unit;
  row: ShareRow;
}

export interface BullyingFunnelOptions {
  level: BullyingFunnelLevel;
  overdispersion: boolean;
  go: (change: {nivaa?: string; overspredning?: string}) => void;
  onSelect: (code: string) => void;
}

/**
 * The county's municipalities or schools around the share of the nation (of the county itself in the example county), with
 * the choices of level and overdispersion; null for the nation. Where the source gives no number of answers, it says so.
 */
export function bullyingFunnel(view: BullyingView, options: BullyingFunnelOptions): HTMLElement | null {
  const {data, choice, list} = view;
  if (choice.county === "NO") return null;
  const {level} = options;
  const county = data.unit(choice.county);
  const reference = data.comparisons(county.code)[0] ?? county;
  const target = data.cell(reference.code, choice);
  const wanted = level === "kommune" ? "municipality" : "school";
  const rows: FunnelRow[] = list.units
    .filter((u) => u.level === wanted && u.county === county.code)
    .flatMap((unit) => {
      const row = data.cell(unit.code, choice);
      return row ? [{unit, row}] : [];
    })
    .toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, "nb"));
  const units = rows.flatMap(({unit, row}): FunnelUnit[] =>
    row.share === null || row.respondents === null
      ? []
      : [{code: unit.code, name: unit.name, share: row.share, respondents: row.respondents}]
  );
  const where = `${plural[level]} i ${county.name}`;
  const title = `Hvor mye av forskjellen mellom ${definite[level]} i ${county.name} kan være tilfeldig?`;
  const absent =
    units.length === 0
      ? [`Ingen ${where} har både andel og antall svar.`, whyNone(rows)]
      : target?.share == null || target.share <= 0 || target.share >= 1
        ? [`${reference.name} har ingen andel å måle mot her.`, "Velg et annet trinn, mål eller skoleår."]
        : undefined;
  if (absent || target?.share == null) {
    const [what, remedy] = absent ?? ["", ""];
    return element(
      "section",
      {class: "pb-funnel-section"},
      element("h2", {}, title),
      funnelControls(options, false),
      notice(what ?? "", remedy ?? "")
    );
  }
  const shaped = shapeFunnel(units, {
    target: {name: reference.name, share: target.share},
    overdispersion: options.overdispersion
  });
  const drawn = figure({
    title,
    subtitle: `${describeChoice(choice)}. Andel av elevene mot antall svar, ${formatWhole(units.length)} ${plural[level]}.`,
    chart: (width) =>
      funnel(shaped, {
        label: `${measureLabel[choice.measure]}, ${where}`,
        width,
        selected: choice.unit,
        onSelect: options.onSelect
      }),
    interactive: true,
    textAlternative: describeFunnel(shaped, where),
    rows,
    columns: [
      {name: "code", label: "Nummer", value: ({unit}) => unit.code},
      {
        name: "name",
        label: level === "kommune" ? "Kommune" : "Skole",
        value: ({unit}) => unit.name,
        rowHeader: true
      },
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row.share,
        status: ({row, unit}) => quantityOf(row, unit, choice.grade).status,
        format: (share, {row}) => formatPublished(share, row.decimals)
      },
      {name: "respondents", label: "Svar", value: ({row}) => row.respondents, format: formatWhole}
    ],
    sources: chooseSources(view, [target, ...rows.map(({row}) => row)]),
    downloads: wholeSets(county.world, "survey_share"),
    file: `trakt-${county.code.toLowerCase()}-${level}-${choice.measure}-${choice.grade.toLowerCase()}-${choice.startYear}`,
    note: describeLimits(shaped, rows, options)
  });
  // The table keeps its order by name: sorted by share it would be a ranking of schools.
  for (const button of drawn.querySelectorAll(".pb-sort")) button.replaceWith(button.textContent);
  drawn.querySelector(".pb-figure-head")?.after(funnelControls(options, true));
  return drawn;
}

/** The level of the dots, and with a figure the switch that widens the limits. */
function funnelControls({level, overdispersion, go}: BullyingFunnelOptions, drawn: boolean): HTMLElement {
  const levels = segmented({
    label: "Punktene i figuren",
    options: [
      {value: "kommune", label: "Kommuner"},
      {value: "skole", label: "Skoler"}
    ],
    value: level
  });
  for (const input of levels.querySelectorAll("input"))
    input.setAttribute("data-key", `nivaa-${input.value}`);
  levels.addEventListener("input", () => go({nivaa: levels.value}));
  const spread = checkbox({label: "Ta hensyn til overspredning", value: overdispersion});
  spread.querySelector("input")?.setAttribute("data-key", "overspredning");
  spread.addEventListener("input", () => go({overspredning: spread.value ? "ja" : "nei"}));
  return element("div", {class: "pb-funnel-choices"}, levels, drawn ? spread : null);
}
