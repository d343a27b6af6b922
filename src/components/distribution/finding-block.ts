import {
  verdictLabel,
  type EvidenceRow,
  type RuleFinding,
  type RuleSource,
  type Verdict
} from "../../rules/finding.js";
import {dataTable, type Column, type DataTable} from "../data-table.js";
import {element} from "../element.js";
import {formatDate, formatKroner, formatPercent, formatWhole} from "../format.js";

/** The second cue beside the word; never colour alone. */
const verdictSign: Readonly<Record<Verdict, string>> = {
  kept: "✓",
  notKept: "!",
  observation: "→",
  unknown: "?"
};

const twoDecimals = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const formats: Readonly<Record<EvidenceRow["unit"], (value: number) => string>> = {
  kroner: formatKroner,
  share: formatPercent,
  percent: (value) => `${formatWhole(value)}\u00a0%`,
  count: formatWhole,
  correlation: (value) => twoDecimals.format(value),
  days: (value) => `${formatWhole(value)} dager`
};

/** One rule: its verdict in a word, the sentence with the numbers, and to open: the numbers and the texts it rests on. */
export function findingBlock(first: RuleFinding) {
  const verdict = element("strong", {class: "pb-verdict"});
  const summary = element("span");
  const title = element("h4", {class: "pb-finding-title"});
  const evidence = element("div");
  const sources = element("div", {class: "pb-finding-sources"});
  const details = element(
    "details",
    {class: "pb-twin"},
    element("summary", {}, "Tallene og kildeteksten"),
    evidence,
    sources
  );
  let table: DataTable<EvidenceRow> | undefined;
  let current = first;
  const writeDetails = () => {
    if (!details.open) return;
    if (table) table.renew(current.evidence);
    else if (current.evidence.length > 0) {
      table = dataTable(current.evidence, columns, {
        caption: current.title,
        hideCaption: true,
        sortable: false
      });
      evidence.replaceChildren(table);
    }
  };
  const write = () => {
    title.textContent = current.title;
    verdict.textContent = `${verdictSign[current.verdict]} ${verdictLabel[current.verdict]}`;
    verdict.dataset["verdict"] = current.verdict;
    summary.textContent = ` ${current.summary}`;
    writeDetails();
  };
  details.addEventListener("toggle", writeDetails);
  sources.replaceChildren(...first.sources.map(quote));
  write();
  return {
    root: element("article", {class: "pb-finding"}, title, element("p", {}, verdict, summary), details),
    renew: (next: RuleFinding) => {
      current = next;
      write();
    }
  };
}

const columns: Column<EvidenceRow>[] = [
  {name: "label", label: "Hva", value: ({label}) => label},
  {name: "value", label: "Her", value: ({value}) => value, format: (value, {unit}) => formats[unit](value)},
  {
    name: "expected",
    label: "Regelen eller sammenlikningen",
    value: ({expected}) => expected,
    status: ({expected}) => (expected === null ? "notApplicable" : "ok"),
    format: (value, {unit}) => formats[unit](value)
  },
  {name: "note", label: "Merknad", value: ({note}) => note}
];

function quote({text, where, date}: RuleSource): HTMLElement {
  return element(
    "figure",
    {class: "pb-quote"},
    element("blockquote", {}, element("p", {}, text)),
    element("figcaption", {}, date === null ? where : `${where}, ${formatDate(date)}`)
  );
}
