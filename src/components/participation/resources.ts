import type {ResourceVerdict} from "../../model/participation-rules.js";
import {bars} from "../bars.js";
import {quantityColumn, type Column} from "../data-table.js";
import {figure} from "../figure.js";
import {formatWhole} from "../format.js";
import {notice} from "../notice.js";
import {countVerdicts, resourceRows, type ResourceRow} from "./grants-data.js";
import {participantColumns} from "./participants.js";
import {chooseSources, describePulje, isListed, type ParticipationView} from "./view.js";
import {wholeSets} from "../whole-set.js";

export const verdictLabel: Readonly<Record<ResourceVerdict, string>> = {
  kept: "oppfylt",
  notKept: "ikke oppfylt",
  unknown: "ikke kjent",
  none: "ingen minstegrense"
};

const percent = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 1});
const formatPost = (value: number) => `${percent.format(value)}\u00a0%`;

/** Whether participants set aside enough of a post for resource persons; a notice where it cannot be known. */
export function resourcesFigure(view: ParticipationView): HTMLElement {
  const {data, scheme, world, place, county} = view;
  const what = describePulje(view);
  if (scheme === "LMP") {
    return notice(
      "Kravet om ressursperson gjelder IBS.",
      "Læringsmiljøprosjektet har styringsgruppe, arbeidsgrupper og veiledere i stedet."
    );
  }
  const rows = resourceRows(view);
  if (!isListed(view) || rows.length === 0) {
    return notice(
      `Om deltakerne i ${what} i ${place} holdt av nok tid til ressurspersoner, er ikke kjent.`,
      "Kravet i pulje 5 er minst 20 prosent stilling for barnehage og minst 20 prosent for skole. En person med minst 40 prosent kan ha begge."
    );
  }
  const counts = countVerdicts(rows);
  const judged = counts.kept + counts.notKept;
  const columns: Column<ResourceRow>[] = [
    ...participantColumns<ResourceRow>((r) => r.participant),
    quantityColumn("resource_person_percent", "Stilling", {pick: (r) => r.percent, format: formatPost}),
    quantityColumn("minimum_percent", "Minst", {pick: (r) => r.minimum, format: formatPost}),
    {name: "verdict", label: "Krav", value: (r) => verdictLabel[r.verdict]}
  ];
  return figure({
    title:
      judged === 0
        ? `Om kravet til ressursperson er oppfylt i ${what}, er ikke kjent`
        : `Kravet til ressursperson er oppfylt for ${formatWhole(counts.kept)} av ${formatWhole(judged)} deltakere i ${what} som kan vurderes`,
    subtitle: `Antall deltakere, ${place}. Krav: minst 20 % stilling for barnehage og minst 20 % for skole, minst 40 % til sammen for den som er begge.`,
    chart: (width) =>
      bars(
        (["kept", "notKept", "unknown", "none"] as const).map((verdict) => ({
          label: verdictLabel[verdict],
          value: counts[verdict],
          status: "ok"
        })),
        {width}
      ),
    textAlternative: Object.entries(counts)
      .map(([verdict, n]) => `${verdictLabel[verdict as ResourceVerdict]}: ${n}`)
      .join(". "),
    rows,
    columns,
    sources: chooseSources(data, world, world === "example" ? "participants" : "rules"),
    downloads: wholeSets(world, "participation"),
    file: `ressurspersoner-${what.toLowerCase().replaceAll(" ", "-")}-${county.toLowerCase()}`,
    note: [
      world === "example" && "Tallene er oppdiktet. Eksempelfylket følger kravet fra pulje 5 i alle puljer.",
      world === "real" && "Kravet er kjent for pulje 5 alene; for andre puljer er svaret «ikke kjent».",
      "En person kan ha begge rollene, eller to personer kan dele dem. Listen har ett tall per deltaker og viser ikke hvor mange personer det er. Frittstående skoler har ressursperson, men ingen minste stilling er oppgitt."
    ]
      .filter(Boolean)
      .join(" ")
  });
}
