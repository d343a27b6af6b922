import type {Participation} from "../../model/participation.js";
import {startAspectLabel, startAspects, type StartAspect} from "../../model/pulje.js";
import {encodeAddress, readAddress, refusedNotice, replaceQuery} from "../address.js";
import {badge, downloadLink} from "../badge.js";
import {select} from "../controls.js";
import {encodeCsv} from "../csv.js";
import type {Column} from "../data-table.js";
import {element, uniqueId} from "../element.js";
import {keepFocus} from "../keep-focus.js";
import {saveFile} from "../save-file.js";
import {
  everything,
  filterRows,
  hasValue,
  notMentioned,
  startRows,
  valuesOf,
  type StartBasis,
  type StartRow
} from "./starts-data.js";
import {startTable} from "./starts-table.js";
import {chooseSources} from "./view.js";
import {wholeSets} from "../whole-set.js";

/** The filters by their name in the address, with the column of each. */
const filters = {
  uh: "university",
  statped: "statped",
  malgruppe: "target_groups",
  sartrekk: "traits",
  tidsramme: "time_frame"
} as const satisfies Readonly<Record<string, StartAspect>>;
type FilterName = keyof typeof filters;
const filterNames = Object.keys(filters) as FilterName[];

/** Columns in which a value that does not occur is a question of its own: whether Statped takes part. */
const alwaysOffered: Partial<Record<StartAspect, readonly string[]>> = {statped: ["ja", "nei"]};

const bases: Readonly<Record<StartBasis, string>> = {
  alt: "Også det som gjelder alle",
  navn: "Bare det som er sagt om kommunen selv"
};

function offerStarts({starts}: Participation) {
  const filter = (name: FilterName) => {
    const aspect = filters[name];
    const values = new Set([...(alwaysOffered[aspect] ?? []), ...valuesOf(starts, aspect)]);
    return {allowed: [everything, ...values, notMentioned] as readonly string[], initial: everything};
  };
  return {
    grunnlag: {allowed: Object.keys(bases) as readonly string[], initial: "alt"},
    uh: filter("uh"),
    statped: filter("statped"),
    malgruppe: filter("malgruppe"),
    sartrekk: filter("sartrekk"),
    tidsramme: filter("tidsramme")
  };
}

const choiceNames = {
  grunnlag: "grunnlaget",
  uh: "samarbeidet",
  statped: "svaret om Statped",
  malgruppe: "målgruppen",
  sartrekk: "særtrekket",
  tidsramme: "tidsrammen"
} as const;

/**
 * Kompetanseløftet's start municipalities as a matrix that can be filtered by a value of each column and searched. The
 * filters and the search live in the address.
 */
export function startsSection(data: Participation): HTMLElement {
  const choices = offerStarts(data);
  const controls = element("div", {class: "pb-starts-filters"});
  const search = element("input", {
    id: uniqueId("search"),
    class: "ds-input",
    type: "search",
    autocomplete: "off"
  });
  const place = element("div");
  const count = element("p", {class: "pb-starts-count", role: "status"});
  let shownRows: readonly StartRow[] = [];
  const csv = element("button", {type: "button", class: "pb-link-button"}, "Tabellen (CSV)");
  csv.addEventListener("click", () =>
    saveFile("kompetanseloftet-oppstart.csv", encodeCsv(shownRows, fileColumns()))
  );
  const root = element(
    "div",
    {class: "pb-starts"},
    badge(chooseSources(data, "real", "starts")[0]),
    controls,
    element(
      "div",
      {class: "ds-field pb-field"},
      element("label", {for: search.id, class: "ds-label"}, "Søk i teksten"),
      search
    ),
    count,
    place,
    element("p", {class: "pb-downloads"}, csv, ...wholeSets("real", "start_municipality").map(downloadLink))
  );
  const show = () => {
    const {state, refused} = readAddress(choices);
    const words = new URLSearchParams(location.search).get("sok") ?? "";
    const all = startRows(data.starts, state.grunnlag as StartBasis);
    const values = Object.fromEntries(filterNames.map((name) => [filters[name], state[name]]));
    shownRows = filterRows(all, {values, search: words});
    const go = (change: Partial<typeof state>) => {
      replaceQuery(encodeAddress(choices, {...state, ...change}, location.search));
      show();
    };
    const refusal = refusedNotice(refused, choiceNames);
    if (search.value !== words) search.value = words;
    count.textContent = `Viser ${shownRows.length} av ${all.length} kommuner og regioner.`;
    keepFocus(root, () => {
      controls.replaceChildren(
        ...(refusal ? [refusal] : []),
        ...filterNames.map((name) =>
          filterControl(name, {allowed: choices[name].allowed, value: state[name], rows: all, go})
        ),
        basisControl(state.grunnlag, go)
      );
      place.replaceChildren(startTable(shownRows, data.starts));
    });
  };
  search.addEventListener("input", () => {
    const query = new URLSearchParams(location.search);
    if (search.value.trim() === "") query.delete("sok");
    else query.set("sok", search.value);
    const text = query.toString();
    replaceQuery(text ? `?${text}` : "");
    show();
  });
  show();
  addEventListener("popstate", show);
  return root;
}

function filterControl(
  name: FilterName,
  {
    allowed,
    value,
    rows,
    go
  }: {
    allowed: readonly string[];
    value: string;
    rows: readonly StartRow[];
    go: (change: Partial<Record<FilterName, string>>) => void;
  }
): HTMLElement {
  const aspect = filters[name];
  const options = allowed.map((v) => ({
    value: v,
    label: `${v} (${rows.filter((row) => hasValue(row.cells[aspect], v)).length})`
  }));
  const control = select({label: startAspectLabel[aspect], options, value});
  control.querySelector("select")?.setAttribute("data-key", name);
  control.addEventListener("input", () => go({[name]: control.value}));
  return control;
}

function basisControl(value: string, go: (change: {grunnlag: string}) => void): HTMLElement {
  const options = Object.entries(bases).map(([v, label]) => ({value: v, label}));
  const control = select({label: "Hva som regnes med", options, value});
  control.querySelector("select")?.setAttribute("data-key", "grunnlag");
  control.addEventListener("input", () => go({grunnlag: control.value}));
  return control;
}

function fileColumns(): Column<StartRow>[] {
  return [
    {name: "code", label: "Nummer", value: (row) => row.code},
    {name: "name", label: "Navn", value: (row) => row.name},
    ...startAspects.flatMap((aspect): Column<StartRow>[] => [
      {
        name: aspect,
        label: startAspectLabel[aspect],
        value: ({cells}) => cells[aspect]?.phrase ?? notMentioned
      },
      {name: `${aspect}_basis`, label: "Grunnlag", value: ({cells}) => cells[aspect]?.basis ?? null}
    ])
  ];
}
