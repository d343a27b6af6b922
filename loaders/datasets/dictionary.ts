import {moneySets} from "./money.ts";
import {participationSets} from "./participation.ts";
import type {DataSet} from "./set.ts";
import {sourceSets} from "./source-sets.ts";
import {surveySets} from "./survey.ts";
import {unitSets} from "./units.ts";

/**
 * Every data set that the site publishes, one for each table of the warehouse. The files, their metadata, the catalogue
 * and the page Variabler are all made from here.
 */
export const dictionary: readonly DataSet[] = [
  ...surveySets,
  ...participationSets,
  ...moneySets,
  ...unitSets,
  ...sourceSets
];
