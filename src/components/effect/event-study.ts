import type {EffectAnalysis, Headline} from "../../statistics/analysis/result.js";
import type {Column} from "../data-table.js";
import type {EffectContext} from "./context.js";
import {describeSample} from "./doubt-sample.js";
import {openEnd} from "./event-band.js";
import {drawEventStudy} from "./event-drawing.js";
import {leaving, type Leaving} from "./event-frame.js";
import {bandOf, countLeads, listSlots, shownPoint, wordReasons, type EventSlot} from "./event-slots.js";
import {crossPath, drawKey} from "./marks.js";
import {readMarks} from "./readout.js";
import {
  containsZero,
  countMunicipalities,
  countUnits,
  formatEffect,
  formatEffectPoints,
  formatEffectRange,
  isShown,
  reasonWords,
  unitHeading
} from "./words.js";
import {element, svgElement} from "../element.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {notice} from "../notice.js";

/** Estimated change against the comparison by years since the start; see `drawEventStudy`. */
export function eventStudyFigure(
  analysis: EffectAnalysis,
  context: EffectContext,
  {showTruth = false}: {showTruth?: boolean} = {}
): HTMLElement {
  const {level} = analysis.settings;
  const slots = listSlots(analysis);
  const title = eventStudyTitle(analysis.headline);
  if (slots.length === 0) return notice(`${title}.`, "Velg flere puljer, flere år eller et annet mål.");
  return figure({
    title,
    subtitle: `Estimert endring i andelen som blir mobbet mot sammenlikningen, i prosentpoeng. ${context.period}. ${describeSample(analysis)}.`,
    chart: (width) => {
      const {svg, list, marks} = drawEventStudy(slots, {width, level, showTruth});
      const readable = marks.map((mark, column) => ({
        ...mark,
        row: 0,
        column,
        text: describeSlot(slots[column], {analysis, showTruth})
      }));
      const line = readMarks(svg, list, {marks: readable, label: "År siden oppstart", width});
      return element("div", {}, svg, line, eventKey(slots, showTruth));
    },
    interactive: true,
    textAlternative: slots.map((slot) => describeSlot(slot, {analysis, showTruth})).join(" "),
    rows: slots,
    columns: eventColumns(analysis, showTruth),
    sources: context.sources,
    downloads: context.downloads ?? [],
    file: "endring-etter-ar",
    note: eventStudyNote(analysis, slots)
  });
}

/** The finding, decided by the 95 % interval: an end that is exactly zero counts as zero inside. */
export function eventStudyTitle(headline: Headline): string {
  if (headline.att === null)
    return `Endringen etter oppstart kan ikke anslås: ${reasonWords[headline.reason ?? "no-effects"]}`;
  if (!isShown(headline))
    return `Usikkerheten etter oppstart kan ikke anslås: ${reasonWords[headline.reason ?? "one-cluster"]}`;
  const found = `Etter oppstart: ${formatEffectPoints(headline.att)} i snitt (${formatEffectRange(headline)})`;
  return containsZero(headline)
    ? `${found}, men intervallet rommer null`
    : `${found}, uten null i intervallet`;
}

/** What the leads show and do not show, what cut the series, and how the figure is to be read. */
export function eventStudyNote({specification, sample}: EffectAnalysis, slots: readonly EventSlot[]): string {
  const {leads, outside} = countLeads(slots);
  const parts = [
    leads === 0
      ? "Ingen år før basisåret kan sammenliknes."
      : outside === 0
        ? `Før basisåret rommer båndet null ${leads === 1 ? "i det ene året" : `i alle ${formatWhole(leads)} årene`}. Det viser ikke at utviklingen ellers ville vært lik.`
        : `Før basisåret ligger båndet utenfor null i ${formatWhole(outside)} av ${formatWhole(leads)} år: puljene og sammenlikningen utviklet seg ulikt også da.`
  ];
  if (specification.anticipation > 0)
    parts.push(
      "Basisåret er flyttet bakover; årene mellom det og oppstart kan være preget av hvordan deltakerne ble valgt."
    );
  const cut = sample.puljer.flatMap(({id}) => {
    const times = slots.filter((slot) => slot.cut.includes(id)).map(({eventTime}) => formatWhole(eventTime));
    return times.length ? [`${id} i år ${times.join(", ")}`] : [];
  });
  if (cut.length)
    parts.push(
      `↯ Brudd i tidsserien (${specification.breaks.join(", ")}) ligger mellom basisåret og året, så disse tallene er utelatt: ${cut.join("; ")}.`
    );
  const {bands, intervals} = leaving(slots);
  if (bands.length) parts.push(`Båndet går ut av figuren: ${wordLeaving(bands)}.`);
  if (intervals.length) parts.push(`Streken går ut av figuren: ${wordLeaving(intervals)}.`);
  parts.push(
    "Tallet i tittelen er snittet over årene etter oppstart i hver pulje, vektet med puljenes størrelse. Båndet gjelder alle årene under ett, strekene ett år om gangen."
  );
  return parts.join(" ");
}

/** `i år 3 fra −9,7 til +8,1; i år 5 fra …`. */
function wordLeaving(found: readonly Leaving[]): string {
  return found
    .map((range) => `i år ${formatWhole(range.eventTime)} fra ${formatEffectRange(range)}`)
    .join("; ");
}

function describeSlot(
  slot: EventSlot | undefined,
  {analysis, showTruth}: {analysis: EffectAnalysis; showTruth: boolean}
): string {
  if (!slot) return "";
  const year = `År ${formatWhole(slot.eventTime)}`;
  if (slot.point?.isBase) return `${year}: basisåret, null per definisjon.`;
  const shown = shownPoint(slot);
  if (!shown) return `${year}: ikke noe tall, ${wordReasons(slot)}.`;
  const band = bandOf(shown);
  const {level} = analysis.settings;
  const counts =
    level === "school"
      ? `${countUnits(level, slot.units)} i ${countMunicipalities(slot.municipalities)}`
      : countUnits(level, slot.units);
  const truth =
    showTruth && shown.truth !== null ? ` Bygd inn i eksempelet: ${formatEffect(shown.truth)}.` : "";
  return `${year}: ${formatEffectPoints(shown.att)} (95 % intervall ${formatEffectRange(shown)}${band ? `, bånd ${formatEffectRange(band)}` : ""}), ${counts}.${truth}`;
}

function eventKey(slots: readonly EventSlot[], showTruth: boolean): HTMLElement {
  return drawKey([
    {
      mark: [svgElement("g", {class: "pb-effect-point"}, bar(), dot())],
      text: "Anslag med 95 % intervall for ett år"
    },
    {
      mark: [svgElement("rect", {class: "pb-effect-band", width: 30, height: 14})],
      text: "95 % bånd for alle årene samtidig"
    },
    ...(leaving(slots).bands.length
      ? [
          {
            mark: [svgElement("rect", {class: "pb-effect-band", width: 30, height: 14}), openEnd(15, 3, 1)],
            text: "Båndet går ut av figuren; tallene står under"
          }
        ]
      : []),
    {mark: [svgElement("g", {class: "pb-effect-base"}, dot())], text: "Basisår"},
    ...(slots.every(({point}) => point)
      ? []
      : [
          {
            mark: [
              svgElement(
                "g",
                {class: "pb-effect-absent"},
                svgElement("rect", {x: 8, y: 2.5, width: 9, height: 9}),
                svgElement("text", {x: 21, y: 11, "font-weight": 700}, ".")
              )
            ],
            text: "Ikke noe tall; grunnen står i tabellen"
          }
        ]),
    ...(showTruth
      ? [
          {
            mark: [svgElement("path", {class: "pb-effect-truth", d: crossPath(15, 7)})],
            text: "Virkningen som er bygd inn i eksempelfylket"
          }
        ]
      : [])
  ]);
}

function eventColumns({settings}: EffectAnalysis, showTruth: boolean): Column<EventSlot>[] {
  return [
    {name: "event_time", label: "År siden oppstart", value: (s) => s.eventTime, format: formatWhole},
    number("att", "Endring, prosentpoeng", ({point}) => point?.att),
    number("low", "95 % nedre", ({point}) => point?.low),
    number("high", "95 % øvre", ({point}) => point?.high),
    number("band_low", "Bånd nedre", ({point}) => point?.bandLow),
    number("band_high", "Bånd øvre", ({point}) => point?.bandHigh),
    count("units", unitHeading(settings.level), ({units}) => units),
    count("municipalities", "Kommuner", ({municipalities}) => municipalities),
    {name: "puljer", label: "Puljer", value: ({puljer}) => puljer.join(", ") || "ingen"},
    {
      name: "remark",
      label: "Merknad",
      value: (slot) =>
        slot.point?.isBase
          ? "basisår"
          : wordReasons(slot) && (slot.point ? `ikke alle puljer: ${wordReasons(slot)}` : wordReasons(slot))
    },
    ...(showTruth ? [number("truth", "Bygd inn i eksempelet", ({point}) => point?.truth)] : [])
  ];
}

const dot = () => svgElement("circle", {cx: 15, cy: 7, r: 4});

const bar = () => svgElement("line", {x1: 15, x2: 15, y1: 0, y2: 14});

const number = (
  name: string,
  label: string,
  pick: (slot: EventSlot) => number | null | undefined
): Column<EventSlot> => ({
  name,
  label,
  value: (slot) => pick(slot) ?? null,
  status: (slot) => (pick(slot) == null ? "notApplicable" : "ok"),
  format: formatEffect
});

const count = (name: string, label: string, pick: (slot: EventSlot) => number): Column<EventSlot> => ({
  name,
  label,
  value: (slot) => (slot.point ? pick(slot) : null),
  status: ({point}) => (point ? "ok" : "notApplicable"),
  format: formatWhole
});
