import type {WheelEvent} from "../../rules/annual-wheel.js";
import {uncapital} from "../../rules/words.js";

/**
 * The deadlines as a calendar file (iCalendar): one whole day each, with a UID that stays the same from file to file. The
 * writer is fetched only here, when the reader asks for the file. `today` is an ISO date.
 */
export async function annualWheelCalendar(
  events: readonly WheelEvent[],
  {decisionYear, today}: {decisionYear: number; today: string}
): Promise<string> {
  const {default: ical} = await import("ical-generator");
  const calendar = ical({
    name: `Frister fram mot vedtaket i ${decisionYear}`,
    prodId: {company: "Puljeblikk", product: "Fordeling", language: "NO"}
  });
  for (const {id, title, date, recommended, from, to, note} of events) {
    calendar.createEvent({
      id: `${id}-${decisionYear}@puljeblikk`,
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      stamp: new Date(`${today}T00:00:00Z`),
      summary: recommended ? `${title} (anbefalt frist)` : title,
      description: [
        `Fra ${uncapital(from)} til ${uncapital(to)}.`,
        note,
        "Datoene er Trøndelags; andre fylker kan ha andre."
      ]
        .filter(Boolean)
        .join(" ")
    });
  }
  // RFC 5545 ends every line with CRLF, and the writer leaves it out after the last
  return `${calendar.toString()}\r\n`;
}
