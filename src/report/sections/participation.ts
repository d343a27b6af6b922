import type {PuljePeriod} from "../../model/participation.js";
import type {PlaceReport, ReportParticipant} from "../../model/report.js";
import {puljeSlug, reportAddress} from "../../model/report-address.js";
import {puljeSchemes} from "../../model/pulje.js";
import {absent, countText, sourceText, type ReportContext} from "../context.js";
import {timelineDrawing, type TimelineRow} from "../drawings/timeline.js";
import {html, join, type Content, type Html} from "../html.js";
import {placeName} from "../names.js";
import {figure, section} from "../section.js";
import {table, type TableColumn} from "../table.js";
import {nameOf} from "../place-words.js";
import {datasetFile} from "./links.js";
import {sourceLine} from "../source-line.js";

/** Which puljer have participants in the place, when they ran, and who took part as owner. */
export function participationSection(context: ReportContext, report: PlaceReport): Html {
  const {say} = context;
  const {participants, puljer, listedSchemes} = report;
  const name = nameOf(context, report.own);
  if (participants.length === 0) {
    return section(
      "deltakelse",
      say("participationHeading"),
      html`<p>${say("participationIntro")}</p>
        <p class="pb-report-none">
          ${listedSchemes.length > 0 ? say("participationNoneListed", {name}) : say("participationUnknown", {name})}
        </p>`
    );
  }
  const published = participants.some((p) => p.origin === "published");
  return section(
    "deltakelse",
    say("participationHeading"),
    html`<p>${say("participationIntro")}</p>`,
    figure({
      context,
      id: "puljer",
      dataset: datasetFile("participation", report.world),
      title: say("timelineTitle", {name}),
      subtitle: say("timelineSubtitle"),
      drawings: drawTimeline(context, puljer, say("timelineTitle", {name})),
      twin: participantTable(context, participants, {
        caption: say("participantsCaption", {name}),
        withPulje: true
      }),
      foot: html`<p>${say("participantsNote")}</p>
        ${published ? html`<p>${say("participantsPublished")}</p>` : null}
        <p>${sourceLine(context, report, participationSources(report))}</p>`,
      example: report.world === "example" ? say("exampleMark") : null
    })
  );
}

function participationSources({world, participants}: PlaceReport): {source: string}[] {
  if (world === "example") return [{source: "example-county"}];
  return [
    {source: "pulje-periods"},
    ...(participants.some((p) => p.origin === "published") ? [{source: "pulje-participants"}] : [])
  ];
}

/** Puljer as bars, for wide and for narrow screens; the periods are told in the text alternative too. */
export function drawTimeline(context: ReportContext, puljer: readonly PuljePeriod[], title: Content): Html {
  const {say} = context;
  const rows: TimelineRow[] = puljer.map((p) => ({
    name: say("puljeName", {scheme: p.scheme, pulje: p.pulje}).text,
    start: p.start,
    end: p.end,
    dots: p.milestones.flatMap((m) => (m.date === null ? [] : [m.date])),
    period: periodText(context, p)
  }));
  const label = html`${title}:
  ${join(
    rows.map((r) => html`${r.name} ${r.period}`),
    "; "
  )}`;
  return html`${timelineDrawing(rows, {width: 820, size: "wide", label})}${timelineDrawing(rows, {width: 340, size: "narrow", label})}`;
}

function periodText({say, numbers}: ReportContext, {start, end}: PuljePeriod): string {
  if (start === null) return say("timelineUnknown").text;
  return `${numbers.month(start)} – ${end === null ? say("timelineOpen").text : numbers.month(end)}`;
}

const roleKeys = {
  kindergarten_authority: "roleKindergartenAuthority",
  school_owner: "roleSchoolOwner",
  both: "roleBoth",
  independent_school: "roleIndependentSchool"
} as const;

interface ParticipantRow {
  participant: ReportParticipant;
  name: Content;
  role: Content;
  /** Single units listed by name below the owner, where the owner's own row does not say how many. */
  units: number | null;
  amountNok: number | null;
}

/**
 * Owners, one row each. Schools and kindergartens of a list are counted, never named; independent schools, which are
 * their own owners, stand together in one row a pulje.
 */
function rowsOf(context: ReportContext, participants: readonly ReportParticipant[]): ParticipantRow[] {
  const {say} = context;
  const owners = participants.filter((p) => p.role !== "school" && p.role !== "kindergarten");
  const units = participants.filter((p) => p.role === "school" || p.role === "kindergarten");
  const named = owners
    .filter((p) => p.role !== "independent_school")
    .map((p) => ({
      participant: p,
      name: placeName(p.name),
      role: p.role === null ? absent(context, "missing") : say(roleKeys[p.role as keyof typeof roleKeys]),
      units: p.units ?? (units.filter((u) => sameOwner(u, p)).length || null),
      amountNok: p.amountNok
    }));
  const independent = owners.filter((p) => p.role === "independent_school");
  const groups = new Map<string, ReportParticipant[]>();
  for (const p of independent) {
    const key = `${p.scheme} ${p.pulje}`;
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  const together = [...groups.values()].flatMap((group): ParticipantRow[] => {
    const first = group[0];
    if (!first) return [];
    const amounts = group.map((p) => p.amountNok);
    return [
      {
        participant: first,
        name: say("roleIndependentSchools", {count: group.length}),
        role: say("roleIndependentSchool"),
        units: group.length,
        amountNok: amounts.includes(null) ? null : amounts.reduce<number>((a, b) => a + (b ?? 0), 0)
      }
    ];
  });
  return [...named, ...together];
}

function sameOwner(a: ReportParticipant, b: ReportParticipant): boolean {
  return (
    a.scheme === b.scheme &&
    a.pulje === b.pulje &&
    a.municipalities.some((code) => b.municipalities.includes(code))
  );
}

/** The table of owners; `withPulje` names the pulje of each row with a link to its report. */
export function participantTable(
  context: ReportContext,
  participants: readonly ReportParticipant[],
  {caption, withPulje}: {caption: Content; withPulje: boolean}
): Html {
  const {say, numbers, root} = context;
  const order = new Intl.Collator("nb");
  const rows = rowsOf(context, participants).sort(
    (a, b) =>
      a.participant.scheme.localeCompare(b.participant.scheme) ||
      a.participant.pulje - b.participant.pulje ||
      order.compare(a.participant.name, b.participant.name)
  );
  const date = (iso: string | null) => (iso === null ? absent(context, "missing") : numbers.date(iso));
  const count = (value: number | null, format = numbers.whole) =>
    countText(context, {value, status: value === null ? "missing" : "ok"}, format);
  const columns: TableColumn<ParticipantRow>[] = [
    {label: say("columnParticipant"), cell: (r) => r.name},
    ...(withPulje
      ? [
          {
            label: say("columnPulje"),
            cell: ({participant: p}: ParticipantRow) =>
              html`<a href="${root}${reportAddress("pulje", puljeSlug(p)).slice(1)}"
                >${say("puljeName", {scheme: p.scheme, pulje: p.pulje})}</a
              >`
          }
        ]
      : []),
    {label: say("columnRole"), cell: (r) => r.role},
    {label: say("columnStart"), cell: (r) => date(r.participant.start)},
    {label: say("columnEnd"), cell: (r) => date(r.participant.end)},
    {label: say("columnUnits"), numeric: true, cell: (r) => count(r.units)},
    {label: say("columnGrant"), numeric: true, cell: (r) => count(r.amountNok, numbers.kroner)},
    {
      label: say("columnBasis"),
      cell: ({participant: p}) =>
        p.origin === "published"
          ? say("basisPublished")
          : p.world === "example"
            ? say("basisExample")
            : say("basisList")
    }
  ];
  return table(rows, columns, {caption, compact: true});
}

/** One sentence: which puljer, or how many municipalities, or that it is not known. */
export function participationHeadline(context: ReportContext, report: PlaceReport): Content {
  const {say, numbers} = context;
  const name = nameOf(context, report.own);
  const {participants, listedSchemes, members, kind} = report;
  if (participants.length === 0)
    return listedSchemes.length > 0 ? say("headNoPart", {name}) : say("headPartUnknown", {name});
  if (kind !== "municipality") {
    const count = members.filter((m) => m.puljer.length > 0).length;
    if (count === 1 && members.length === 1) return say("headOnlyMemberTookPart");
    return say("headMembersTookPart", {
      count: numbers.whole(count),
      total: numbers.whole(members.length)
    });
  }
  const puljer = puljeSchemes.flatMap((scheme) => {
    const own = [...new Set(participants.filter((p) => p.scheme === scheme).map((p) => p.pulje))].sort(
      (a, b) => a - b
    );
    return own.map((pulje) => say("puljeName", {scheme, pulje}));
  });
  return say("headTookPart", {puljer: join(puljer, ", ")});
}

/** A note of a source, or the sign that there is none. */
export function noteText(context: ReportContext, text: string): Content {
  return text ? sourceText(context, text) : absent(context, "missing");
}
