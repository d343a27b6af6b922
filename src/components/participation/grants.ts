import {grantByRole, participantRoles, type ParticipantRole} from "../../model/participation-rules.js";
import {bars} from "../bars.js";
import {dataTable, quantityColumn, type Column} from "../data-table.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {formatKroner, formatWhole, speakQuantity, type Quantity} from "../format.js";
import {notice} from "../notice.js";
import {sumOf} from "./coverage-data.js";
import {grantRows, type GrantRow} from "./grants-data.js";
import {participantColumns, roleLabel} from "./participants.js";
import {chooseSources, describePulje, type ParticipationView} from "./view.js";
import {wholeSets} from "../whole-set.js";

const signed = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0, signDisplay: "exceptZero"});

/** Difference in kroner → `+20 000 kr`, with U+2212 as minus. */
export function formatDifference(kroner: number): string {
  return `${signed.format(kroner)}\u00a0kr`;
}

/** The rule, and what was granted against it by participant. */
export function grantsSection(view: ParticipationView): HTMLElement {
  const rows = grantRows(view);
  return element(
    "section",
    {"aria-label": "Tilskudd"},
    rows.some((r) => r.granted.value !== null) ? grantsFigure(view, rows) : unknownNotice(view),
    view.scheme === "IBS" && ruleTable()
  );
}

function unknownNotice(view: ParticipationView): HTMLElement {
  const {scheme, place} = view;
  return notice(
    `Hva deltakerne i ${describePulje(view)} i ${place} fikk i tilskudd, er ikke kjent.`,
    scheme === "LMP"
      ? "Ingen regel om tilskudd i Læringsmiljøprosjektet er kjent her."
      : "Beløpene er ikke offentlige. Den som driver nettstedet, kan legge dem inn."
  );
}

function grantsFigure(view: ParticipationView, rows: readonly GrantRow[]): HTMLElement {
  const {data, world, place, county} = view;
  const what = describePulje(view);
  const granted = sumOf(rows.map((r) => r.granted));
  const byRule = sumOf(rows.map((r) => r.byRule));
  const difference = sumOf(rows.map((r) => r.difference));
  const puljer = [...new Set(rows.map((r) => r.participant.pulje))];
  const sums = puljer.flatMap((pulje): ({label: string} & Quantity)[] => {
    const own = rows.filter((r) => r.participant.pulje === pulje);
    return [
      {label: `Pulje ${pulje}, gitt`, ...sumOf(own.map((r) => r.granted))},
      {label: `Pulje ${pulje}, etter regelen`, ...sumOf(own.map((r) => r.byRule))}
    ];
  });
  const columns: Column<GrantRow>[] = [
    ...participantColumns<GrantRow>((r) => r.participant),
    quantityColumn("granted_nok", "Gitt", {pick: (r) => r.granted, format: formatKroner}),
    quantityColumn("by_rule_nok", "Etter regelen", {pick: (r) => r.byRule, format: formatKroner}),
    quantityColumn("difference_nok", "Forskjell", {pick: (r) => r.difference, format: formatDifference})
  ];
  return figure({
    title: titleOf(what, rows),
    subtitle: `Kroner for hele perioden, ${place}. I alt gitt ${speakQuantity(granted, formatKroner)}, etter regelen ${speakQuantity(byRule, formatKroner)}, forskjell ${speakQuantity(difference, formatDifference)}.`,
    chart: (width) => bars(sums, {width, format: formatKroner}),
    textAlternative: sums.map(({label, ...q}) => `${label}: ${speakQuantity(q, formatKroner)}`).join(". "),
    rows,
    columns,
    sources: chooseSources(data, world, world === "example" ? "participants" : "rules"),
    downloads: wholeSets(world, "participation"),
    file: `tilskudd-${what.toLowerCase().replaceAll(" ", "-")}-${county.toLowerCase()}`,
    note:
      world === "example"
        ? "Beløpene er oppdiktet. Eksempelfylket følger regelen fra pulje 5 i alle puljer."
        : "Regelen er kjent for pulje 5 alene. For andre puljer kan ingenting sies om forskjellen. Beløpene er lagt inn av den som driver nettstedet."
  });
}

function titleOf(what: string, rows: readonly GrantRow[]): string {
  const compared = rows.filter((r) => r.difference.value !== null);
  if (compared.length === 0) return `Tilskuddene i ${what} kan ikke holdes opp mot noen kjent regel`;
  const other = compared.filter((r) => r.difference.value !== 0).length;
  const unknown = rows.length - compared.length;
  const rest = unknown > 0 ? `, ${formatWhole(unknown)} er ikke kjent` : "";
  return other === 0
    ? `Tilskuddet er som regelen sier for ${formatWhole(compared.length)} av ${formatWhole(rows.length)} deltakere i ${what}${rest}`
    : `Tilskuddet avviker fra regelen for ${formatWhole(other)} av ${formatWhole(compared.length)} deltakere i ${what}${rest}`;
}

/** What each role receives, as far as it is known: IBS pulje 5. */
function ruleTable(): HTMLElement {
  const roles = participantRoles.filter((role) => grantByRole(role) !== null);
  return element(
    "details",
    {class: "pb-older pb-rule"},
    element("summary", {"data-key": "grant-rule"}, "Regelen om tilskudd (kjent for IBS pulje 5)"),
    element(
      "p",
      {},
      "Beløpene gjelder hele perioden, og kommunen må regne med å betale noe selv. For puljene 1–4 er regelen ikke kjent."
    ),
    dataTable<ParticipantRole>(
      roles,
      [
        {name: "role", label: "Rolle", value: (role) => roleLabel[role]},
        {name: "grant_nok", label: "Tilskudd", value: grantByRole, format: formatKroner}
      ],
      {caption: "Tilskudd etter rolle, IBS pulje 5", hideCaption: true, sortable: false}
    )
  );
}
