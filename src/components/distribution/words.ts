import type {DistributionArea, DistributionUnit} from "../../model/distribution.js";
import {formatSchoolYear} from "../../model/school-year.js";
import {formatGrade, measureLabel} from "../../model/survey.js";
import {formatWhole} from "../format.js";
import {ownId} from "./own-data.js";
import type {DistributionSettings} from "./settings.js";

const signedWhole = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 0, signDisplay: "exceptZero"});
const signedPercent = new Intl.NumberFormat("nb-NO", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero"
});

/** +12 500, with U+2212 as minus. */
export function formatSignedWhole(amount: number): string {
  return signedWhole.format(amount);
}

/** +12 500 kr. */
export function formatSignedKroner(amount: number): string {
  return `${formatSignedWhole(amount)}\u00a0kr`;
}

/** 0.041 → +4,1 %. */
export function formatSignedPercent(share: number): string {
  return signedPercent.format(share);
}

/** What units are called: `nettverket`, `nettverk`, `nettverkene`, `Nettverk`. */
export interface UnitWords {
  one: string;
  many: string;
  all: string;
  heading: string;
}

/** What an area's units are called: networks, municipalities, or both. */
export function unitWords({units}: {units: readonly Pick<DistributionUnit, "kind">[]}): UnitWords {
  const kinds = new Set(units.map(({kind}) => kind));
  if (kinds.size > 1)
    return {
      one: "nettverket eller kommunen",
      many: "nettverk og kommuner",
      all: "nettverkene og kommunene",
      heading: "Nettverk eller kommune"
    };
  return kinds.has("network")
    ? {one: "nettverket", many: "nettverk", all: "nettverkene", heading: "Nettverk"}
    : {one: "kommunen", many: "kommuner", all: "kommunene", heading: "Kommune"};
}

/** What a head is under the key: pupils and children, and apprentices where they count. */
export function headWords({weights}: Pick<DistributionSettings, "weights">): string {
  return weights.apprentices > 0 ? "elev, barn og lærling" : "elev og barn";
}

/** `11 nettverk`, `1 kommune`. */
export function countUnits(area: Pick<DistributionArea, "units">): string {
  const {one, many} = unitWords(area);
  return area.units.length === 1
    ? `1 ${one.replace(/n$|et$/, "")}`
    : `${formatWhole(area.units.length)} ${many}`;
}

/** The area's name inside a sentence: `Trøndelag`, `hele landet`, `filen med egne tall`. */
export function areaWords({id, name}: Pick<DistributionArea, "id" | "name">): string {
  if (id === ownId) return "filen med egne tall";
  return id === "NO" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** What the need is: `Mobbing på skolen, 7. trinn, 2025–26`. */
export function needWords({
  needMeasure,
  needGrade,
  needYear
}: Pick<DistributionArea, "needMeasure" | "needGrade" | "needYear">): string {
  return [measureLabel[needMeasure], formatGrade(needGrade), needYear && formatSchoolYear(needYear)]
    .filter(Boolean)
    .join(", ");
}
