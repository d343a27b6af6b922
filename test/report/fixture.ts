import type {Participant, PuljePeriod} from "../../src/model/participation.ts";
import type {
  DatedCount,
  PlaceReport,
  PuljeReport,
  ReportLanguage,
  ReportPlace,
  ReportShare
} from "../../src/model/report.ts";
import type {SiteFrame} from "../../src/report/page.ts";
import {wilson} from "../../src/statistics/shares/wilson.ts";

export const frame: SiteFrame = {
  styles: ["_import/style.css"],
  icon: "_file/favicon.svg",
  header: '<a href="/mobbing">Mobbing</a>',
  footer: '<a href="/kilder">Kilder</a>',
  files: new Set(["data/survey_share.csv"]),
  dataDate: "2026-11-27"
};

/** A share of grade 7, Mobbing på skolen. */
export function shareOf(
  startYear: number,
  bullied: number | null,
  respondents: number,
  rest: Partial<ReportShare> = {}
): ReportShare {
  const share = bullied === null ? null : bullied / respondents;
  const {low, high} = bullied === null ? {low: null, high: null} : wilson(bullied, respondents);
  return {
    grade: "7",
    measure: "total",
    startYear,
    share,
    decimals: 1,
    bullied,
    respondents,
    low,
    high,
    status: bullied === null ? "suppressed" : "ok",
    source: "survey",
    origin: "published",
    shownMembers: null,
    ...rest
  };
}

export function placeOf(name: string, level: ReportPlace["level"], shares: ReportShare[]): ReportPlace {
  return {code: level === "nation" ? "NO" : "5001", name, level, shares, indices: [], breaks: []};
}

const count = (value: number | null, at: string): DatedCount => ({
  value,
  status: value === null ? "missing" : "ok",
  at,
  source: "counts"
});

export function participantOf(name: string, role: Participant["role"] = "school_owner"): Participant {
  return {
    scheme: "IBS",
    pulje: 2,
    world: "real",
    origin: "list",
    code: "5001",
    name,
    role,
    municipalities: ["5001"],
    open: null,
    start: "2020-01-01",
    end: null,
    units: 4,
    resourcePersonPercent: 20,
    amountNok: 260_000,
    pupils: {value: null, status: "missing"}
  };
}

export function periodOf(text: string): PuljePeriod {
  return {
    scheme: "IBS",
    pulje: 2,
    world: "real",
    start: "2020-01-01",
    startText: text,
    end: null,
    endText: "",
    semesters: 4,
    note: text,
    source: text,
    url: "",
    milestones: [{date: "2020-03-01", until: null, label: text, note: text, source: text}]
  };
}

export interface FixtureOptions {
  kind: PlaceReport["kind"];
  name: string;
  language?: ReportLanguage;
  own?: ReportShare[];
  county?: ReportShare[];
}

/** A report with something in every section; `name` stands wherever a name from outside can. */
export function placeReport({kind, name, language = "nb", own, county}: FixtureOptions): PlaceReport {
  const provenance = {
    id: "survey",
    title: name,
    publisher: name,
    world: "real" as const,
    period: "2024-25",
    retrieved: "2026-11-01",
    licence: "NLOD 2.0",
    attribution: name,
    caveats: [name],
    url: "https://example.org/"
  };
  return {
    kind,
    slug: "5001",
    language,
    languageBasis: "neutral",
    world: "real",
    own: placeOf(name, kind, own ?? [shareOf(2024, 50, 1000), shareOf(2025, 90, 1000)]),
    comparators: [
      ...(kind === "county" ? [] : [placeOf(name, "county", county ?? [shareOf(2025, 500, 10_000)])]),
      placeOf("Hele landet", "nation", [
        shareOf(2025, 4000, 60_000, {bullied: null, respondents: null, low: null, high: null})
      ])
    ],
    county: {code: "50", name, slug: "50"},
    network: kind === "municipality" ? {name, slug: "50-fosen"} : null,
    networkBasis: kind === "network" ? "user" : null,
    networkCount: {count: 11, source: name},
    hasNetworks: true,
    facts: {
      pupils: count(1000, "2025-26"),
      pupilsYearBefore: count(990, "2024-25"),
      children: count(500, "2026-04-13"),
      schools: count(null, "2025-26"),
      kindergartens: count(20, "2026-04-13"),
      aged1to5: count(510, "2026"),
      aged6to15: count(1010, "2026")
    },
    members: [
      {
        code: "5001",
        name,
        slug: "5001",
        network: name,
        pupils: {value: 1000, status: "ok"},
        children: {value: 500, status: "ok"},
        puljer: ["IBS 2"],
        newest: null
      }
    ],
    networks: [
      {
        name,
        slug: "50-fosen",
        members: 1,
        pupils: {value: 1000, status: "ok"},
        children: {value: 500, status: "ok"},
        newest: shareOf(2025, 90, 1000)
      }
    ],
    listedSchemes: ["IBS"],
    participants: [
      participantOf(name),
      participantOf(name, "independent_school"),
      participantOf(name, "school")
    ],
    puljer: [periodOf(name)],
    payments: [
      {
        scheme: name,
        decisionYear: 2024,
        paymentYear: 2024,
        recipient: name,
        amountNok: 600_000,
        purpose: name
      },
      {
        scheme: "Rekom",
        decisionYear: 2024,
        paymentYear: 2024,
        recipient: name,
        amountNok: 300_000,
        purpose: name
      }
    ],
    hasPayments: true,
    accounts: [
      {
        year: 2024,
        agency: name,
        school: {value: 10_000_000, status: "ok"},
        kindergarten: {value: null, status: "missing"},
        pupils: {value: 1000, status: "ok"},
        children: {value: 500, status: "ok"}
      }
    ],
    accountCounties: [name],
    threeYear: [{unit: "5001", name, window: "2016/17-2018/19", firstYear: 2016, share: 0.05, status: "ok"}],
    sources: [provenance]
  };
}

export function puljeReport(text: string, language: ReportLanguage = "nb"): PuljeReport {
  const {sources} = placeReport({kind: "county", name: text});
  const shares = [2018, 2019, 2020, 2021].flatMap((startYear) =>
    (["participants", "others"] as const).map((group) => ({
      group,
      grade: "7" as const,
      startYear,
      share: 0.06,
      ...wilson(60, 1000),
      bullied: 60,
      respondents: 1000,
      shownMembers: 2,
      members: 3,
      status: "ok" as const
    }))
  );
  return {
    kind: "pulje",
    slug: "ibs-2",
    language,
    languageBasis: "default",
    world: "real",
    period: periodOf(text),
    isListed: true,
    participants: [participantOf(text), participantOf(text, "independent_school")],
    municipalities: new Map([["5001", {name: text, slug: "5001"}]]),
    shares,
    evaluations: [
      {
        scheme: "IBS",
        puljer: "2",
        institution: text,
        authors: text,
        year: 2020,
        shows: text,
        doesNotShow: text,
        source: text
      }
    ],
    sources
  };
}
