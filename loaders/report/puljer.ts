import type {Participant, PuljePeriod} from "../../src/model/participation.ts";
import type {PuljeReport, PuljeShare, ReportShare} from "../../src/model/report.ts";
import {codeSlug, puljeSlug} from "../../src/model/report-address.ts";
import type {Grade} from "../../src/model/survey.ts";
import {schoolYear} from "../../src/model/school-year.ts";
import {intervalOf} from "../site/bullying.ts";
import {poolCell} from "../site/network-shares.ts";
import type {ReportData} from "./data.ts";
import {puljeSourcesOf} from "./provenance.ts";

const grades: readonly Grade[] = ["7", "10"];

/** The reports of all puljer of both schemes. */
export function puljeReports(data: ReportData): PuljeReport[] {
  return data.puljer.map((period) => puljeReport(data, period));
}

function puljeReport(data: ReportData, period: PuljePeriod): PuljeReport {
  const {scheme, pulje, world} = period;
  const participants = data.participants.filter(
    (p) => p.scheme === scheme && p.pulje === pulje && p.world === world
  );
  const isListed = participants.some((p) => p.origin === "list");
  const counties = new Set(
    participants.flatMap((p) => p.municipalities).map((code) => data.unit(code)?.county)
  );
  // a pulje of one county is written as that county wants it; one of several has no owner
  const county = counties.size === 1 && world === "example" ? ([...counties][0] ?? null) : null;
  const report: PuljeReport = {
    kind: "pulje",
    slug: puljeSlug(period),
    world,
    ...data.language({county, world}),
    period,
    isListed,
    participants,
    municipalities: new Map(
      participants
        .flatMap((p) => p.municipalities)
        .flatMap((code) => {
          const unit = data.unit(code);
          return unit ? [[code, {name: unit.name, slug: codeSlug(code)}] as const] : [];
        })
    ),
    shares: isListed ? sharesOf(data, period, participants) : [],
    evaluations: data.evaluations.filter(
      (e) => world === "real" && e.scheme === scheme && isOf(e.puljer, pulje)
    ),
    sources: []
  };
  return {...report, sources: data.provenance(puljeSourcesOf(report))};
}

/** Whether `2–3`, `pilot (1)` or `9` names a pulje. */
function isOf(text: string, pulje: number): boolean {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [first, last] = numbers;
  if (first === undefined) return false;
  return /\d\s*[–-]\s*\d/.test(text) && last !== undefined
    ? pulje >= first && pulje <= last
    : numbers.includes(pulje);
}

/** Municipalities that take part as school owners against all others of the same world, pooled by year. */
function sharesOf(
  data: ReportData,
  {world}: PuljePeriod,
  participants: readonly Participant[]
): PuljeShare[] {
  const own = new Set(
    participants
      .filter((p) => p.role === "school_owner" || p.role === "both")
      .flatMap((p) => p.municipalities)
  );
  const municipalities = data.units.filter((u) => u.level === "municipality" && u.world === world);
  const groups = [
    {group: "participants" as const, codes: municipalities.filter((u) => own.has(u.code)).map((u) => u.code)},
    {group: "others" as const, codes: municipalities.filter((u) => !own.has(u.code)).map((u) => u.code)}
  ];
  return groups.flatMap(({group, codes}) =>
    grades.flatMap((grade) => {
      const rows = codes.flatMap((unit) =>
        (data.shares.get(unit) ?? [])
          .filter((s) => s.grade === grade && s.measure === "total")
          .map((s) => ({unit, ...s}))
      );
      const years = [...new Set(rows.map((r) => r.startYear))].sort((a, b) => a - b);
      return years.map((startYear): PuljeShare => {
        const pooled = poolCell(rows.filter((r) => r.startYear === startYear).map(memberShare));
        return {
          group,
          grade,
          startYear,
          ...pooled,
          ...intervalOf(pooled.share, pooled.bullied, pooled.respondents),
          members: codes.length
        };
      });
    })
  );
}

function memberShare({unit, startYear, ...s}: ReportShare & {unit: string}) {
  return {
    unit,
    schoolYear: schoolYear(startYear),
    grade: s.grade,
    measure: s.measure,
    share: s.share,
    bullied: s.bullied,
    respondents: s.respondents,
    status: s.status
  };
}
