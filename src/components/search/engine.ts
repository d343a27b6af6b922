import MiniSearch from "minisearch";
import {foldWord, splitWords} from "../../model/fold.js";
import type {SearchEntry, SearchKind} from "../../model/search.js";

/** Finds entries for what a reader typed, best first. */
export type SearchEngine = (typed: string, limit?: number) => SearchEntry[];

/** What is asked for most lies first where names fit equally well. */
const weights: Readonly<Record<SearchKind, number>> = {
  nation: 1.4,
  county: 1.6,
  municipality: 1.4,
  network: 1.3,
  measure: 1.3,
  page: 1.3,
  term: 1.1,
  report: 1,
  indicator: 1,
  school: 0.9
};

/** Fewest letters of a word before one of them may be wrong. */
const shortestFuzzy = 4;

/**
 * An engine over the entries. Every word typed must be found, as the beginning of a word or, from four letters on, with
 * one letter wrong, missing or too many; codes only as they are or as they begin. Words are folded, so that "Trondelag" finds Trøndelag and "karasjohka"
 * Kárášjohka. A name that is exactly what was typed comes first.
 */
export function createSearchEngine(entries: readonly SearchEntry[]): SearchEngine {
  const index = new MiniSearch<SearchEntry & {id: number}>({
    fields: ["name", "words", "detail"],
    tokenize: splitWords,
    processTerm: foldWord,
    searchOptions: {
      combineWith: "AND",
      prefix: true,
      // a code with one digit wrong is another code
      fuzzy: (term) => (term.length >= shortestFuzzy && !/\d/.test(term) ? 1 : false),
      boost: {name: 4, words: 3},
      boostDocument: (id) => weights[entries[id as number]!.kind],
      weights: {fuzzy: 0.3, prefix: 0.7}
    }
  });
  index.addAll(entries.map((entry, id) => ({...entry, id})));
  const folded = entries.map(({name}) => splitWords(name).map(foldWord).join(" "));
  return (typed, limit = Infinity) => {
    const wanted = splitWords(typed).map(foldWord).join(" ");
    const isExact = (id: number) => Number(folded[id] === wanted);
    return index
      .search(typed)
      .map(({id, score}) => ({id: id as number, score}))
      .toSorted((a, b) => isExact(b.id) - isExact(a.id) || b.score - a.score || a.id - b.id)
      .slice(0, limit)
      .map(({id}) => entries[id]!);
  };
}
