import type {Page} from "playwright-core";
import {startSite, stopSite, visit} from "../browser/site.ts";
import type {Measure} from "./measure.ts";

const steps = 120;
const budget = {networks: 16, municipalities: 50} as const;

/**
 * The page Fordeling while a slider moves: milliseconds from the start of a frame to its pixels, with everything that
 * follows from the settings computed, written and laid out in between. One step of the slider a frame, as when a reader
 * drags it: 95th percentile and median over all steps but the first ten, for the example county's networks and for every
 * municipality of the country.
 */
export async function benchRedraw(): Promise<Measure[]> {
  await startSite();
  try {
    return [
      ...(await measureSlider("/fordeling?omrade=EX", {what: "11 networks", goal: budget.networks})),
      ...(await measureSlider("/fordeling?omrade=EX", {
        what: "11 networks, the table in view",
        goal: budget.networks,
        inView: ".pb-table"
      })),
      ...(await measureSlider("/fordeling?omrade=NO&ramme=400000000&grunn=100000kr", {
        what: "357 municipalities",
        goal: budget.municipalities
      })),
      ...(await measureSlider(
        "/fordeling?omrade=EX&scenario=A~39100000~15pst~0kr~~~~1~1~0~0&scenario=B~39100000~10pst~450000kr~~~~1~1~0~0",
        {what: "11 networks, two scenarios kept", goal: budget.networks}
      ))
    ];
  } finally {
    await stopSite();
  }
}

async function measureSlider(
  path: string,
  {what, goal, inView}: {what: string; goal: number; inView?: string}
): Promise<Measure[]> {
  const {page, problems, close} = await visit(path);
  if (inView) await page.locator(inView).first().scrollIntoViewIfNeeded();
  const frames = (await dragSlider(page)).slice(10).toSorted((a, b) => a - b);
  await close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const at = (share: number) => frames[Math.min(frames.length - 1, Math.floor(share * frames.length))]!;
  return [
    {
      what: `${what}: frame, 95th percentile`,
      value: at(0.95),
      unit: "ms",
      against: {what: "budget", value: goal},
      goal: 1
    },
    {what: `${what}: frame, median`, value: at(0.5), unit: "ms"}
  ];
}

/** Milliseconds of each frame. A message posted from the last callback of a frame arrives after its pixels. */
async function dragSlider(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('[data-key="grunn"]')!;
    const answer = document.querySelector(".pb-answer")!;
    const frames: number[] = [];
    for (let i = 0; i < count; ++i) {
      const before = answer.textContent;
      const begun = new Promise<number>((resolve) => {
        requestAnimationFrame(() => resolve(performance.now()));
      });
      slider.value = String(Number(slider.min) + ((i % 40) + 1) * Number(slider.step));
      slider.dispatchEvent(new Event("input", {bubbles: true}));
      const done = new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const {port1, port2} = new MessageChannel();
          port1.addEventListener("message", () => resolve(performance.now()));
          port1.start();
          port2.postMessage(null);
        });
      });
      const [from, to] = await Promise.all([begun, done]);
      if (answer.textContent === before) throw new Error(`step ${i}: the page did not follow the slider`);
      frames.push(to - from);
    }
    return frames;
  }, steps);
}
