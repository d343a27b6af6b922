import {strToU8, zipSync} from "fflate";
import {expect, test} from "vitest";
import {attackSite, surveyCsv, unitCsv, year, type Site} from "./site.ts";

/** EX01's 9 of 92 are hidden; the county's 10,0 % are shown. */
const base: Site = {
  "data/unit.csv": unitCsv(["EX01"]),
  "data/survey_share.csv": surveyCsv([
    {unit: "EX", bullied: 90, n: 900},
    {unit: "EX01", bullied: null, n: 92}
  ])
};

const title = "Mobbing på skolen, 7. trinn";
const page = (content: string, head = ""): Site => ({
  "rapport/kommune/ex01.html": `<!doctype html><html lang="nb"><head><title>x</title>${head}</head><body><main><h1>Sted 01: mobbing</h1><h3>${title}</h3>${content}</main></body></html>`
});
const table = (cell: string, attributes = "") =>
  page(
    `<table><caption>Tallene</caption><tr><th>Skoleår</th><th>Sted 01</th><th>Eksempelfylket</th></tr>
     <tr><th>2024–25</th><td ${attributes}>${cell}</td><td>10,0 %</td></tr></table>`
  );
const survey = (cells: string) =>
  page(
    `<table><caption>Tallene</caption><tr><th>Skoleår</th><th>Sted 01</th><th>95 % intervall</th><th>Svar</th></tr><tr><th>2024–25</th>${cells}</tr></table>`
  );
const row = {unit_code: "EX01", school_year: year, grade: "7", measure: "total", status: "suppressed"};
const json = (field: object) =>
  page(`<script type="application/json">${JSON.stringify({rows: [{...row, ...field}]})}</script>`);
const drawing = (mark: string) =>
  page(`<svg aria-label="${title}"><line x1="40" x2="300" y1="200" y2="200"/><text x="30" y="204">0 %</text>
    <line x1="40" x2="300" y1="100" y2="100"/><text x="30" y="104">10 %</text><text x="50" y="220">2023–24</text>
    <text x="150" y="220">2024–25</text><text x="200" y="50" fill="red">Sted 01</text>${mark}</svg>`);
const sheet = (parts: Readonly<Record<string, string>>): Site => ({
  "data/survey_share.xlsx": zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]))
  )
});

const start = "I 2024–25 svarte";
const end = "av elevene på 7. trinn at de ble mobbet på skolen.";

test.each<[string, Site]>([
  ["an interval beside a sign", survey("<td>:</td><td>5,2–17,6 %</td><td>92</td>")],
  ["an interval whose answers stand elsewhere", survey("<td>:</td><td>5,2–17,6 %</td><td>:</td>")],
  ["an interval in a sentence", page("<p>I 2024–25 er tallet skjermet (95 %-intervall 5,2–17,6 %).</p>")],
  ["the title of a cell", table(":", 'title="9,8 %"')],
  ["the label of a cell", table(":", 'aria-label="9,8 %, 2024–25"')],
  ["a value for scripts", table(":", 'data-value="0.098"')],
  ["a key to sort by", table(":", 'data-sort="9,8"')],
  ["the title of a part of a cell", table('<span title="2024–25: 9,8 %">:</span>')],
  ["percent without its sign", table("9,8")],
  [
    "data in a cell",
    table(`:<script type="application/json">[${JSON.stringify({...row, share: 0.098})}]</script>`)
  ],
  [
    "a sentence in a cell",
    page(`<table><tr><th>Tekst</th></tr><tr><td>${start} 9,8 % ${end}</td></tr></table>`)
  ],
  ["a caption", page("<table><caption>Av elevene i Sted 01 svarte i 2024–25 9,8 % dette</caption></table>")],
  [
    "the title for other sites",
    page("", `<meta property="og:title" content="Sted 01 2024–25, ${title}: 9,8 %">`)
  ],
  ["the value of a field", page('<input value="2024–25: 9,8 %">')],
  ["a text for readers of the screen", page('<div role="meter" aria-valuetext="2024–25: 9,8 %"></div>')],
  ["a gauge", page('<p>2024–25 <meter value="0.098" min="0" max="1"></meter></p>')],
  ["progress", page('<p>2024–25 <progress value="9" max="92"></progress></p>')],
  ["a text in pieces", page(`<div>${start} <strong>9,8 %</strong> ${end}</div>`)],
  ["a list of terms", page("<dl><dt>2024–25</dt><dd>9,8 %</dd></dl>")],
  ["a list in a list", page("<ul><li>2024–25<ul><li>9,8 %</li></ul></li></ul>")],
  [
    "a heading over two columns",
    page(
      "<table><tr><th colspan=2>Skoleår og merknad</th><th>Sted 01</th></tr><tr><th>2024–25</th><td>x</td><td>9,8 %</td></tr></table>"
    )
  ],
  ["a part of all", page("<p>I 2024–25 ble 9 av 92 på 7. trinn mobbet på skolen.</p>")],
  [
    "a part of those who answered",
    page("<p>I 2024–25 ble 9 av de 92 som svarte på 7. trinn, mobbet på skolen.</p>")
  ],
  ["a count", page("<p>I 2024–25 ble 9 elever på 7. trinn mobbet på skolen.</p>")],
  ["a count in words", page("<p>I 2024–25 ble ni elever på 7. trinn mobbet på skolen.</p>")],
  ["percent in short", page(`<p>${start} 9,8 pst. ${end}</p>`)],
  ["a decimal point", page(`<p>${start} 9.8 % ${end}</p>`)],
  [
    "a difference from a share beside it",
    page("<p>I 2024–25 er andelen 0,2 prosentpoeng lavere enn i Eksempelfylket (10,0 %).</p>")
  ],
  [
    "a difference from a share elsewhere",
    page("<p>I 2024–25 er andelen 0,2 prosentpoeng lavere enn i Eksempelfylket.</p>")
  ],
  ["a change", page("<p>Fra 2023–24 (12,0 %) til 2024–25 gikk andelen ned 2,2 prosentpoeng.</p>")],
  ["a script", page(`<script>const rows = ${JSON.stringify([{...row, share: 0.098}])};</script>`)],
  ["a text in data", json({note: "I 2024–25 svarte 9,8 % dette"})],
  ["percent in a field for shares", json({share: 9.8})],
  ["a value beside an empty share", json({share: null, value: 0.098})],
  ["a share with its sign", json({share: "9.8 %"})],
  ["a comment in a workbook", sheet({"xl/comments1.xml": `<t>Sted 01: ${start} 9,8 % ${end}</t>`})],
  ["properties of a workbook", sheet({"docProps/core.xml": `<t>Sted 01: ${start} 9,8 % ${end}</t>`})],
  ["a label in a drawing", drawing("<text>Sted 01, 2024–25: 9,8 %</text>")],
  ["a corner of a line", drawing('<path d="M50,80L150,102" stroke="red"/>')],
  ["a mark that is shifted", drawing('<g transform="translate(150,102)"><circle r="4" fill="red"/></g>')],
  ["an interval in a drawing", drawing('<line x1="150" x2="150" y1="24" y2="148" stroke="red"/>')]
])("finds a hidden share in %s", async (_, site) => {
  const leaks = await attackSite({...base, ...site});
  expect(leaks.map(({found}) => found)).toEqual([
    expect.stringMatching(/^(?:share|bullied) EX01, 2024-25, grade 7, total: (?:0\.09|9$)/)
  ]);
});

test.each<[string, Site]>([
  ["an interval of a shown number", survey("<td>:</td><td>:</td><td>92</td>")],
  ["percentage points of nothing named", page("<p>I 2024–25 var forskjellen 0,2 prosentpoeng.</p>")],
  [
    "a part of something else",
    page("<p>I 2024–25 er 9 av 12 skoler der elever på 7. trinn ble mobbet, med.</p>")
  ],
  ["an attribute about another place", table(":", 'title="Eksempelfylket: 10,0 %"')],
  [
    "a tick in a drawing of one year",
    page(`<svg aria-label="${title}, 2024–25"><text x="1" y="2">10 %</text></svg>`)
  ],
  ["a gauge of something else", page('<p>2024–25 <progress value="3"></progress></p>')]
])("takes nothing from %s", async (_, site) => {
  expect(await attackSite({...base, ...site})).toEqual([]);
});

test.each<[string, Site]>([
  ["percent", json({percent: 9.8})],
  ["numerator", json({numerator: 9})],
  ["interval", json({interval: [0.052, 0.176]})],
  ["y", json({x: 2024, y: 0.098})],
  ["2024-25", {"data/x.csv": "unit_code,grade,measure,2024-25\nEX01,7,total,0.098\n"}],
  ["antall_mobbet", {"data/x.csv": "unit_code,school_year,antall_mobbet\nEX01,2024-25,9\n"}],
  [
    "a row without names",
    page(`<script type="application/json">${JSON.stringify({rows: [["EX01", year, 0.098]]})}</script>`)
  ]
])("a field «%s» that nobody knows stops the attack", async (field, site) => {
  await expect(attackSite({...base, ...site})).rejects.toThrow(
    new RegExp(`«${field}» holds numbers that the attack does not know: read them in`)
  );
});

test("survey data without a status that is known, and without a hidden number, are no quiet success", async () => {
  const unit = {"data/unit.csv": unitCsv(["EX01"])};
  const shown = surveyCsv([{unit: "EX01", bullied: 9, n: 92}]);
  expect(await attackSite({...unit, "data/survey_share.csv": shown})).toEqual([]);
  await expect(
    attackSite({...unit, "data/survey_share.csv": shown.replaceAll(",ok,", ",skjermet,")})
  ).rejects.toThrow(/^the site: 1 rows of survey data, 1 of them without a status that the attack knows/);
});
