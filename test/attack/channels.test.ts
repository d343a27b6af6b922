import {expect, test} from "vitest";
import {attackSite, csv, surveyCsv, unitCsv, year, type Cell, type Site} from "./site.ts";

/** A channel: a site with a planted leak, what must be found and in which words, and its twin that keeps the secret. */
interface Channel {
  name: string;
  leaky: Site;
  finds: string[];
  derivation: RegExp;
  tight: Site;
}

const survey = (cells: readonly Cell[], rest: Site = {}): Site => ({
  "data/survey_share.csv": surveyCsv(cells),
  ...rest
});
const schools = {"EX-S1": "EX01", "EX-S2": "EX01", "EX-S3": "EX01"};
const oneMunicipality = {"data/unit.csv": unitCsv(["EX01"], schools)};
const members = (codes: readonly string[]) =>
  csv(
    "county,network,member,member_name,valid_from,valid_to,basis,world",
    codes.map((code) => `EX,Nord,${code},,,,example,example`)
  );
const pooled = (share: number, respondents: number, shownMembers: number, memberCount: number) =>
  JSON.stringify({
    county: "EX",
    networks: [
      {
        network: "Nord",
        shares: [
          {
            measure: "total",
            grade: "7",
            startYear: 2024,
            share,
            respondents,
            shownMembers,
            members: memberCount,
            status: "ok"
          }
        ]
      }
    ]
  });
const network = (codes: readonly string[], page: string): Site => ({
  "data/network_member.csv": members(codes),
  "_file/data/networks.0a1b2c3d.json": page
});
const pupils = (rows: readonly [unit: string, pupils: number | null][]) =>
  csv(
    "unit_code,level,school_year,pupils,status",
    rows.map(
      ([unit, pupilCount]) =>
        `${unit},municipality,${year},${pupilCount ?? ""},${pupilCount === null ? "suppressed" : "ok"}`
    )
  );

/** Two hidden members, whose sum is in the first edition; the third joins in the second. */
const joining: Cell[] = [
  {unit: "EX01", bullied: null, n: 90},
  {unit: "EX02", bullied: null, n: 80},
  {unit: "EX03", bullied: null, n: 30}
];

function count(quantity: "pupils" | "children", value: number | null): object {
  return {[quantity]: {value, status: value === null ? "suppressed" : "ok"}};
}

/** A frame of 1 000 000 kr by a key of 1000 kr a head; null hides a count. */
function frameSite(pupilsOfSouth: number | null, childrenOfSouth: number | null): Site {
  const page = {
    county: "EX",
    pupilYear: year,
    childDate: "2024-12-15",
    networks: [
      {network: "Nord", ...count("pupils", 600), ...count("children", 200)},
      {network: "Sør", ...count("pupils", pupilsOfSouth), ...count("children", childrenOfSouth)}
    ]
  };
  return {
    "_file/data/networks.0a1b2c3d.json": JSON.stringify(page),
    "data/allocation_key.csv": csv(
      "county,scheme,decision_year,base_grant_nok,weight_pupils,weight_children,pupils_from,children_from",
      [`EX,Dekom,2025,50000,1,1,${year},2024-12-15`]
    ),
    "data/allocation_key_network.csv": csv("county,scheme,decision_year,network,grant_nok", [
      "EX,Dekom,2025,Nord,850000",
      "EX,Dekom,2025,Sør,150000"
    ])
  };
}

function under(edition: string, site: Site): Site {
  return Object.fromEntries(Object.entries(site).map(([path, content]) => [`${edition}/${path}`, content]));
}

/** A county of two municipalities, one of which takes part in a pulje and is hidden; the report tells of the others. */
function puljeSite(answers: string, behind: string): Site {
  const cells: Cell[] = [
    {unit: "EX", bullied: 16, n: 160},
    {unit: "EX01", bullied: null, n: 120},
    {unit: "EX02", bullied: null, n: 40}
  ];
  return survey(cells, {
    // the county's own municipalities are not in the list, so that only the report's groups add up
    "data/unit.csv": csv("code,level,name,county,municipality,valid_from,valid_to,ownership,world", [
      "EX,county,Eksempelfylket,EX,,,,,example",
      "EX02,municipality,Sted 02,EX,EX02,,,,example"
    ]),
    "data/participation.csv": csv("scheme,pulje,code,world", ["IBS,1,EX02,example"]),
    "rapport/pulje/eksempel-ibs-1.html": `<h1>IBS, pulje 1</h1><h3>Mobbing på skolen, 7. trinn</h3><table>
      <tr><th>Skoleår</th><th>Deltakerkommuner</th><th>Svar</th><th>Andre kommuner</th><th>Svar</th><th>Kommuner bak tallet</th></tr>
      <tr><th>2024–25</th><td>:</td><td>40</td><td>10,0 %</td><td>${answers}</td><td>${behind}</td></tr></table>`
  });
}

/** A report that says what was paid out per pupil and child. */
function kronerSite(children: number | null): Site {
  const shown = children === null ? ":" : String(children);
  return {
    "data/unit.csv": unitCsv(["EX01"]),
    "data/pupil_count.csv": pupils([["EX01", null]]),
    "data/child_count.csv": csv("unit_code,date,children,children_status", [
      `EX01,2024-12-15,${children ?? ""},${children === null ? "suppressed" : "ok"}`
    ]),
    "rapport/kommune/ex01.html": `<h1>Sted 01: midler</h1><p>I 2024–25 ble det utbetalt 100 000 kr, som er 1235 kr per elev og barn i barnehage. Barn: ${shown}.</p>`
  };
}

/** Two municipalities and their county, girls and boys apart; `boys` of the second may be hidden. */
const linkedSums = (boys: number | null) =>
  survey(
    [
      {unit: "EX", bullied: 30, n: 200},
      {unit: "EX", gender: "girls", bullied: 14, n: 100},
      {unit: "EX", gender: "boys", bullied: 16, n: 100},
      {unit: "EX01", bullied: 20, n: 100},
      {unit: "EX01", gender: "girls", bullied: null, n: 50},
      {unit: "EX01", gender: "boys", bullied: null, n: 50},
      {unit: "EX02", bullied: 10, n: 100},
      {unit: "EX02", gender: "girls", bullied: null, n: 50},
      {unit: "EX02", gender: "boys", bullied: boys, n: 50}
    ],
    {"data/unit.csv": unitCsv(["EX01", "EX02"])}
  );

/** Page data with an interval, or none, beside a hidden share. */
const besideHidden = (low: number | null, high: number | null) =>
  survey([{unit: "EX01", bullied: null, n: 40}], {
    "_file/data/bullying.0a1b2c3d.json": JSON.stringify([
      {
        unit: "EX01",
        schoolYear: year,
        grade: "7",
        measure: "total",
        share: null,
        low,
        high,
        respondents: 17,
        status: "suppressed"
      }
    ])
  });

const channels: Channel[] = [
  {
    name: "a municipality minus its schools",
    leaky: survey(
      [
        {unit: "EX01", bullied: 12, n: 90},
        {unit: "EX-S1", bullied: 7, n: 40},
        {unit: "EX-S2", bullied: null, n: 50}
      ],
      oneMunicipality
    ),
    finds: [`bullied EX-S2, ${year}, grade 7, total: 5`],
    derivation:
      /EX01, .* is 12 \(data\/survey_share\.csv, row 2\)[^]*schools = municipality: so bullied EX-S2, .* is 5/,
    tight: survey(
      [
        {unit: "EX01", bullied: 12, n: 90},
        {unit: "EX-S1", bullied: 7, n: 40},
        {unit: "EX-S2", bullied: null, n: 30},
        {unit: "EX-S3", bullied: null, n: 20}
      ],
      oneMunicipality
    )
  },
  {
    name: "shares × answers",
    leaky: survey(
      [
        {unit: "EX01", bullied: null, share: 0.133, n: 90},
        {unit: "EX-S1", bullied: null, share: 0.175, n: 40},
        {unit: "EX-S2", bullied: null, n: 50}
      ],
      oneMunicipality
    ),
    finds: [`bullied EX-S2, ${year}, grade 7, total: 5`],
    derivation: /is 12 \(share × 90 answers/,
    tight: survey(
      [
        {unit: "EX01", bullied: null, share: 0.133, n: 9000},
        {unit: "EX-S1", bullied: null, share: 0.175, n: 4000},
        {unit: "EX-S2", bullied: null, n: 5000}
      ],
      oneMunicipality
    )
  },
  {
    name: "the other gender",
    leaky: survey([
      {unit: "EX01", bullied: 12, n: 90},
      {unit: "EX01", gender: "girls", bullied: 8},
      {unit: "EX01", gender: "boys", bullied: null}
    ]),
    finds: [`bullied EX01, ${year}, grade 7, boys, total: 4`],
    derivation: /girls \+ boys = all: so .* is 4/,
    tight: survey([
      {unit: "EX01", bullied: 12, n: 90},
      {unit: "EX01", gender: "girls", bullied: null},
      {unit: "EX01", gender: "boys", bullied: null}
    ])
  },
  {
    name: "the other ownership",
    leaky: survey([
      {unit: "EX", bullied: 41, n: 900},
      {unit: "EX", ownership: "public", bullied: 38, n: 840},
      {unit: "EX", ownership: "private", bullied: null, n: 60}
    ]),
    finds: [`bullied EX, ${year}, grade 7, private, total: 3`],
    derivation: /public \+ private = all: so .* is 3/,
    tight: survey([
      {unit: "EX", bullied: 41, n: 900},
      {unit: "EX", ownership: "public", bullied: null, n: 840},
      {unit: "EX", ownership: "private", bullied: null, n: 60}
    ])
  },
  {
    name: "a network minus its members",
    leaky: survey(
      [
        {unit: "EX01", bullied: 12, n: 90},
        {unit: "EX02", bullied: null, n: 30}
      ],
      network(["EX01", "EX02"], pooled(15 / 120, 120, 2, 2))
    ),
    finds: [`bullied EX02, ${year}, grade 7, total: 3`],
    derivation: /members = network: so bullied EX02/,
    // the network's number rests on the one member that is shown
    tight: survey(
      [
        {unit: "EX01", bullied: 12, n: 90},
        {unit: "EX02", bullied: null, n: 30}
      ],
      network(["EX01", "EX02"], pooled(12 / 90, 90, 1, 2))
    )
  },
  {
    name: "all grades minus the others",
    leaky: survey([
      {unit: "EX01", grade: "all", bullied: 20, n: 170},
      {unit: "EX01", grade: "7", bullied: 17, n: 90},
      {unit: "EX01", grade: "10", bullied: null, n: 80}
    ]),
    finds: [`bullied EX01, ${year}, grade 10, total: 3`],
    derivation: /grades = all grades: so .* is 3/,
    tight: survey([
      {unit: "EX01", grade: "all", bullied: 20, n: 170},
      {unit: "EX01", grade: "7", bullied: null, n: 90},
      {unit: "EX01", grade: "10", bullied: null, n: 80}
    ])
  },
  {
    name: "sums that only together leave one value",
    leaky: linkedSums(7),
    finds: [
      `bullied EX01, ${year}, grade 7, girls, total: 11`,
      `bullied EX01, ${year}, grade 7, boys, total: 9`,
      `bullied EX02, ${year}, grade 7, girls, total: 3`
    ],
    derivation: /EX02, .*girls, total is 3/,
    tight: linkedSums(null)
  },
  {
    name: "an interval beside a hidden share",
    leaky: besideHidden(0.06191092, 0.41029501),
    finds: [`share EX01, ${year}, grade 7, total: 0.17647`],
    derivation: /bullying\.0a1b2c3d\.json/,
    tight: besideHidden(null, null)
  },
  {
    name: "Udir's own published figures",
    leaky: survey([{unit: "NO", grade: "all", bullied: null}], {
      "data/national_published.csv": csv(
        "survey_year,school_year,grade,measure,gender,share,decimals,derived,form",
        [`2024,${year},all,total,all,0.063,1,false,samlet`]
      )
    }),
    finds: [`share NO, ${year}, grade all, total: 0.0625–0.0635`],
    derivation: /national_published\.csv, row 2/,
    tight: survey([{unit: "NO", grade: "all", bullied: null}], {
      "data/national_published.csv": csv(
        "survey_year,school_year,grade,measure,gender,share,decimals,derived,form",
        ["2023,2023-24,all,total,all,0.063,1,false,samlet"]
      )
    })
  },
  {
    name: "kroner per pupil",
    leaky: {
      "data/pupil_count.csv": pupils([["EX01", null]]),
      "_file/data/grants.0a1b2c3d.json": JSON.stringify([
        {unit: "EX01", schoolYear: year, amount_nok: 100_000, nok_per_pupil: 1235}
      ])
    },
    finds: [`pupils EX01, ${year}: 81`],
    derivation: /grants\.0a1b2c3d\.json/,
    tight: {
      "data/pupil_count.csv": pupils([["EX01", null]]),
      "_file/data/grants.0a1b2c3d.json": JSON.stringify([
        {unit: "EX01", schoolYear: year, amount_nok: 100_000, nok_per_pupil: 12}
      ])
    }
  },
  {
    name: "the key that divides a frame",
    leaky: frameSite(null, 30),
    finds: [`pupils net:EX/Sør, ${year}: 70`],
    derivation: /rate from the other networks/,
    tight: frameSite(null, null)
  },
  {
    name: "a county minus those outside a pulje",
    leaky: puljeSite("120", "1 / 1"),
    finds: [
      `bullied EX02, ${year}, grade 7, total: 4`,
      `bullied pulje:example/IBS 1, ${year}, grade 7, total: 4`
    ],
    derivation: /participants \+ others = county[^]*participants = pulje: so bullied EX02/,
    // the others' number rests on some of them only
    tight: puljeSite("120", "1 / 2")
  },
  {
    name: "kroner per pupil and child in a sentence",
    leaky: kronerSite(30),
    finds: [`pupils EX01, ${year}: 51`],
    derivation: /pupils \+ children = kroner \/ kroner per head/,
    tight: kronerSite(null)
  },
  {
    name: "the total of bullying minus its ways",
    leaky: survey(
      [
        {unit: "EX01", bullied: 3, n: 60},
        {unit: "EX01", measure: "digital", bullied: 0, n: 60},
        {unit: "EX01", measure: "adults", bullied: 0, n: 60},
        {unit: "EX01", measure: "pupils", bullied: null, n: 60}
      ],
      oneMunicipality
    ),
    finds: ["bullied EX01, 2024-25, grade 7, pupils: 3"],
    derivation: /bullied ≤ bullied by pupils \+ digitally \+ by adults/,
    tight: survey(
      [
        {unit: "EX01", bullied: 3, n: 60},
        {unit: "EX01", measure: "digital", bullied: null, n: 60},
        {unit: "EX01", measure: "adults", bullied: 0, n: 60},
        {unit: "EX01", measure: "pupils", bullied: null, n: 60}
      ],
      oneMunicipality
    )
  },
  {
    name: "a total that nobody is in",
    leaky: survey(
      [
        {unit: "EX01", bullied: 0, n: 60},
        {unit: "EX01", measure: "adults", bullied: null, n: 60}
      ],
      oneMunicipality
    ),
    finds: ["bullied EX01, 2024-25, grade 7, adults: 0"],
    derivation: /bullied in one way ≤ bullied/,
    tight: survey(
      [
        {unit: "EX01", bullied: 1, n: 60},
        {unit: "EX01", measure: "adults", bullied: null, n: 60}
      ],
      oneMunicipality
    )
  },
  {
    name: "an earlier edition that showed it",
    leaky: {
      ...under("2026-11-01", survey([{unit: "EX01", bullied: 3, n: 40}])),
      ...under("2026-12-01", survey([{unit: "EX01", bullied: null, n: 40}]))
    },
    finds: [`bullied EX01, ${year}, grade 7, total: 3`],
    derivation: /2026-11-01\/data\/survey_share\.csv/,
    tight: {
      ...under("2026-11-01", survey([{unit: "EX01", bullied: null, n: 40}])),
      ...under("2026-12-01", survey([{unit: "EX01", bullied: null, n: 40}]))
    }
  },
  {
    name: "a network before and after a member joined",
    leaky: {
      ...under("2026-11-01", survey(joining, network(["EX01", "EX02"], pooled(17 / 170, 170, 2, 2)))),
      ...under("2026-12-01", survey(joining, network(["EX01", "EX02", "EX03"], pooled(21 / 200, 200, 3, 3))))
    },
    finds: [`bullied EX03, ${year}, grade 7, total: 4`],
    derivation: /edition 2026-11-01/,
    tight: {
      ...under("2026-11-01", survey(joining, network(["EX01"], pooled(17 / 170, 170, 0, 1)))),
      ...under("2026-12-01", survey(joining, network(["EX01", "EX02", "EX03"], pooled(21 / 200, 200, 3, 3))))
    }
  }
];

test.each(channels)("finds what leaks through $name, and says how", async ({leaky, finds, derivation}) => {
  const leaks = await attackSite(leaky);
  expect(leaks.map(({found}) => found).sort()).toEqual([...finds].sort());
  expect(leaks.map((leak) => leak.derivation).join("\n")).toMatch(derivation);
});

test.each(channels)("finds nothing where nothing leaks through $name", async ({tight}) => {
  expect(await attackSite(tight)).toEqual([]);
});

/** Municipalities with girls and boys that make up all, some where they miss by one, and one whose boys are hidden. */
function families({right, wrong}: {right: number; wrong: number}): Site {
  const codes = Array.from({length: right + wrong + 1}, (_, i) => `EX${String(i + 1).padStart(2, "0")}`);
  const cells = codes.flatMap((unit, i): Cell[] => [
    {unit, bullied: i < wrong ? 11 : 10, n: 100},
    {unit, gender: "girls", bullied: 4, n: 50},
    {unit, gender: "boys", bullied: i === codes.length - 1 ? null : 6, n: 50}
  ]);
  return survey(cells, {"data/unit.csv": unitCsv(codes)});
}

test("one wrong number does not shake the belief in many sums that hold", async () => {
  expect(await attackSite(families({right: 40, wrong: 1}))).toHaveLength(1);
});

test("where sums of a kind miss again and again, they give nothing away exactly", async () => {
  expect(await attackSite(families({right: 4, wrong: 4}))).toEqual([]);
});
