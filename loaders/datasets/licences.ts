import {maybeOwn} from "../../src/model/own.ts";

/** The licences that sources name, with the addresses catalogues know them by. */
const known: Readonly<Record<string, {id: string; uri: string; page: string}>> = {
  "NLOD 2.0": {
    id: "NLOD-2.0",
    uri: "http://publications.europa.eu/resource/authority/licence/NLOD_2_0",
    page: "https://data.norge.no/nlod/no/2.0"
  },
  "CC BY 4.0": {
    id: "CC-BY-4.0",
    uri: "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    page: "https://creativecommons.org/licenses/by/4.0/"
  },
  CC0: {
    id: "CC0-1.0",
    uri: "http://publications.europa.eu/resource/authority/licence/CC0",
    page: "https://creativecommons.org/publicdomain/zero/1.0/"
  }
};

/** The licence of that name, or undefined for one that is not named or not known: nothing is granted by guess. */
export function maybeLicence(name: string): {id: string; uri: string; page: string} | undefined {
  return maybeOwn(known, name);
}
