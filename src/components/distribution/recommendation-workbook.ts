import type {Cell, Sheet} from "write-excel-file/browser";
import {verdictLabel} from "../../rules/finding.js";
import {statusOf} from "../data-table.js";
import {absenceSign, type AbsenceStatus} from "../format.js";
import {quoteSource, sumOf, type Decision, type Recommendation} from "./recommendation.js";

const kroner = "#,##0";
const dateFormat = "dd.mm.yyyy";
const decisionFormats = {kr: kroner, share: "0.0####%", heads: "General"} as const;
const decisionUnits = {kr: "kr", share: "andel", heads: "hoder"} as const;

/** The sheets of a recommendation, every cell with its type: a name that looks like a formula is text. */
export function recommendationSheets(recommendation: Recommendation): Sheet<Blob>[] {
  return [
    distributionSheet(recommendation),
    keySheet(recommendation),
    rulesSheet(recommendation),
    aboutSheet(recommendation)
  ];
}

/** The workbook. The writer is fetched only here, when the reader asks for the file. */
export async function recommendationWorkbook(recommendation: Recommendation): Promise<Blob> {
  const {default: writeExcelFile} = await import("write-excel-file/browser");
  return writeExcelFile(recommendationSheets(recommendation), {fontFamily: "Arial", fontSize: 11}).toBlob();
}

function distributionSheet(recommendation: Recommendation): Sheet<Blob> {
  const {rows, columns, isExample} = recommendation;
  return {
    sheet: "Fordeling",
    stickyRowsCount: 1,
    columns: columns.map((_, i) => ({width: i === 0 ? 34 : 18})),
    data: [
      columns.map(({label}) => heading(label)),
      ...rows.map((row) =>
        columns.map((column): Cell => {
          const status = statusOf(row, column);
          const value = column.value(row);
          if (status !== "ok" || value === null) return absent(status === "ok" ? "missing" : status);
          return typeof value === "number" ? numeric(value, column.excel ?? "General") : text(value);
        })
      ),
      columns.map((column, i): Cell => {
        if (i === 0) return heading("Sum");
        const sum = sumOf(recommendation, column);
        if (sum === null) return null;
        if (sum.value === null) return absent(sum.status === "ok" ? "missing" : sum.status);
        return {...numeric(sum.value, column.excel ?? "General"), fontWeight: "bold"};
      }),
      ...(isExample ? [[text("Eksempeldata – oppdiktet")]] : [])
    ]
  };
}

function keySheet({decisions, formula, jointMeasures, sum}: Recommendation): Sheet<Blob> {
  return {
    sheet: "Nøkkel",
    columns: [{width: 44}, {width: 22}, {width: 12}],
    data: [
      [heading("Beslutning"), heading("Verdi"), heading("Enhet")],
      ...decisions.map(decisionRow),
      [heading("Følger av dette"), null, null],
      [text("Fellestiltak"), numeric(jointMeasures, kroner), text("kr")],
      [text("Til nettverkene"), numeric(sum, kroner), text("kr")],
      [heading("Nøkkelen som formel"), null, null],
      ...formula.map(({name, text: line}) => [text(name), text(line)])
    ]
  };
}

function decisionRow({name, value, unit}: Decision): Cell[] {
  return [
    text(name),
    value === null ? text("ikke i bruk") : numeric(value, decisionFormats[unit]),
    text(decisionUnits[unit])
  ];
}

function rulesSheet({findings}: Recommendation): Sheet<Blob> {
  return {
    sheet: "Regler",
    columns: [{width: 34}, {width: 18}, {width: 80}, {width: 80}],
    data: [
      ["Regel", "Vurdering", "Hva tallene viser", "Kilde"].map(heading),
      ...findings.map(({title, verdict, summary, sources}) => [
        text(title),
        text(verdictLabel[verdict]),
        {...text(summary), wrap: true},
        {...text(sources.map(quoteSource).join("\n")), wrap: true}
      ])
    ]
  };
}

function aboutSheet({title, area, period, date, isExample, isOwn, sources}: Recommendation): Sheet<Blob> {
  const facts: [string, Cell][] = [
    ["Dokument", text(title)],
    ["Område", text(area)],
    ["Tallgrunnlag", text(period)],
    ["Laget", day(date)],
    [
      "Tall",
      text(isExample ? "Eksempeldata – oppdiktet" : isOwn ? "Egne tall, ikke kontrollert" : "Virkelige tall")
    ],
    ["Status", text("Regnet ut på siden Fordeling. Innstillingen er forumets, vedtaket statsforvalterens.")]
  ];
  return {
    sheet: "Om tallene",
    columns: [{width: 20}, {width: 90}],
    data: [
      ...facts.map(([name, value]) => [heading(name), value]),
      ...sources.flatMap((source): Cell[][] => [
        [null, null],
        [heading("Kilde"), text(source.title)],
        [heading("Utgiver"), text(source.publisher)],
        [heading("Lisens"), text(source.licence)],
        ...(source.attribution ? [[heading("Kreditering"), text(source.attribution)]] : []),
        [heading("Dato"), day(source.retrieved)],
        ...(source.url ? [[heading("Adresse"), text(source.url)]] : []),
        ...source.caveats.map((caveat) => [heading("Forbehold"), {...text(caveat), wrap: true}])
      ])
    ]
  };
}

function absent(status: AbsenceStatus): Cell {
  return {...text(absenceSign(status).name), align: "right"};
}

function heading(value: string): Cell {
  return {...text(value), fontWeight: "bold"};
}

function text(value: string): {value: string; type: StringConstructor} {
  return {value, type: String};
}

function numeric(value: number, format: string): {value: number; type: NumberConstructor; format: string} {
  return {value, type: Number, format};
}

function day(iso: string): Cell {
  return {value: new Date(`${iso}T00:00:00Z`), type: Date, format: dateFormat};
}
