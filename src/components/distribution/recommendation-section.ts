import type {Distribution} from "../../model/distribution.js";
import type {RuleFinding} from "../../rules/finding.js";
import {catchUp} from "../afterwards.js";
import {encodeCsv, type CsvDialect} from "../csv.js";
import {element} from "../element.js";
import {saveBlob, saveFile} from "../save-file.js";
import type {DistributionState} from "./address.js";
import {localDay} from "./own-data-section.js";
import type {Outcome, OutcomeRow} from "./outcome.js";
import {makeRecommendation, type Recommendation, type RecommendationColumn} from "./recommendation.js";
import {reasonWithout} from "./recommendation-reason.js";
import {recommendationPaper} from "./recommendation-paper.js";
import {recommendationWorkbook} from "./recommendation-workbook.js";
import {percentOf} from "./settings-text.js";

interface Options {
  sources: Distribution["sources"];
  /** What the rules say about the distribution. */
  findings: (state: DistributionState, outcome: Outcome, today: string) => readonly RuleFinding[];
  /** ISO date of today. */
  today?: () => string;
  save?: {text: (name: string, content: string) => void; file: (name: string, content: Blob) => void};
}

/**
 * The distribution as files and on paper. On screen it is a row of buttons; in print it is all of the page. The paper is
 * written when the browser asks for it.
 */
export function recommendationSection({
  sources,
  findings,
  today = localDay,
  save = {text: saveFile, file: saveBlob}
}: Options) {
  const status = element("p", {class: "pb-recommendation-status", role: "status"});
  const paper = element("div", {class: "pb-paper"});
  let latest: {state: DistributionState; outcome: Outcome} | undefined;
  const make = (): Recommendation | null =>
    latest
      ? makeRecommendation({
          ...latest,
          sources,
          findings: findings(latest.state, latest.outcome, today()),
          date: today()
        })
      : null;
  const button = (label: string, key: string, act: (made: Recommendation) => void) => {
    const made = element(
      "button",
      {type: "button", class: "ds-button", "data-variant": "secondary", "data-key": key},
      label
    );
    made.addEventListener("click", () => {
      catchUp();
      const recommendation = make();
      if (recommendation) act(recommendation);
      else status.textContent = "Det er ingen fordeling å ta med. Skriv inn en ramme som kan fordeles.";
    });
    return made;
  };
  const saveCsv = (dialect: CsvDialect) => (made: Recommendation) => {
    save.text(
      `${fileName(made)}${dialect === "excel" ? "-norsk" : ""}.csv`,
      recommendationCsv(made, dialect)
    );
    status.textContent = "CSV-filen er laget.";
  };
  const saveWorkbook = async (made: Recommendation) => {
    status.textContent = "Lager Excel-filen …";
    try {
      save.file(`${fileName(made)}.xlsx`, await recommendationWorkbook(made));
      status.textContent = "Excel-filen er laget.";
    } catch {
      status.textContent = "Excel-filen kunne ikke lages. Last siden på nytt og prøv igjen.";
    }
  };
  const write = () => {
    const made = make();
    paper.replaceChildren(
      ...(made
        ? recommendationPaper(made)
        : [
            element("h1", {}, "Innstilling"),
            element("p", {}, `Det er ingen fordeling å skrive ut. ${reasonWithout(latest)}`)
          ])
    );
  };
  const writeForPrint = () => {
    if (paper.isConnected) write();
    else removeEventListener("beforeprint", writeForPrint);
  };
  addEventListener("beforeprint", writeForPrint);
  const root = element(
    "section",
    {class: "pb-recommendation"},
    element(
      "div",
      {class: "pb-recommendation-screen"},
      element("h2", {}, "Ta med innstillingen"),
      element(
        "p",
        {},
        "Filene og utskriften har fordelingen slik den står nå, nøkkelen med tall, reglene og kildene."
      ),
      element(
        "div",
        {class: "pb-recommendation-buttons"},
        button("Last ned Excel", "innstilling-excel", (made) => void saveWorkbook(made)),
        button("Last ned CSV for norsk Excel", "innstilling-csv-norsk", saveCsv("excel")),
        button("Last ned CSV for maskiner", "innstilling-csv", saveCsv("machine")),
        button("Skriv ut eller lagre som PDF", "innstilling-skriv-ut", () => print())
      ),
      status
    ),
    paper
  );
  return {
    root,
    renew: (state: DistributionState, outcome: Outcome) => {
      latest = {state, outcome};
    }
  };
}

/**
 * The rows of the recommendation, each with area, date and credit, so that a row says where it is from. For people shares
 * are in percent, as their headings say.
 */
export function recommendationCsv(
  {rows, columns, area, date, sources, isExample}: Recommendation,
  dialect: CsvDialect
): string {
  const credit = sources
    .map(({title, publisher, licence}) =>
      isExample ? `${title}: oppdiktede tall` : `${publisher} (${title}), ${licence}`
    )
    .join("; ");
  const all: RecommendationColumn[] = [
    ...(dialect === "excel" ? columns.map(inPercent) : columns),
    {name: "area", label: "Område", value: () => area},
    {name: "date", label: "Dato", value: () => date},
    {name: "source", label: "Kilde", value: () => credit}
  ];
  return encodeCsv<OutcomeRow>(rows, all, dialect);
}

/** A share as the percent that its heading promises: a file without number formats shows the bare number. */
function inPercent(column: RecommendationColumn): RecommendationColumn {
  if (!column.excel?.includes("%")) return column;
  return {
    ...column,
    value: (row) => {
      const value = column.value(row);
      return typeof value === "number" ? percentOf(value) : value;
    }
  };
}

function fileName({area, date}: Recommendation): string {
  const ascii = area
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .replace(/[^a-z0-9]+/g, "-");
  return `innstilling-${ascii}-${date}`;
}
