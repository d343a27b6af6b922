import type {JointShareFacts} from "./facts.js";
import type {RuleFinding, Verdict} from "./finding.js";
import {jointMeasuresText} from "./sources.js";
import {kroner, percent} from "./words.js";

/**
 * The share set aside for joint measures is the one that the forum decided for that year, to the whole krone. The forum
 * decides it anew each year, so a decision of another year is shown and settles nothing.
 */
export function checkJointShare({label, year, frame, jointMeasures, decided}: JointShareFacts): RuleFinding {
  const share = frame > 0 ? jointMeasures / frame : null;
  const current = decided?.year === year ? decided : null;
  const expected = current && Math.round(frame * current.share);
  const verdict: Verdict =
    expected === null || share === null
      ? "unknown"
      : Math.abs(jointMeasures - expected) < 1
        ? "kept"
        : "notKept";
  const set = `I ${label} er ${kroner(jointMeasures)} satt av til fellestiltak${share === null ? "" : ` (${percent(share)} av rammen)`}`;
  const summary = current
    ? verdict === "unknown"
      ? `${set}, men rammen er 0 kr, så andelen kan ikke regnes ut.`
      : `${set}; forumet har besluttet ${percent(current.share)} for ${year}, som er ${kroner(expected ?? 0)}.`
    : decided
      ? `${set}; forumets beslutning for ${year} er ikke kjent, og i ${decided.year} var andelen ${percent(decided.share)}.`
      : `${set}; forumets beslutning om andelen er ikke kjent.`;
  return {
    id: "joint-share",
    title: "Andel til fellestiltak",
    verdict,
    summary,
    evidence: [
      {
        label: "Andel av rammen",
        value: share,
        expected: decided?.share ?? null,
        unit: "share",
        note:
          decided && !current
            ? `Beslutningen gjaldt ${decided.year}.`
            : share === null
              ? "Rammen er 0 kr."
              : ""
      },
      {label: "Fellestiltak", value: jointMeasures, expected, unit: "kroner", note: ""}
    ],
    sources: [jointMeasuresText]
  };
}
