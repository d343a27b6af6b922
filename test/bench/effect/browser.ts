import {build} from "esbuild";
import {chromium, type Page} from "playwright-core";
import {maybeChromium} from "../../../scripts/chromium.ts";
import {measureEffect, type EffectSize, type EffectTimes} from "./work.ts";
import type {Measure} from "../measure.ts";

const runs = 4;

/**
 * The estimator of the page in a worker of Chromium, on a panel of national size (2 500 schools × 12 years, 9 puljer, doubly
 * robust with two covariates and weights, jackknife over 350 municipalities): the fastest of several runs in wall-clock
 * seconds, against the same code in Node in the same minute, and the longest task of the page's own thread meanwhile.
 */
export async function benchEffectBrowser(size: "small" | "national"): Promise<Measure[]> {
  const shape = size === "national" ? {units: 2500, clusters: 350} : {units: 600, clusters: 90};
  const node = measureEffect(shape, runs);
  const {times, longestTask} = await runInChromium(shape);
  const lines = [
    {what: "estimates, errors and summaries", key: "estimation", budget: 0.1},
    {what: `jackknife over ${shape.clusters} clusters`, key: "jackknife", budget: 2}
  ] as const;
  return [
    ...lines.flatMap(({what, key, budget}): Measure[] => [
      {
        what: `${what}, worker`,
        value: times[key],
        unit: "s",
        against: {what: "budget", value: budget},
        goal: 1
      },
      {what: `${what}, worker`, value: times[key], unit: "s", against: {what: "Node", value: node[key]}}
    ]),
    {
      what: "longest task of the page meanwhile",
      value: longestTask,
      unit: "ms",
      against: {what: "budget", value: 50},
      goal: 1
    }
  ];
}

async function runInChromium(shape: EffectSize): Promise<{times: EffectTimes; longestTask: number}> {
  const executablePath = maybeChromium();
  if (!executablePath) throw new Error('no Chromium: run "npm test", which installs one');
  const source = await bundleWorker();
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  try {
    const page = await browser.newPage();
    return await runWorker(page, {source, shape});
  } finally {
    await browser.close();
  }
}

/** The measured code as one script for a worker. */
async function bundleWorker(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {measureEffect} from "./work.ts";
onmessage = ({data}) => postMessage(measureEffect(data.shape, data.runs));`,
      resolveDir: import.meta.dirname,
      loader: "ts"
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    // sources import "./x.js" and are x.ts
    resolveExtensions: [".ts", ".js"],
    write: false
  });
  return outputFiles[0]!.text;
}

/** Milliseconds of the longest task, 0 where none is long enough to be told of (50). */
async function runWorker(
  page: Page,
  {source, shape}: {source: string; shape: EffectSize}
): Promise<{times: EffectTimes; longestTask: number}> {
  await page.goto("about:blank");
  return page.evaluate(
    ({code, work}) =>
      new Promise<{times: EffectTimes; longestTask: number}>((resolve, reject) => {
        const tasks: number[] = [];
        const observer = new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map(({duration}) => duration))
        );
        observer.observe({type: "longtask"});
        const worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
        worker.addEventListener("error", ({message}) => reject(new Error(message)));
        worker.addEventListener("message", ({data}: MessageEvent<EffectTimes>) =>
          setTimeout(() => resolve({times: data, longestTask: Math.max(0, ...tasks)}), 200)
        );
        worker.postMessage(work);
      }),
    {code: source, work: {shape, runs}}
  );
}
