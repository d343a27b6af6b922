import type {EffectLevel} from "../../../src/model/effect.ts";
import {evidenceDesigns} from "./evidence-designs.ts";
import {meanOf, shareOf, summarize, summarizeBands, type Mean} from "./evidence-summary.ts";
import type {Outcome, Situation, Trial} from "./evidence-world.ts";

const estimators: readonly Trial["estimator"][] = ["g-1", "g-2", "g-3", "imputation", "twoWay"];
const estimatorName: Readonly<Record<Trial["estimator"], string>> = {
  "g-1": "base g − 1",
  "g-2": "**base g − 2**",
  "g-3": "base g − 3",
  never: "never treated only",
  imputation: "imputation",
  twoWay: "two-way FE"
};

/** The tables of docs/effect-evidence.md, in Markdown; one list of outcomes a world. */
export function formatEvidence(worlds: readonly (readonly Outcome[])[]): string {
  const outcomes = worlds.flat();
  const sections = (["municipality", "school"] as const).flatMap((level) =>
    [false, true].map((acrossBreaks) => estimateSection(outcomes, {level, acrossBreaks}))
  );
  return [
    `Worlds: ${worlds.length}.`,
    ...sections,
    bandSection(outcomes),
    permutationSection(outcomes),
    hiddenSection(outcomes)
  ].join("\n\n");
}

function estimateSection(
  outcomes: readonly Outcome[],
  {level, acrossBreaks}: Pick<Situation, "level" | "acrossBreaks">
): string {
  const rows = evidenceDesigns.flatMap(({id: design}) => {
    const trials = (hidden: Situation["hidden"]) =>
      select(outcomes, {design, level, hidden, acrossBreaks}).flatMap((outcome) => outcome.trials);
    return estimators.flatMap((estimator) => {
      const [published, open] = (["published", "nothing"] as const).map((hidden) =>
        summarize(trials(hidden).filter((trial) => trial.estimator === estimator))
      );
      if (!published || !open || Number.isNaN(published.noEstimate)) return [];
      return [
        [
          design,
          estimatorName[estimator],
          percent(published.noEstimate + published.noInterval),
          points(published.truth),
          pointsOf(published.bias),
          points(published.rmse),
          points(published.meanSe),
          percentOf(published.coverage),
          percent(published.found.mean),
          pointsOf(open.bias),
          points(open.rmse),
          percentOf(open.coverage)
        ]
      ];
    });
  });
  const head = [
    "design",
    "estimator",
    "no interval",
    "truth",
    "bias",
    "RMSE",
    "mean se",
    "coverage",
    "without 0",
    "open: bias",
    "open: RMSE",
    "open: coverage"
  ];
  return `### ${titleOf(level)}, breaks ${acrossBreaks ? "crossed" : "not crossed"}\n\n${table(head, rows)}`;
}

function bandSection(outcomes: readonly Outcome[]): string {
  const rows = evidenceDesigns.flatMap(({id: design}) =>
    (["municipality", "school"] as const).flatMap((level) => {
      const own = select(outcomes, {design, level, hidden: "published", acrossBreaks: false});
      if (own.length === 0) return [];
      const {worlds, points: count, all, each} = summarizeBands(own.map(({band}) => band));
      return [
        [
          design,
          titleOf(level).toLowerCase(),
          String(worlds),
          count.toFixed(1),
          percentOf(all),
          percentOf(each)
        ]
      ];
    })
  );
  const head = ["design", "level", "worlds", "points", "all points in band", "points in own interval"];
  return `### Event study: base g − 2, breaks not crossed\n\n${table(head, rows)}`;
}

function permutationSection(outcomes: readonly Outcome[]): string {
  const rows = evidenceDesigns.flatMap(({id: design}) => {
    const values = outcomes.flatMap(({design: own, permutation}) =>
      own === design && permutation !== null ? [permutation] : []
    );
    if (values.length === 0) return [];
    return [
      [
        design,
        String(values.length),
        percentOf(shareOf(values, (p) => p <= 0.05)),
        percentOf(shareOf(values, (p) => p <= 0.1))
      ]
    ];
  });
  return `### Permutation test where nothing was done: municipalities, base g − 2, breaks not crossed\n\n${table(["design", "worlds", "p ≤ 0.05", "p ≤ 0.10"], rows)}`;
}

function hiddenSection(outcomes: readonly Outcome[]): string {
  const rows = evidenceDesigns.flatMap(({id: design}) =>
    (["municipality", "school"] as const).flatMap((level) => {
      const own = select(outcomes, {design, level, hidden: "published", acrossBreaks: false});
      if (own.length === 0) return [];
      const mean = (arm: "treated" | "comparison") =>
        percent(meanOf(own.map(({hiddenShare}) => hiddenShare[arm])).mean);
      return [[design, titleOf(level).toLowerCase(), mean("treated"), mean("comparison")]];
    })
  );
  return `### Unit-years that are hidden\n\n${table(["design", "level", "treated", "comparison"], rows)}`;
}

function select(outcomes: readonly Outcome[], situation: Situation): Outcome[] {
  return outcomes.filter(
    (o) =>
      o.design === situation.design &&
      o.level === situation.level &&
      o.hidden === situation.hidden &&
      o.acrossBreaks === situation.acrossBreaks
  );
}

const titleOf = (level: EffectLevel) => (level === "school" ? "Schools" : "Municipalities");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const points = (value: number) =>
  Number.isNaN(value) ? ".." : `${value < -0.005 ? "−" : ""}${Math.abs(value).toFixed(2)}`;
const pointsOf = ({mean, error}: Mean) => (Number.isNaN(mean) ? ".." : `${points(mean)} ± ${points(error)}`);
const percent = (share: number) => (Number.isNaN(share) ? ".." : `${(100 * share).toFixed(0)} %`);
const percentOf = ({mean, error}: Mean) =>
  Number.isNaN(mean) ? ".." : `${(100 * mean).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;
