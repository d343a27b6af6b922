import type {EffectLevel} from "../../model/effect.js";
import type {PowerView} from "../../statistics/analysis/result.js";
import type {EffectContext} from "./context.js";
import {drawCurve} from "./doubt-curve.js";
import {knownPoints, readCurve, type CurvePoint} from "./doubt-detectable.js";
import {picker} from "./doubt-picker.js";
import {redrawable} from "./doubt-redraw.js";
import {describeLooked, nameFile, type Looked} from "./doubt-sample.js";
import {formatBound, formatOne, formatSize} from "./doubt-words.js";
import {countUnits} from "./words.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatPercent, formatWhole} from "../format.js";
import {notice} from "../notice.js";

/**
 * How small a change a next pulje could show by its number of units, with a field and a slider that read off the curve,
 * and what it assumes (Bloom 1995). A notice where the variation cannot be measured or no number of units is enough.
 */
export function powerFigure(power: PowerView | null, context: EffectContext, looked: Looked): HTMLElement {
  const points = power ? knownPoints(power.curve) : [];
  const ideal = power ? knownPoints(power.curve, "ideal") : [];
  const [first, last] = [points[0], points.at(-1)];
  if (!power || !first || !last) {
    return notice(
      "Hvor små endringer en ny pulje kan vise, er ikke beregnet: variasjonen mellom enhetene kan ikke måles her.",
      "Velg flere puljer eller en lengre periode."
    );
  }
  const {level} = looked.settings;
  const many = level === "school" ? "skoler" : "kommuner";
  let picked = Math.min(Math.max(looked.sample.treatedUnits, first.treatedUnits), last.treatedUnits);
  const {chart, redraw} = redrawable((width) => drawCurve(points, {ideal, picked, level, width}));
  const drawn = figure({
    title: `Hvor mange ${many} må neste pulje ha?`,
    subtitle: `Minste endring som oppdages i 8 av 10 tilfeller, prosentpoeng. Regnet med variasjonen i ${describeLooked(looked, context).replace(". Prosentpoeng.", ".")}`,
    chart,
    textAlternative: points
      .map(
        ({treatedUnits, effect}) =>
          `${countUnits(level, treatedUnits)}: ${formatSize(effect)}, i beste fall ${formatSize(readCurve(ideal, treatedUnits) ?? effect)}.`
      )
      .join(" "),
    rows: power.curve,
    columns: [
      {
        name: "treated_units",
        label: `Antall ${many} som deltar`,
        value: (r) => r.treatedUnits,
        format: formatWhole
      },
      {
        name: "detectable_effect",
        label: "Minste endring som i dag, prosentpoeng",
        value: (r) => r.effect,
        format: formatOne
      },
      {
        name: "detectable_effect_ideal",
        label: "Minste endring i beste fall, prosentpoeng",
        value: (r) => r.ideal,
        format: formatOne
      }
    ],
    sources: context.sources,
    file: nameFile("neste-pulje", looked),
    ...(context.downloads && {downloads: context.downloads}),
    note: assumptions(power, level)
  });
  const input = picker({
    key: "effekt-neste-pulje",
    label: `Antall ${many} i neste pulje`,
    value: picked,
    min: first.treatedUnits,
    max: last.treatedUnits
  });
  const answer = element(
    "p",
    {class: "pb-readout", "aria-live": "polite"},
    describePower(points, picked, level)
  );
  const basis = element("p", {}, describeBasis(power, picked));
  input.addEventListener("input", () => {
    picked = Math.round(input.value);
    answer.textContent = describePower(points, picked, level);
    basis.textContent = describeBasis(power, picked);
    redraw();
  });
  drawn
    .querySelector(".pb-chart")
    ?.after(element("div", {class: "pb-doubt-choices"}, element("div", {}, input, answer, basis)));
  return drawn;
}

/** `Med 40 skoler kan en endring på 1,8 prosentpoeng eller mer oppdages i 8 av 10 tilfeller.` */
export function describePower(points: readonly CurvePoint[], units: number, level: EffectLevel): string {
  const effect = readCurve(points, units);
  if (effect === undefined) return `For ${countUnits(level, units)} er kurven ikke beregnet.`;
  return `Med ${countUnits(level, units)} kan en endring på ${formatSize(effect)} eller mer oppdages i 8 av 10 tilfeller.`;
}

/** What the reading takes for granted, and what it is at best. */
export function describeBasis(power: PowerView, units: number): string {
  const {absent, postYears, preYears} = power;
  const ideal = readCurve(knownPoints(power.curve, "ideal"), units);
  const best =
    ideal === undefined
      ? ""
      : ` Med alle tall vist og snittet av ${formatWhole(preYears)} år før: ${formatSize(ideal)}.`;
  return `Regnet med ett basisår og ${formatWhole(postYears)} år etter oppstart, og at like mye mangler tall som her: ${formatPercent(absent.treated)} blant dem som deltar og ${formatPercent(absent.comparison)} i sammenlikningen.${best}`;
}

/** What the curve takes for granted, and its formula in words. */
function assumptions(power: PowerView, level: EffectLevel): HTMLElement {
  const {intraclass, separable, baseShare, respondents, unitsPerCluster, preYears, postYears, absent} = power;
  const comparison = countUnits(level, power.comparisonUnits);
  const unit = level === "school" ? "skole" : "kommune";
  const shared = separable
    ? `Av variasjonen fra år til år er ${formatPercent(intraclass)} felles for kommunen (intraklassekorrelasjon ${formatBound(intraclass)}).`
    : "Variasjon felles for kommunen kan ikke skilles fra variasjonen i hver enhet her.";
  const items = [
    shared,
    `Andelen som blir mobbet er ${formatPercent(baseShare)} før oppstart, med ${formatWhole(respondents)} svar per ${unit} og år.`,
    `${level === "school" ? `${formatOne(unitsPerCluster)} skoler per kommune, ` : ""}${formatWhole(postYears)} år etter oppstart, mot ${comparison} til sammenlikning. Kurven «som i dag» regner fra ett år før, som hovedtallet, og den «i beste fall» fra snittet av ${formatWhole(preYears)} år før.`,
    `Av tallene mangler ${formatPercent(absent.treated)} blant dem som deltar og ${formatPercent(absent.comparison)} i sammenlikningen her (skjermet eller ikke oppgitt). N enheter med en slik andel h teller som N × (1 − h). Det stemmer når de samme enhetene mangler tall hvert år; skifter det, må endringen være større.`,
    "Tilfeldige utslag varer ikke fra ett år til det neste. Gjør de det, må endringen være større for å oppdages.",
    `Minste endring er standardfeilen ganger summen av to t-verdier: én for 5 prosent sjanse for falsk alarm, én for 8 av 10 treff. Standardfeilen i andre er (1/år før + 1/år etter) ganger to ledd: variasjon felles for kommunen ganger (1/kommuner med + 1/kommuner til sammenlikning), og variasjon i hver ${unit} pluss andel × (1 − andel)/svar, ganger (1/enheter med + 1/enheter til sammenlikning).`,
    "Punktene er beregnet; mellom dem er kurven rett på logaritmisk skala. Å finne en mindre endring enn dette er mulig, men ikke å regne med."
  ];
  return element(
    "details",
    {class: "pb-doubt-assumptions"},
    element("summary", {}, "Dette bygger kurven på"),
    element("ul", {}, ...items.map((item) => element("li", {}, item)))
  );
}
