import {kindergartens} from "./kindergartens.ts";
import {municipalities} from "./municipalities.ts";
import {population} from "./population.ts";
import {pupils} from "./pupils.ts";
import {schools} from "./schools.ts";
import type {Source} from "./source.ts";
import {survey} from "./survey.ts";

/** Every source, in the order in which `npm run fetch` renews them. */
export const sources: readonly Source[] = [
  survey,
  pupils,
  schools,
  kindergartens,
  population,
  municipalities
];
