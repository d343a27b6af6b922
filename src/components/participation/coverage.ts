import {formatSchoolYear} from "../../model/school-year.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure} from "../figure.js";
import {formatPercent, formatWhole, speakQuantity} from "../format.js";
import {notice} from "../notice.js";
import {
  countClosed,
  countUnplaced,
  coverageRows,
  ratioOf,
  wholeCoverage,
  type Coverage
} from "./coverage-data.js";
import {coverageChart} from "./coverage-drawing.js";
import {chooseSources, describePulje, isListed, type ParticipationView} from "./view.js";
import {wholeSets} from "../whole-set.js";

const schoolShare = ({schoolsIn, schools}: Coverage) => ratioOf(schoolsIn, schools);
const pupilShare = ({pupilsIn, pupils}: Coverage) => ratioOf(pupilsIn, pupils);

/** How large a part of schools and pupils the pulje reached, by network and in all; a notice where no list is there. */
export function coverageFigure(view: ParticipationView): HTMLElement {
  const {data, world, place, county} = view;
  const what = describePulje(view);
  if (!isListed(view)) {
    return notice(
      `Hvor stor del av skolene og elevene i ${place} som ${what} har nådd, er ikke kjent.`,
      "Til det trengs deltakerlisten med skolene. Den er ikke offentlig, og ikke kjent er noe annet enn null."
    );
  }
  const whole = wholeCoverage(view);
  const rows = [...coverageRows(view), whole];
  const groups = county === "NO" ? "fylkene" : "nettverkene";
  const year = formatSchoolYear(data.pupilYear[world] ?? "");
  const columns: Column<Coverage>[] = [
    {name: "group", label: county === "NO" ? "Fylke" : "Nettverk", value: (c) => c.name},
    quantityColumn("municipalities_in", "Kommuner med", {
      pick: (c) => c.municipalitiesIn,
      format: formatWhole
    }),
    {name: "municipalities", label: "av kommuner", value: (c) => c.municipalities, format: formatWhole},
    quantityColumn("schools_in", "Skoler med", {pick: (c) => c.schoolsIn, format: formatWhole}),
    quantityColumn("schools", `av grunnskoler ${year}`, {pick: (c) => c.schools, format: formatWhole}),
    quantityColumn("share_of_schools", "Andel av skolene", {pick: schoolShare, format: formatPercent}),
    quantityColumn("pupils_in", "Elever ved skolene", {pick: (c) => c.pupilsIn, format: formatWhole}),
    quantityColumn("pupils", `av elever ${year}`, {pick: (c) => c.pupils, format: formatWhole}),
    quantityColumn("share_of_pupils", "Andel av elevene", {pick: pupilShare, format: formatPercent}),
    quantityColumn("kindergartens_in", "Barnehager med", {
      pick: (c) => c.kindergartensIn,
      format: formatWhole
    }),
    quantityColumn("kindergartens", "av barnehager", {pick: (c) => c.kindergartens, format: formatWhole})
  ];
  return figure({
    title: `Hvor stor del av skolene og elevene i ${groups} har ${what} nådd?`,
    subtitle: `${county === "NO" ? "Hele landet" : place}. Nevneren er grunnskoler og elever 1. oktober ${year.slice(0, 4)}, ikke da puljen gikk.`,
    chart: (width) =>
      coverageChart(
        rows.map((c) => ({name: c.name, schools: schoolShare(c), pupils: pupilShare(c), whole: c === whole})),
        {width}
      ),
    textAlternative: rows
      .map(
        (c) =>
          `${c.name}: ${speakQuantity(schoolShare(c), formatPercent)} av skolene, ${speakQuantity(pupilShare(c), formatPercent)} av elevene`
      )
      .join(". "),
    rows,
    columns,
    sources: chooseSources(data, world, "coverage"),
    downloads: wholeSets(world, "pupil_count", "participation"),
    file: `dekning-${what.toLowerCase().replaceAll(" ", "-")}-${county.toLowerCase()}`,
    note: noteOf(view)
  });
}

function noteOf(view: ParticipationView): string {
  const closed = countClosed(view);
  const unplaced = countUnplaced(view, "school");
  return [
    "En skole telles én gang, også om den har vært med i flere puljer. Skoler og elever i kommuner der eieren er med som barnehagemyndighet alene, regnes ikke med.",
    "Mangler skolene til en eier i listen, mangler også tallet: det er ikke null.",
    closed > 0 && `${formatWhole(closed)} av skolene som deltok, er lagt ned og er ikke med.`,
    unplaced > 0 &&
      `${formatWhole(unplaced)} skoler i listen finnes ikke i registrene og kan ikke plasseres. Tallene er derfor minstetall.`,
    "Barnehager telles bare når både barnehageregisteret og barnehagene i listen er kjent."
  ]
    .filter(Boolean)
    .join(" ");
}
