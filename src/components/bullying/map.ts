import type {GeoPermissibleObjects} from "d3-geo";
import type {ShareRow} from "../../model/published.js";
import {measureLabel} from "../../model/survey.js";
import {quantityOf, type Unit} from "./data.js";
import {chooseSources, describeChoice, type BullyingView} from "./view.js";
import {figure} from "../figure.js";
import {formatPercent, formatWhole, speakQuantity} from "../format.js";
import {formatPublished} from "../published-percent.js";
import {unitMap} from "../unit-map.js";
import {wholeSets} from "../whole-set.js";

interface MapRow {
  unit: Unit;
  row: ShareRow | undefined;
}

/** Municipalities of the county (or the counties of the nation) as circles at their place, with the list beside. */
export function bullyingMap(
  view: BullyingView,
  {land, onSelect}: {land: GeoPermissibleObjects; onSelect: (code: string) => void}
): HTMLElement | null {
  const {choice, list, data} = view;
  const nation = choice.county === "NO";
  const units = list.units.filter((u) =>
    nation
      ? u.level === "county" && u.world === "real"
      : u.level === "municipality" && u.county === choice.county
  );
  const rows: MapRow[] = units
    .filter((u) => u.x !== null && u.y !== null)
    .map((unit) => ({unit, row: data.cell(unit.code, choice)}))
    .toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, "nb"));
  if (!rows.length) return null;
  const example = rows[0]?.unit.world === "example";
  const known = rows.filter(({row}) => row?.share != null).length;
  const where = nation ? "fylkene" : `kommunene i ${data.unit(choice.county).name}`;
  return figure({
    title: `Hvor er mobbingen høy eller lav i ${where}?`,
    subtitle: `${describeChoice(choice)}. Areal viser elever i grunnskolen. ${known} av ${rows.length} har tall.`,
    chart: (width) =>
      unitMap(
        rows.map(({unit, row}) => ({
          code: unit.code,
          name: unit.name,
          ...position(unit, example),
          size: unit.pupils,
          ...quantityOf(row, unit, choice.grade)
        })),
        {
          label: `${measureLabel[choice.measure]} i ${where}`,
          width,
          selected: units.some((u) => u.code === choice.unit) ? choice.unit : null,
          onSelect,
          // A county leads on to its municipalities, so arrow keys must be able to pass it by.
          selectOnMove: !nation,
          wholeLand: nation,
          ...(example ? {} : {land})
        }
      ),
    interactive: true,
    textAlternative: rows
      .map(
        ({unit, row}) => `${unit.name}: ${speakQuantity(quantityOf(row, unit, choice.grade), formatPercent)}`
      )
      .join(". "),
    rows,
    columns: [
      {name: "code", label: "Nummer", value: ({unit}) => unit.code},
      {name: "name", label: nation ? "Fylke" : "Kommune", value: ({unit}) => unit.name, rowHeader: true},
      {name: "pupils", label: "Elever", value: ({unit}) => unit.pupils, format: formatWhole},
      {
        name: "share_bullied",
        label: "Andel",
        value: ({row}) => row?.share ?? null,
        status: ({row, unit}) => quantityOf(row, unit, choice.grade).status,
        format: (share, {row}) => formatPublished(share, row?.decimals ?? 1)
      },
      {name: "respondents", label: "Svar", value: ({row}) => row?.respondents ?? null, format: formatWhole}
    ],
    sources: chooseSources(
      view,
      rows.map(({row}) => row)
    ),
    downloads: wholeSets(example ? "example" : "real", "survey_share", "pupil_count"),
    file: `kart-${choice.county.toLowerCase()}-${choice.measure}-${choice.grade.toLowerCase()}-${choice.startYear}`,
    note: example
      ? "Eksempelfylket finnes ikke; plasseringen er oppdiktet."
      : "Sirklene ligger nær kommunens skoler og barnehager, og er flyttet litt der de ville dekket hverandre. Kystlinje: Natural Earth."
  });
}

/** The example county's kilometres as degrees around an invented origin, so that distances keep their proportions. */
function position({x, y}: Unit, example: boolean): {longitude: number; latitude: number} {
  if (x === null || y === null) throw new RangeError("a unit without position cannot be drawn");
  return example ? {longitude: x / 55.8, latitude: 60 + y / 111.2} : {longitude: x, latitude: y};
}
