import type {PuljePeriod} from "../../model/participation.js";
import {puljeSchemeLabel} from "../../model/pulje.js";
import {dataTable, type Column} from "../data-table.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatDate, formatWhole} from "../format.js";
import {describePeriod, timeline} from "./timeline-drawing.js";
import {chooseSources, type ParticipationView} from "./view.js";
import {wholeSets} from "../whole-set.js";

interface MilestoneRow {
  pulje: PuljePeriod;
  milestone: PuljePeriod["milestones"][number];
}

/** When the puljer of the scheme ran, which of them are known, and from which source. */
export function timelineFigure(view: ParticipationView): HTMLElement | null {
  const {data, scheme, world, puljer, pulje: selected} = view;
  if (puljer.length === 0) return null;
  const columns: Column<PuljePeriod>[] = [
    {name: "pulje", label: "Pulje", value: (p) => `Pulje ${p.pulje}`, rowHeader: true},
    {
      name: "start",
      label: "Start",
      value: (p) => p.start,
      text: (iso, p) => p.startText || formatDate(iso)
    },
    {
      name: "end",
      label: "Slutt",
      value: (p) => (p.end ?? p.endText) || null,
      text: (value, p) => p.endText || formatDate(value)
    },
    {name: "semesters", label: "Semestre", value: (p) => p.semesters, format: formatWhole},
    {
      name: "milestones",
      label: "Frister og samlinger",
      value: (p) => p.milestones.length || null,
      format: formatWhole
    },
    {name: "note", label: "Merknad", value: (p) => p.note || null},
    {name: "source_document", label: "Kilde", value: (p) => p.source || null}
  ];
  return figure({
    title: titleOf(view),
    subtitle: `${puljeSchemeLabel[scheme]}${world === "example" ? " i Eksempelfylket" : ""}. En strek er en pulje, en prikk er en frist eller samling. Stiplet ende: slutten er ikke oppgitt.`,
    chart: (width) => timeline(puljer, {width, selected}),
    textAlternative: puljer.map((p) => `Pulje ${p.pulje}: ${describePeriod(p)}`).join(". "),
    rows: puljer,
    columns,
    sources: chooseSources(data, world, "periods"),
    file: `puljer-${scheme.toLowerCase()}${world === "example" ? "-eksempel" : ""}`,
    note:
      world === "example"
        ? "Puljene er oppdiktet."
        : "Datoer fra innbydelser viser planen, ikke nødvendigvis det som skjedde. IBS og LMP er to ordninger, og puljene telles hver for seg.",
    downloads:
      world === "example"
        ? wholeSets(world, "participation")
        : wholeSets(world, "pulje_period", "pulje_milestone")
  });
}

function titleOf({scheme, puljer}: ParticipationView): string {
  const starts = puljer.filter((p) => p.start !== null).length;
  const ends = puljer.filter((p) => p.end !== null).length;
  return starts === puljer.length && ends === puljer.length
    ? `Start og slutt er kjent for alle ${puljer.length} puljer i ${scheme}`
    : `Starten er kjent for ${starts} av ${puljer.length} puljer i ${scheme}, slutten for ${ends}`;
}

/** The deadlines and gatherings of the puljer shown, folded away; null where none is known. */
export function milestonesSection({puljer, pulje: selected, scheme}: ParticipationView): HTMLElement | null {
  const shown = puljer.filter((p) => selected === null || p.pulje === selected);
  const rows = shown.flatMap((pulje) =>
    pulje.milestones.map((milestone): MilestoneRow => ({pulje, milestone}))
  );
  if (rows.length === 0) return null;
  return element(
    "details",
    {class: "pb-older pb-milestones", open: selected !== null},
    element(
      "summary",
      {"data-key": "milestones"},
      `Frister og samlinger i ${scheme} (${formatWhole(rows.length)})`
    ),
    dataTable(
      rows,
      [
        {name: "pulje", label: "Pulje", value: ({pulje}) => `Pulje ${pulje.pulje}`},
        {
          name: "date",
          label: "Dato",
          value: ({milestone}) => milestone.date,
          text: (iso, {milestone}) =>
            milestone.until === null
              ? formatDate(iso)
              : `${Number(iso.slice(8))}.–${formatDate(milestone.until)}`
        },
        {name: "label", label: "Hva", value: ({milestone}) => milestone.label, rowHeader: true},
        {name: "note", label: "Merknad", value: ({milestone}) => milestone.note || null},
        {name: "source", label: "Kilde", value: ({milestone}) => milestone.source}
      ],
      {caption: `Frister og samlinger i ${scheme}`, hideCaption: true}
    )
  );
}
