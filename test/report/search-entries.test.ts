import {expect, test} from "vitest";
import {reportEntries} from "../../loaders/report/search-entries.ts";

const link = (name: string, slug: string) => ({name, slug, language: "nb"}) as const;

test("every report is found by its name and leads to its address; the fictional ones say so", () => {
  const entries = reportEntries({
    counties: [
      {
        ...link("Trøndelag", "50"),
        world: "real",
        networks: [link("Fosen", "50-fosen")],
        municipalities: [link("Trondheim – Tråante", "5001")]
      },
      {...link("Eksempelfylket", "ex"), world: "example", networks: [], municipalities: []}
    ],
    puljer: [{...link("IBS 5", "ibs-5"), world: "real", scheme: "IBS"}]
  });
  const found = (word: string) =>
    entries.filter(({words}) => words.split(" ").includes(word)).map(({path}) => path);
  expect(found("Trööndelage")).toEqual(["rapport/fylke/50"]);
  expect(found("5001")).toEqual(["rapport/kommune/5001"]);
  expect(entries.map(({name, detail, path}) => [name, detail, path])).toEqual([
    ["Rapporter", "Rapporter om fylker, kommuner, nettverk og puljer", "rapporter"],
    ["Trøndelag", "rapport om fylket", "rapport/fylke/50"],
    ["Fosen", "rapport om nettverket i Trøndelag", "rapport/nettverk/50-fosen"],
    ["Trondheim – Tråante", "rapport om kommunen i Trøndelag", "rapport/kommune/5001"],
    ["Eksempelfylket", "rapport om fylket, oppdiktet", "rapport/fylke/ex"],
    ["IBS 5", "rapport om puljen", "rapport/pulje/ibs-5"]
  ]);
});
