import {vi} from "vitest";
import {effectPage} from "../../../src/components/effect/page.ts";
import {createEffectRunner} from "../../../src/components/effect/runner.ts";
import type {EffectRequest} from "../../../src/components/effect/worker.ts";
import type {EffectIndex, EffectWorld} from "../../../src/model/effect.ts";
import {runEffect, type EffectEvent} from "../../../src/statistics/analysis/analyse.ts";
import type {EffectSettings} from "../../../src/statistics/analysis/settings.ts";
import type {EffectData} from "../../../src/statistics/analysis/study.ts";
import {makeData} from "../../statistics/analysis/made.ts";
import {context} from "./fixture.ts";

/** Twelve made municipalities in nine years, two puljer. */
export const made = makeData({
  level: "municipality",
  municipalities: 24,
  firstYear: 2015,
  lastYear: 2023,
  puljer: [
    {id: "IBS 1", startYear: 2019, municipalities: 5},
    {id: "LMP 1", startYear: 2020, municipalities: 6}
  ]
});

/** Real numbers of which everything is missing. */
export const empty: EffectWorld = {
  world: "real",
  missing: ["survey", "participation"],
  participants: {listed: 0, matched: 0},
  panels: [],
  puljer: [],
  units: [],
  municipalities: [],
  truth: []
};

export const index: EffectIndex = {
  worlds: [empty, made.world],
  sources: context.sources.map((s) => ({id: "made", attribution: "", ...s, caveats: [...s.caveats]}))
};

const known = new Map<string, EffectEvent[]>();

/** What the worker would report of these settings: the analysis and the doubt. */
export function eventsOf(settings: EffectSettings): {analysis: EffectEvent; doubt: EffectEvent} {
  const key = JSON.stringify(settings);
  const events = known.get(key) ?? [];
  if (events.length === 0) runEffect(made, settings, (event) => events.push(event));
  known.set(key, events);
  const find = (kind: EffectEvent["kind"]) => events.find((event) => event.kind === kind)!;
  return {analysis: find("analysis"), doubt: find("doubt")};
}

/** A worker that computes nothing: the test says what it reports. */
export class SilentWorker extends EventTarget {
  readonly requests: EffectRequest[] = [];
  isEnded = false;

  postMessage(request: EffectRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isEnded = true;
  }

  report(run: number, event: EffectEvent): void {
    this.dispatchEvent(new MessageEvent("message", {data: {run, event}}));
  }
}

/** Waits for something that comes soon, on a busy machine too. */
export const until = <T>(found: () => T) => vi.waitUntil(found, {timeout: 20_000, interval: 10});

export interface Visit {
  root: HTMLElement;
  /** Every worker that was made. */
  workers: SilentWorker[];
  /** Every run that was asked for, with the worker that got it. */
  runs: () => {worker: SilentWorker; request: EffectRequest}[];
  /** Waits for this many runs in all, and reports the last one's analysis and doubt. */
  finish: (runs: number) => Promise<void>;
  /** Changes a control as a reader does. */
  choose: (key: string, value: string) => void;
  status: () => string;
}

/** The page Effekt at an address, with workers that the test speaks for. */
export function visitEffect(
  search = "",
  {
    world = index,
    loadRows = () => Promise.resolve(made.rows)
  }: {world?: EffectIndex; loadRows?: (settings: EffectSettings) => Promise<EffectData["rows"]>} = {}
): Visit {
  vi.stubGlobal("matchMedia", () => ({matches: true, addEventListener: () => undefined}));
  history.replaceState(null, "", `/effekt${search}`);
  const workers: SilentWorker[] = [];
  const runner = createEffectRunner(() => {
    const worker = new SilentWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const root = effectPage(world, {runner, loadRows});
  document.body.innerHTML = "<main></main>";
  document.querySelector("main")!.append(root);
  const runs = () => workers.flatMap((worker) => worker.requests.map((request) => ({worker, request})));
  const finish = async (count: number) => {
    await until(() => runs().length === count);
    const {worker, request} = runs().at(-1)!;
    const {analysis, doubt} = eventsOf(request.settings);
    worker.report(request.run, analysis);
    worker.report(request.run, doubt);
  };
  return {
    root,
    workers,
    runs,
    finish,
    choose(key, value) {
      const control = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-key="${key}"]`);
      if (!control) throw new Error(`no control ${key}`);
      if (control instanceof HTMLInputElement) control.checked = value === "ja";
      else control.value = value;
      control.dispatchEvent(new Event("input", {bubbles: true}));
    },
    status: () => root.querySelector(".pb-progress [role=status]")?.textContent ?? ""
  };
}
