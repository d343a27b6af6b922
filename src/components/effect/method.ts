import type {EffectAnalysis} from "../../statistics/analysis/result.js";
import {references} from "../../statistics/references.js";
import {smallestCohort} from "../../statistics/analysis/settings.js";
import type {Study} from "../../statistics/analysis/study.js";
import {encodePanel, encodeScript, encodeSpecification, panelFile} from "./script.js";
import {element} from "../element.js";
import {saveFile} from "../save-file.js";

/** Formulas, plain text with Unicode, each with what it says. */
const formulas: readonly [string, string][] = [
  [
    "VT(g, t) = snitt(Yₜ − Y_b | startet i år g) − snitt(Yₜ − Y_b | sammenlikning)",
    "Endringen fra basisåret b til år t i puljen, minus den samme endringen i sammenlikningen. Bare enheter med tall i begge årene er med."
  ],
  [
    "V = Σ_g n_g · snittₜ VT(g, t) / Σ_g n_g",
    "Snittet av hver puljes år fra oppstart av, så snittet av puljene, vektet med antall svar før oppstart."
  ],
  [
    "se² = (K − 1)/K · Σ_c (V₍₋c₎ − V)²,   intervall V ± t(m − 1) · se",
    "Alt regnes om igjen uten én kommune om gangen. m er antall kommuner på den siden som har færrest: er de få, blir intervallet bredere."
  ]
];

/** Assumptions in plain words, formulas, references, and the files with which anyone can compute the numbers anew. */
export function effectMethod(analysis: EffectAnalysis, study: Study): HTMLElement {
  const {settings} = analysis;
  const units = settings.level === "school" ? "skoler" : "kommuner";
  const limit = smallestCohort[settings.level];
  return element(
    "section",
    {class: "pb-method"},
    element("h2", {}, "Slik er det regnet"),
    element("h3", {}, "Forutsetninger"),
    element(
      "ul",
      {},
      ...[
        `Uten puljen ville endringen vært den samme blant dem som deltok, som i sammenlikningen${settings.covariates.length > 0 ? " med samme bakgrunn" : ""}. Det kan ikke bevises; årene før oppstart og følsomhetstallene over viser hvor mye som skal til for å rokke ved det.`,
        "Den som har startet, regnes som deltaker siden: også årene etter at puljen er slutt, teller med.",
        "Det som ble gjort i en kommune, smitter ikke over på nabokommuner i sammenlikningen.",
        `Skjulte og manglende tall blir ikke erstattet med noe. En enhet er med i de årsparene der begge tallene er vist.`,
        `Et tall vises ikke, og går ikke inn i noe snitt, når det bygger på færre enn ${limit.value} ${units} som deltok.`,
        settings.weights === "equal"
          ? "Alle enheter teller like mye."
          : "Vektene er antall svar før noen startet. De endrer seg ikke av det som skjedde etterpå."
      ].map((text) => element("li", {}, text))
    ),
    element("h3", {}, "Formler"),
    element(
      "dl",
      {class: "pb-formulas"},
      ...formulas.flatMap(([formula, meaning]) => [
        element("dt", {}, element("code", {}, formula)),
        element("dd", {}, meaning)
      ])
    ),
    element(
      "p",
      {},
      "Med bakgrunnsvariabler brukes dobbelt robust regresjon og vekting (Sant’Anna & Zhao 2020), bare med tall fra før oppstart."
    ),
    element("h3", {}, "Regn selv"),
    element(
      "p",
      {},
      "Panelet, spesifikasjonen og et R-skript som regner ut hovedtallet og intervallet på nytt med pakken did:"
    ),
    element(
      "p",
      {class: "pb-downloads"},
      file("Panelet (CSV)", panelFile, "text/csv", () => encodePanel(study, settings.covariates)),
      file("Spesifikasjonen (JSON)", "puljeblikk-spesifikasjon.json", "application/json", () =>
        encodeSpecification(analysis)
      ),
      file("R-skript", "puljeblikk-effekt.R", "text/plain", () => encodeScript(analysis))
    ),
    element(
      "details",
      {class: "pb-twin"},
      element("summary", {}, "Vis spesifikasjonen og R-skriptet"),
      element("pre", {tabindex: 0}, encodeSpecification(analysis)),
      element("pre", {tabindex: 0}, encodeScript(analysis))
    ),
    element("h3", {}, "Litteratur"),
    element("ul", {class: "pb-references"}, ...references.map((text) => element("li", {lang: "en"}, text)))
  );
}

function file(label: string, name: string, type: string, text: () => string): HTMLElement {
  const button = element("button", {type: "button", class: "pb-link-button"}, label);
  button.addEventListener("click", () => saveFile(name, text(), type));
  return button;
}
