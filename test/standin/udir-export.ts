import type {Api} from "./api.ts";

/** Udir's open export API of Elevundersøkelsen (v2). */
export const udirExport: Api = {
  env: "UDIR_EXPORT_URL",
  base: "/udir-export/api/rest/v2/Eksport",
  open: () => () => undefined
};
