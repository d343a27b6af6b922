import {annualWheel, nextEvent, type WheelEvent} from "../../rules/annual-wheel.js";
import {annualWheelText} from "../../rules/sources.js";
import {dateInWords, uncapital} from "../../rules/words.js";
import type {Provenance} from "../badge.js";
import {select} from "../controls.js";
import type {Column} from "../data-table.js";
import {element} from "../element.js";
import {figure, type FigureContent} from "../figure.js";
import {saveFile} from "../save-file.js";
import {annualWheelCalendar} from "./annual-wheel-calendar.js";
import {drawAnnualWheel} from "./annual-wheel-drawing.js";
import {localDay} from "./own-data-section.js";

const source: Provenance = {
  world: "real",
  title: "Langsiktig plan for Kompetanseløftet i Trøndelag",
  publisher: "Samarbeidsforum i Trøndelag",
  period: "2023",
  licence: "lisens ikke oppgitt",
  retrieved: annualWheelText.date ?? "2023-01-12",
  url: "",
  caveats: [
    "Datoene er Trøndelags. Andre fylker kan ha andre.",
    "Planen sier «ultimo juni»; her er det den siste dagen i måneden."
  ]
};

interface Options {
  /** ISO date of today. */
  today?: string;
  save?: (name: string, content: string, type: string) => void;
}

/** The deadlines that lead to a decision, with today, the next one in words, and a calendar file. */
export function annualWheelSection({today = localDay(), save = saveFile}: Options = {}) {
  const next = nextEvent(today);
  const nextYear = Number(next.date.slice(0, 4)) + (next.id === "need-report" ? 1 : 0);
  const years = [nextYear - 1, nextYear, nextYear + 1, nextYear + 2];
  const year = select({
    label: "Frister fram mot vedtaket i",
    options: years.map((value) => ({value: String(value), label: String(value)})),
    value: String(nextYear)
  });
  year.querySelector("select")?.setAttribute("data-key", "aarshjul-aar");
  const drawing = figure({
    ...wheelContent(nextYear, today),
    level: 3,
    columns,
    sources: [source],
    file: "aarshjul"
  });
  const status = element("p", {role: "status"});
  const calendar = element(
    "button",
    {type: "button", class: "ds-button", "data-variant": "secondary", "data-key": "aarshjul-kalender"},
    "Last ned kalenderfil (ICS)"
  );
  calendar.addEventListener("click", () => {
    const decisionYear = Number(year.value);
    const write = async () => {
      try {
        const text = await annualWheelCalendar(annualWheel(decisionYear), {decisionYear, today});
        save(`frister-${decisionYear}.ics`, text, "text/calendar");
        status.textContent = "Kalenderfilen er laget.";
      } catch {
        status.textContent = "Kalenderfilen kunne ikke lages. Last siden på nytt og prøv igjen.";
      }
    };
    void write();
  });
  year.addEventListener("input", () => drawing.renew(wheelContent(Number(year.value), today)));
  const root = element(
    "section",
    {class: "pb-wheel-section"},
    element("h2", {}, "Frister i året"),
    element("p", {}, nextSentence(next, today)),
    year,
    drawing,
    calendar,
    status
  );
  return {root, renew: () => {}};
}

/** `Neste frist er 1. desember 2026 (anbefalt), om 4 dager: …`. */
export function nextSentence({date, recommended, title, from, to}: WheelEvent, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  const when = days === 0 ? "i dag" : days === 1 ? "i morgen" : `om ${days} dager`;
  return `Neste frist er ${dateInWords(date)}${recommended ? " (anbefalt, ikke et krav)" : ""}, ${when}: ${uncapital(title)} fra ${uncapital(from)} til ${uncapital(to)}.`;
}

function wheelContent(decisionYear: number, today: string): FigureContent<WheelEvent> {
  const events = annualWheel(decisionYear);
  return {
    title: `Hvilke frister fører fram til vedtaket i ${decisionYear}?`,
    subtitle: "Ring: anbefalt frist. Fylt punkt: frist i planen. Datoene er Trøndelags.",
    chart: (width) => drawAnnualWheel(events, {today, width}),
    textAlternative: events
      .map(
        ({date, title, recommended}) => `${dateInWords(date)}: ${title}${recommended ? " (anbefalt)" : ""}`
      )
      .join(". "),
    rows: events,
    note: "Den første fristen settes lokalt; 1. desember er bare anbefalt."
  };
}

const columns: Column<WheelEvent>[] = [
  {name: "title", label: "Hva", value: ({title}) => title},
  {name: "date", label: "Dato", value: ({date}) => date, text: dateInWords},
  {name: "kind", label: "Frist", value: ({recommended}) => (recommended ? "anbefalt" : "i planen")},
  {name: "sender", label: "Fra", value: ({from}) => from},
  {name: "receiver", label: "Til", value: ({to}) => to},
  {name: "note", label: "Merknad", value: ({note}) => note}
];
