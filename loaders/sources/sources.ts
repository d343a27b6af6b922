import type {Source} from "./source.ts";
import {survey} from "./survey.ts";

/** Every source, in the order in which `npm run fetch` renews them. */
export const sources: readonly Source[] = [survey];
