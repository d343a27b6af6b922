import {setTitles} from "../../src/model/set-titles.ts";
import {world} from "./columns.ts";
import type {DataColumn, DataSet} from "./set.ts";

function text(name: string, title: string, description: string): DataColumn {
  return {name, title, type: "text", description};
}

/** The data sets of the manifest, so that licence, date and caveats can be joined to the numbers. */
export const sourceSets: readonly DataSet[] = [
  {
    id: "dataset",
    theme: "sources",
    title: setTitles.dataset,
    row: "Et datasett som tallene er hentet fra",
    description: "Kolonnen «source» i de andre settene viser hit.",
    version: "1.0.0",
    sql: `SELECT * EXCLUDE (caveats), array_to_string(caveats, ' ') AS caveats FROM dataset WHERE world = $world`,
    key: ["id"],
    columns: [
      text("id", "Datasett", "Navnet kolonnen «source» bruker."),
      text("kind", "Slag", "Hvilken leser som forstår filene."),
      text("title", "Tittel", "Hva datasettet er."),
      text("publisher", "Utgiver", "Hvem som har gitt ut tallene."),
      text("url", "Nettadresse", "Utgiverens side eller grensesnitt; «ikke oppgitt» der den ikke er kjent."),
      {
        name: "retrieved",
        title: "Hentet",
        type: "date",
        description: "Dagen filene ble hentet eller lagt inn."
      },
      text("period", "Periode", "Perioden tallene gjelder."),
      text("licence", "Lisens", "Vilkårene for bruk; «Ikke oppgitt» der kilden ikke sier noe."),
      text("attribution", "Kreditering", "Slik kilden vil navngis."),
      {
        ...text("caveats", "Forbehold", "Det som må vites om tallene."),
        absent: {sign: ".", reason: "Ingen forbehold er kjent."}
      },
      {name: "files", title: "Råfiler", type: "integer", description: "Antall filer slik de ble mottatt."},
      {
        name: "bytes",
        title: "Størrelse",
        type: "integer",
        unit: "byte",
        description: "Råfilenes størrelse til sammen."
      },
      world
    ],
    sources: "all"
  }
];
