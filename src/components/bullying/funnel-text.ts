import type {ShareRow} from "../../model/published.js";
import type {BullyingFunnelLevel} from "./choices.js";
import {formatPercent, formatPoints, formatWhole} from "../format.js";
import type {FunnelData} from "../funnel-data.js";

/** The dots in words. */
export const plural: Readonly<Record<BullyingFunnelLevel, string>> = {kommune: "kommuner", skole: "skoler"};
export const definite: Readonly<Record<BullyingFunnelLevel, string>> = {
  kommune: "kommunene",
  skole: "skolene"
};

/** Why a funnel has nothing to draw. */
export function whyNone(rows: readonly {row: ShareRow}[]): string {
  return rows.some(({row}) => row.share !== null)
    ? "Kilden oppgir ikke antall svar her, og uten det kan ikke tilfeldighetene beregnes."
    : "Velg et annet trinn, mål, skoleår eller nivå.";
}

/** Counts, never names: which units lie outside is no list to be read. */
export function describeFunnel({units, target, outside}: FunnelData, where: string): string {
  const sizes = units.map(({respondents}) => respondents);
  return (
    `${formatWhole(units.length)} ${where} med ${formatWhole(Math.min(...sizes))} til ${formatWhole(Math.max(...sizes))} svar, ` +
    `rundt ${target.name} (${formatPercent(target.share)}). ${formatWhole(outside[0.95])} ligger utenfor 95 %-grensene ` +
    `og ${formatWhole(outside[0.998])} utenfor 99,8 %-grensene.`
  );
}

/** What the lines mean, what a dot outside is, and what is not drawn. */
export function describeLimits(
  {target, spread, enoughUnits}: FunnelData,
  rows: readonly {row: ShareRow}[],
  {level, overdispersion}: {level: BullyingFunnelLevel; overdispersion: boolean}
): string {
  const hidden = rows.filter(({row}) => row.status === "suppressed").length;
  const uncounted = rows.filter(({row}) => row.share !== null && row.respondents === null).length;
  const missing = rows.filter(({row}) => row.status === "missing").length;
  const whole = spread > 0;
  return [
    `Var den underliggende andelen ${formatPercent(target.share)} overalt, ville om lag 19 av 20 punkter ligge innenfor 95 %-grensene og nesten alle innenfor 99,8 %-grensene.`,
    whole
      ? `Grensene er gjort videre fordi enhetene som vises varierer mer enn tilfeldighetene tilsier (standardavvik ${formatPoints(spread).replace("+", "")}).`
      : overdispersion
        ? enoughUnits
          ? "Punktene varierer ikke mer enn tilfeldighetene tilsier, så grensene er de samme med og uten overspredning."
          : "Det er for få punkter til å anslå overspredning, så grensene viser bare tilfeldigheter."
        : "",
    "Et punkt utenfor er en grunn til å spørre, ikke en dom: elevgrunnlag, svarprosent og tilfeldigheter kan ligge bak.",
    hidden
      ? `${formatWhole(hidden)} av ${formatWhole(rows.length)} ${plural[level]} er skjermet (:) og ikke tegnet. Skjermingen skjuler særlig små antall, så tomrom i figuren kan skyldes den, og punktene kan ligge høyere enn alle samlet.`
      : "",
    uncounted ? `${formatWhole(uncounted)} er ikke tegnet fordi antall svar ikke er oppgitt.` : "",
    missing ? `${formatWhole(missing)} mangler tall og er ikke tegnet.` : ""
  ]
    .filter(Boolean)
    .join(" ");
}
