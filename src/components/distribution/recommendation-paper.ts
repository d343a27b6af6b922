import {verdictLabel} from "../../rules/finding.js";
import {dataTable} from "../data-table.js";
import {element} from "../element.js";
import {absenceSign, formatDate, formatKroner, formatPercent} from "../format.js";
import {quoteSource, sumOf, type Decision, type Recommendation} from "./recommendation.js";

const decimal = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 6});

/** The recommendation as it stands on paper: heading, decisions, the key with numbers, the table, rules and sources. */
export function recommendationPaper(recommendation: Recommendation): HTMLElement[] {
  const {title, area, period, date, isExample, frame, jointMeasures, sum} = recommendation;
  const facts: [string, string][] = [
    ["Område", area],
    ["Ramme", formatKroner(frame)],
    ["Fellestiltak", formatKroner(jointMeasures)],
    ["Fordelt", formatKroner(sum)],
    ["Tallgrunnlag", period],
    ["Dato", formatDate(date)]
  ];
  return [
    element("h1", {}, title),
    ...(isExample
      ? [
          element(
            "p",
            {class: "pb-paper-example"},
            element("strong", {}, "Eksempeldata – oppdiktet. Ikke en innstilling.")
          )
        ]
      : []),
    definitions(facts),
    element("h2", {}, "Fordeling"),
    distributionTable(recommendation),
    element("h2", {}, "Beslutninger"),
    definitions(recommendation.decisions.map((decision) => [decision.name, decisionText(decision)])),
    element("h2", {}, "Nøkkelen med tall"),
    definitions(recommendation.formula.map(({name, text}) => [name, text])),
    ...(recommendation.findings.length > 0
      ? [
          element("h2", {}, "Reglene"),
          element(
            "ul",
            {class: "pb-paper-rules"},
            ...recommendation.findings.map(({title: rule, verdict, summary, sources}) =>
              element(
                "li",
                {},
                element("strong", {}, `${rule}: ${verdictLabel[verdict]}.`),
                ` ${summary}`,
                ...sources.map((source) => element("p", {class: "pb-paper-source"}, quoteSource(source)))
              )
            )
          ),
          element("p", {}, "Funnene er ingen juridisk vurdering.")
        ]
      : []),
    element("h2", {}, "Om tallene"),
    element(
      "ul",
      {class: "pb-paper-rules"},
      ...recommendation.sources.map(({title: source, publisher, licence, retrieved}) =>
        element("li", {}, `${publisher} (${source}), ${licence}, dato ${formatDate(retrieved)}`)
      )
    )
  ];
}

/** The amounts with their sums below, where a column adds up. */
function distributionTable(recommendation: Recommendation): HTMLElement {
  const {rows, columns, sum} = recommendation;
  const table = dataTable(rows, columns, {
    caption: `Innstilt beløp. Summen er nøyaktig ${formatKroner(sum)}.`,
    sortable: false
  });
  const sums = columns.map((column, i) => {
    if (i === 0) return element("th", {scope: "row"}, "Sum");
    const total = sumOf(recommendation, column);
    const text = total?.value == null ? null : column.summed?.format(total.value);
    const status = total && total.status !== "ok" ? total.status : null;
    return element("td", {class: "pb-number"}, text ?? (status && absenceSign(status).name));
  });
  table.querySelector("table")?.append(element("tfoot", {}, element("tr", {}, ...sums)));
  return table;
}

function definitions(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    "dl",
    {class: "pb-paper-facts"},
    ...pairs.map(([term, text]) => element("div", {}, element("dt", {}, term), element("dd", {}, text)))
  );
}

function decisionText({value, unit}: Decision): string {
  if (value === null) return "ikke i bruk";
  if (unit === "kr") return formatKroner(value);
  return unit === "share" ? formatPercent(value) : decimal.format(value);
}
