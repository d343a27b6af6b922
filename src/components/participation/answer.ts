import {formatSchoolYear} from "../../model/school-year.js";
import {puljeSchemeLabel} from "../../model/pulje.js";
import {element} from "../element.js";
import {formatDate, formatPercent, formatWhole} from "../format.js";
import {ratioOf, wholeCoverage} from "./coverage-data.js";
import {describePulje, describePuljer, inPlace, isListed, type ParticipationView} from "./view.js";

/** The answer for someone who reads only this: what is known of who took part, and what is not. */
export function participationAnswer(view: ParticipationView): HTMLElement {
  return element(
    "div",
    {},
    element("p", {class: "pb-answer"}, answerSentence(view)),
    element(
      "p",
      {},
      "Siden sier hvem som var med, ikke om det virket. At mobbingen er lavere eller høyere hos deltakerne, er ikke bevis på virkning."
    )
  );
}

/** One to three sentences, from the numbers alone. */
export function answerSentence(view: ParticipationView): string {
  const {scheme, place, data, world, participants} = view;
  const what = describePulje(view);
  if (!isListed(view)) {
    const published = participants.filter((p) => p.origin === "published");
    if (published.length === 0) {
      return `Hvem som har deltatt i ${what} i ${place}, er ikke kjent. ${periodSentence(view)}`;
    }
    const puljer = describePuljer(
      scheme,
      published.map((p) => p.pulje)
    );
    return `Åpne kilder nevner ${countMunicipalities(published.length)} ${inCounties(view)} som deltakere i ${puljer}. Hvem andre som har deltatt, og hvilke skoler som var med, er ikke kjent. ${periodSentence(view)}`;
  }
  const whole = wholeCoverage(view);
  const parts = [
    `${formatWhole(whole.municipalitiesIn.value ?? 0)} av ${formatWhole(whole.municipalities)} kommuner${inPlace(view)} har deltatt i ${what}, ${puljeSchemeLabel[scheme].replace(/ \(.*\)$/, "")}.`
  ];
  const {schools, schoolsIn, pupils, pupilsIn} = whole;
  const schoolShare = ratioOf(schoolsIn, schools);
  const pupilShare = ratioOf(pupilsIn, pupils);
  const year = formatSchoolYear(data.pupilYear[world] ?? "");
  parts.push(
    schoolShare.value === null
      ? "Hvor mange skoler som var med, er ikke kjent."
      : `${formatWhole(schoolsIn.value ?? 0)} av ${formatWhole(schools.value ?? 0)} skoler var med (${formatPercent(schoolShare.value)}).`,
    pupilShare.value === null
      ? "Hvor mange elever det gjelder, er ikke kjent."
      : `De har ${formatWhole(pupilsIn.value ?? 0)} av ${formatWhole(pupils.value ?? 0)} elever (${formatPercent(pupilShare.value)}, tall fra ${year}).`
  );
  return parts.join(" ");
}

function periodSentence({scheme, puljer, pulje}: ParticipationView): string {
  if (puljer.length === 0) return `Ingen pulje i ${scheme} er kjent her.`;
  const own = puljer.find((p) => p.pulje === pulje);
  if (own)
    return own.start === null
      ? "Når puljen gikk, er heller ikke kjent."
      : `Puljen startet ${own.startText || formatDate(own.start)}.`;
  const known = puljer.filter((p) => p.start !== null).length;
  return `Starten er kjent for ${formatWhole(known)} av ${formatWhole(puljer.length)} puljer.`;
}

/** `i Troms`, or in how many counties. */
function inCounties({data, municipalities, participants, place, county}: ParticipationView): string {
  if (county !== "NO") return `i ${place}`;
  const codes = new Set(participants.flatMap((p) => p.municipalities));
  const counties = [...new Set(municipalities.filter((m) => codes.has(m.code)).map((m) => m.county))];
  const [only] = counties;
  return counties.length === 1
    ? `i ${data.counties.find((c) => c.code === only)?.name ?? only}`
    : `i ${formatWhole(counties.length)} fylker`;
}

function countMunicipalities(count: number): string {
  return `${formatWhole(count)} ${count === 1 ? "kommune" : "kommuner"}`;
}
