import type {VariableList} from "../model/variables.js";
import {formatPeriod} from "./badge.js";
import {dataTable} from "./data-table.js";
import {element} from "./element.js";
import {commonFiles, fileLinks} from "./file-links.js";
import {formatWhole} from "./format.js";

type VariableSet = VariableList["themes"][number]["sets"][number];

/** Page Variabler: what can be found where, the files about all sets, then every set with its files and columns. */
export function variablesPage({themes, common, notes}: VariableList): HTMLElement {
  const root = element(
    "div",
    {},
    element("h2", {}, "Settene"),
    element(
      "ul",
      {class: "pb-set-list"},
      ...themes.map(({title, sets}) =>
        element(
          "li",
          {},
          element("strong", {}, title),
          element(
            "ul",
            {},
            ...sets.map((set) => element("li", {}, element("a", {href: `#${set.id}`}, set.title)))
          )
        )
      )
    ),
    element("h2", {}, "Alt på én gang"),
    commonFiles(common),
    element("h2", {}, "Tegn og tekst"),
    ...notes.map((note) => element("p", {}, note)),
    ...themes.flatMap(({title, sets}) => [element("h2", {}, title), ...sets.map(setSection)])
  );
  // the browser looked for the place before it was there
  requestAnimationFrame(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) root.querySelector(`#${CSS.escape(id)}`)?.scrollIntoView();
  });
  return root;
}

function setSection({id, title, row, description, key, columns, published}: VariableSet): HTMLElement {
  return element(
    "section",
    {class: "pb-set", "aria-labelledby": id},
    element("h3", {id}, title),
    element("p", {}, description),
    element(
      "dl",
      {class: "pb-set-facts"},
      ...[
        ["Navn i adresser", id],
        ["En rad er", row],
        ["Nøkkel", key.join(", ")]
      ].flatMap(([term, text]) => [element("dt", {}, term ?? ""), element("dd", {}, text ?? "")])
    ),
    ...published.flatMap((set) => [
      element(
        "p",
        {class: "pb-set-world"},
        element("strong", {}, set.world === "real" ? "Virkelige tall" : "Eksempeldata – oppdiktet"),
        `: ${formatWhole(set.rows)} rader${set.period ? `, ${formatPeriod(set.period)}` : ""}. Versjon ${set.version}. Lisens: ${set.licences.join(", ") || "ikke oppgitt"}.`
      ),
      fileLinks(set)
    ]),
    dataTable(
      columns,
      [
        {name: "name", label: "Variabel", value: (c) => c.name},
        {name: "title", label: "Overskrift i Excel", value: (c) => c.title},
        {name: "type", label: "Type", value: (c) => c.type},
        {name: "unit", label: "Enhet", value: (c) => c.unit || "–"},
        {name: "description", label: "Forklaring", value: (c) => c.description},
        {name: "codes", label: "Koder", value: (c) => c.codes || "–"},
        {name: "absent", label: "Når den er tom", value: (c) => c.absent}
      ],
      {caption: `Variabler i ${title}`, hideCaption: true, sortable: false}
    )
  );
}
