import type {CheckSummary, LookedKind, Quality} from "../../model/quality.js";
import {dataTable, type Column} from "../data-table.js";
import {element} from "../element.js";
import {formatDate, formatWhole} from "../format.js";
import {asImage} from "../image.js";
import {notice} from "../notice.js";
import {outcomeOf, outcomeWords, type Outcome} from "./outcome.js";
import {formatEdition, resultStrip, stripOf} from "./strip.js";

type Check = Quality["checks"][number];

const levels = [
  {
    level: 1,
    title: "I én fil eller tabell",
    about: "Er formen rett, er tallene mulige, og går delene opp med summen?"
  },
  {level: 2, title: "Over tid", about: "Har serier hull, hopp eller brudd som ikke er ført opp?"},
  {
    level: 3,
    title: "Mellom kilder",
    about: "Finnes enhetene i registrene på datoen, og stemmer kildene med hverandre?"
  }
] as const;

/** How many checks passed, and whether someone must look at something. */
export function summary({checks}: Quality): HTMLElement {
  const count = (outcome: Outcome) => checks.filter((check) => outcomeOf(check) === outcome).length;
  const [passed, warned, failed] = [count("passed"), count("warning"), count("error")];
  const rows = checks.reduce((sum, {looked}) => sum + (looked?.of === "rows" ? looked.count : 0), 0);
  if (warned + failed === 0)
    return element(
      "p",
      {class: "pb-lead"},
      `${passed} av ${checks.length} kontroller er bestått${passed < checks.length ? ", og resten hadde ingenting å se på" : ""}. De så på ${formatWhole(rows)} rader, der samme rad er telt én gang for hver kontroll.`
    );
  return notice(
    `${passed} av ${checks.length} kontroller er bestått, og ${warned + failed} har funn.`,
    "Funnene står under hver kontroll.",
    {kind: "warning"}
  );
}

/** Every check by its level: what it looks at, how much, what came of it; its findings below. */
export function checksSection({checks}: Quality): HTMLElement {
  return element(
    "div",
    {class: "pb-quality"},
    ...levels.flatMap(({level, title, about}) => {
      const own = checks.filter((check) => check.level === level);
      return [
        element("h3", {}, `${title} (nivå ${level})`),
        element("p", {}, about),
        dataTable(own, checkColumns, {caption: `Kontroller på nivå ${level}`, hideCaption: true}),
        ...own.filter(({messages}) => messages.length > 0).map(findings)
      ];
    })
  );
}

const lookedWords: Readonly<Record<LookedKind, string>> = {
  rows: "rader",
  files: "filer",
  columns: "kolonner"
};

const checkColumns: readonly Column<Check>[] = [
  {name: "title", label: "Kontroll", value: ({title}) => title},
  {name: "looks_at", label: "Hva den ser på", value: ({looksAt}) => looksAt},
  {name: "result", label: "Resultat", value: (check) => outcomeWords[outcomeOf(check)]},
  {
    name: "looked",
    label: "Så på",
    value: ({looked}) => looked?.count ?? null,
    status: ({looked}) => (looked === null ? "notApplicable" : "ok"),
    format: (count, {looked}) => `${formatWhole(count)}\u00a0${lookedWords[looked?.of ?? "rows"]}`
  },
  {name: "findings", label: "Funn", value: (check) => check.findings, format: formatWhole},
  {name: "known", label: "Kjente avvik", value: (check) => check.known, format: formatWhole},
  {
    name: "severity",
    label: "Ved funn",
    value: ({severity}) => (severity === "error" ? "Stopper byggingen" : "Vises her")
  }
];

function findings({title, messages, findings: count}: Check): HTMLElement {
  return element(
    "details",
    {class: "pb-check"},
    element("summary", {}, `${title}: ${formatWhole(count)} funn`),
    element("ul", {}, ...messages.map((message) => element("li", {}, message))),
    count > messages.length && element("p", {}, `og ${formatWhole(count - messages.length)} til`)
  );
}

/** The known anomalies with what each is about, why it is right, and since when. */
export function anomaliesSection({checks}: Quality): HTMLElement {
  const rows = checks.flatMap(({title, anomalies}) => anomalies.map((anomaly) => ({title, ...anomaly})));
  if (rows.length === 0) return element("p", {}, "Ingen avvik er ført opp som kjente.");
  const table = dataTable(
    rows,
    [
      {name: "about", label: "Gjelder", value: ({about}) => about},
      {name: "check", label: "Kontroll", value: ({title}) => title},
      {name: "reason", label: "Grunn", value: ({reason}) => reason},
      {
        name: "since",
        label: "Ført opp",
        value: ({since}) => since,
        text: (iso) => formatDate(iso).replaceAll(" ", "\u00a0")
      },
      {name: "findings", label: "Funn", value: ({findings: count}) => count, format: formatWhole}
    ],
    {caption: "Kjente avvik", hideCaption: true}
  );
  return element("div", {class: "pb-quality"}, table);
}

/** The results of earlier editions beside those of this one: as marks, and as a table. */
export function historySection({checks, history}: Quality): HTMLElement {
  if (history.length === 0)
    return element(
      "p",
      {},
      "Det er ingen tidligere utgave med resultater. Fra neste utgave står resultatene side om side her."
    );
  const strip = stripOf({checks, history});
  const place = element("div", {class: "pb-chart"});
  const description = [
    `${strip.rows.length} kontroller i ${strip.editions.length} utgaver.`,
    ...strip.rows.flatMap(({title, outcomes}) =>
      outcomes.flatMap((outcome, i) =>
        outcome === "warning" || outcome === "error"
          ? [`${title}, ${strip.editions[i] ?? ""}: ${outcomeWords[outcome]}.`]
          : []
      )
    )
  ].join(" ");
  const redraw = (width: number) =>
    place.replaceChildren(
      asImage(resultStrip(strip, {width}), {title: "Resultater utgave for utgave", description})
    );
  redraw(720);
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width > 0) redraw(Math.min(width, 900));
  }).observe(place);
  const rows = strip.rows.map(({title, outcomes}) => ({
    title,
    outcomes: outcomes.map((outcome) => (outcome === null ? null : outcomeWords[outcome]))
  }));
  return element(
    "div",
    {},
    place,
    element(
      "details",
      {class: "pb-check"},
      element("summary", {}, "Resultatene som tabell"),
      dataTable(
        rows,
        [
          {name: "title", label: "Kontroll", value: ({title}) => title},
          ...strip.editions.map((edition, i) => ({
            name: `edition_${i}`,
            label: edition,
            value: (row: (typeof rows)[number]) => row.outcomes[i] ?? null,
            status: (row: (typeof rows)[number]) =>
              row.outcomes[i] ? ("ok" as const) : ("notApplicable" as const)
          }))
        ],
        {caption: "Resultater utgave for utgave", hideCaption: true}
      ),
      countsTable({checks, history})
    )
  );
}

/** How many checks had which result, edition by edition. */
function countsTable({
  checks,
  history
}: Pick<Quality, "history"> & {checks: readonly CheckSummary[]}): HTMLElement {
  const editions = [
    ...history.map(({edition, checks: own}) => ({name: formatEdition(edition), own})),
    {name: "Denne utgaven", own: checks}
  ].reverse();
  return dataTable(
    editions,
    [
      {name: "edition", label: "Utgave", value: ({name}) => name},
      ...(["passed", "warning", "none"] as const).map(countColumn),
      {
        name: "known",
        label: "Kjente avvik",
        value: ({own}) => own.reduce((sum, {known}) => sum + known, 0),
        format: formatWhole
      }
    ],
    {caption: "Antall kontroller med hvert resultat"}
  );
}

function countColumn(outcome: Outcome): Column<{own: readonly CheckSummary[]}> {
  return {
    name: outcome,
    label: outcomeWords[outcome],
    value: ({own}) => own.filter((check) => outcomeOf(check) === outcome).length,
    format: formatWhole
  };
}
