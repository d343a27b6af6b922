import type {Distribution} from "../../model/distribution.js";
import type {Provenance} from "../../model/published.js";
import {select} from "../controls.js";
import {quantityColumn, type Column} from "../data-table.js";
import {element} from "../element.js";
import {figure, type FigureContent} from "../figure.js";
import {formatKroner, formatWhole, type Quantity} from "../format.js";
import {agencySeries, areaName, type AccountRow, type AgencySeries} from "./accounts.js";
import {drawAccounts} from "./accounts-drawing.js";
import {wholeSets} from "../whole-set.js";

/** The state accounts of one county governor at a time: upper bounds of what the schemes had. Null without accounts. */
export function accountsSection({accounts, sources}: Pick<Distribution, "accounts" | "sources">) {
  const all = agencySeries(accounts);
  if (all.length === 0) return null;
  const years: [number, number] = [
    Math.min(...accounts.map(({year}) => year)),
    Math.max(...accounts.map(({year}) => year))
  ];
  const initial = all.find(({name}) => areaName(name) === "Trøndelag") ?? all[0]!;
  const choice = select({
    label: "Statsforvalter",
    options: all.map(({organisationNumber, rows, name}) => ({
      value: organisationNumber,
      label: `${areaName(name)}, ${yearsOf(rows)}`
    })),
    value: initial.organisationNumber
  });
  choice.querySelector("select")?.setAttribute("data-key", "regnskap-embete");
  const drawing = figure({
    ...accountsContent(initial, years),
    level: 3,
    columns,
    sources: accountSources(sources),
    downloads: wholeSets("real", "account"),
    file: "statsregnskapet"
  });
  choice.addEventListener("input", () =>
    drawing.renew(
      accountsContent(
        all.find(({organisationNumber}) => organisationNumber === choice.value)!,
        years
      )
    )
  );
  return {
    root: element(
      "section",
      {class: "pb-accounts-section"},
      element("h2", {}, "Hva er ført i statsregnskapet?"),
      element(
        "p",
        {},
        element("strong", {}, "Øvre grense: posten har også annet enn ordningen."),
        " I Oslo og Viken utgjorde ordningene 68–70 prosent av det som ble ført i 2023. Andelen er ikke kjent for andre år og embeter."
      ),
      choice,
      drawing
    ),
    renew: () => {}
  };
}

const known = (row: AccountRow) =>
  [
    row.school.value === null ? "" : `skole ${formatKroner(row.school.value)}`,
    row.kindergarten.value === null ? "" : `barnehage ${formatKroner(row.kindergarten.value)}`
  ]
    .filter(Boolean)
    .join(" og ");

function accountsContent(series: AgencySeries, years: [number, number]): FigureContent<AccountRow> {
  const {rows, breaks, name} = series;
  return {
    title: `Hvor mye er ført for ${areaName(name)}?`,
    subtitle: `Millioner kroner, øvre grense. Post 226-21 (skole) og 231-21 (barnehage), ${yearsOf(rows)}.`,
    chart: (width) => drawAccounts(series, {years, width}),
    textAlternative: rows.map((row) => `${row.year}: ${known(row) || "ingen kjente beløp"}`).join(". "),
    rows,
    note: [
      ...breaks.map(
        ({year, from, to}) => `Fra ${year} heter embetet ${to}, før ${from}; området kan være et annet.`
      ),
      "Ingen linje går over et navneskifte eller et år uten beløp. Beløpene er ikke justert for prisstigning."
    ].join(" ")
  };
}

const money = (name: string, label: string, pick: (row: AccountRow) => Quantity): Column<AccountRow> =>
  quantityColumn<AccountRow>(name, label, {pick, format: formatWhole});

const columns: Column<AccountRow>[] = [
  {name: "year", label: "År", value: ({year}) => String(year)},
  {name: "agency", label: "Embete", value: ({agency}) => agency},
  money("school_nok", "Skole, kr (øvre grense)", ({school}) => school),
  money("school_nok_per_pupil", "Per elev", ({schoolPerPupil}) => schoolPerPupil),
  money("school_nok_per_aged_6_15", "Per innbygger 6–15 år", ({schoolPerAged6to15}) => schoolPerAged6to15),
  money("kindergarten_nok", "Barnehage, kr (øvre grense)", ({kindergarten}) => kindergarten),
  money(
    "kindergarten_nok_per_child",
    "Per barn i barnehage",
    ({kindergartenPerChild}) => kindergartenPerChild
  ),
  money(
    "kindergarten_nok_per_aged_1_5",
    "Per innbygger 1–5 år",
    ({kindergartenPerAged1to5}) => kindergartenPerAged1to5
  )
];

function accountSources(sources: Distribution["sources"]): [Provenance, ...Provenance[]] {
  const [first, ...rest] = [/dfo-accounts/, /oslo-viken/, /pupils/, /population/].flatMap((id) =>
    sources.filter((source) => source.world === "real" && id.test(source.id))
  );
  if (!first) throw new RangeError("no source for the accounts: the page data must name one");
  return [first, ...rest];
}

/** `2014–2025`, or `2017` for one year. */
function yearsOf(rows: readonly {year: number}[]): string {
  const [first, last] = [rows[0]!.year, rows.at(-1)!.year];
  return first === last ? String(first) : `${first}–${last}`;
}
