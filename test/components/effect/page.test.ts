// @vitest-environment jsdom
import {afterAll, expect, test, vi} from "vitest";
import {loadEffectRows} from "../../../src/components/effect/data.ts";
import type {EffectData} from "../../../src/statistics/analysis/study.ts";
import {toColumns} from "../../../src/model/columns.ts";
import type {EffectRow} from "../../../src/model/effect.ts";
import {empty, eventsOf, index, made, until, visitEffect, type Visit} from "./visit.ts";
import {words} from "./doubt.ts";

const answer = ({root}: Visit) => words(root.querySelector(".pb-answer"));
const figures = ({root}: Visit) => root.querySelectorAll("figure").length;
const states = ({root}: Visit) =>
  [root, ...root.querySelectorAll(".pb-busy, .pb-outdated")].map(({className}) => className);
const cancel = ({root}: Visit) => root.querySelector<HTMLButtonElement>('[data-key="avbryt"]')!;
/** Everything on the page that is said at once. */
const told = () => [...document.querySelectorAll("[role=alert]")].map(words);
/** Lets promises that are settled be heard. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

afterAll(() => void vi.unstubAllGlobals());

test("a changed control starts one run; the old figures are dimmed until the numbers are those of the choice", async () => {
  const page = visitEffect();
  expect(states(page)).toEqual(["pb-effect pb-busy"]);
  await page.finish(1);
  expect(states(page)).toEqual(["pb-effect"]);
  expect(page.status()).toMatch(/^Ferdig: [+−]\d/);
  const [before, drawn] = [answer(page), figures(page)];
  expect(drawn).toBeGreaterThan(8);

  page.choose("vekt", "lik");
  expect(location.search).toBe("?vekt=lik");
  expect(states(page)).toEqual(["pb-effect pb-busy"]);
  await until(() => page.runs().length > 1);
  await settle();
  expect(page.runs().map(({request}) => request.settings.weights)).toEqual(["respondents", "equal"]);
  expect([answer(page), figures(page)]).toEqual([before, drawn]);

  const {worker, request} = page.runs()[1]!;
  const {analysis, doubt} = eventsOf(request.settings);
  worker.report(request.run, {kind: "progress", progress: {stage: "jackknife", done: 0.1}});
  expect(page.status()).toBe("Regner ut endringene og usikkerheten …");
  worker.report(request.run, analysis);
  expect(states(page)).toEqual(["pb-effect", "pb-doubt pb-busy"]);
  expect(answer(page)).not.toBe(before);
  worker.report(request.run, doubt);
  expect(states(page)).toEqual(["pb-effect"]);
  expect(page.runs()).toHaveLength(2);
});

test("an event of an older run never reaches the page", async () => {
  const page = visitEffect();
  await page.finish(1);
  page.choose("vekt", "lik");
  await until(() => page.runs().length === 2);
  const old = page.runs()[1]!;
  page.choose("vekt", "svar");
  page.choose("fra", "2017");
  await until(() => page.runs().length === 3);
  const before = page.root.innerHTML;
  const {analysis, doubt} = eventsOf(old.request.settings);
  for (const worker of page.workers) {
    worker.report(old.request.run, analysis);
    worker.report(old.request.run, doubt);
    if (worker.isEnded) worker.dispatchEvent(new ErrorEvent("error", {message: "late"}));
  }
  expect(page.root.innerHTML).toBe(before);
  await page.finish(3);
  expect(states(page)).toEqual(["pb-effect"]);
  expect(page.runs()[2]!.request.settings).toMatchObject({weights: "respondents", firstYear: 2017});
});

test("numbers that come after another choice was made are not computed with", async () => {
  const asked: ((rows: EffectData["rows"]) => void)[] = [];
  const page = visitEffect("", {loadRows: () => new Promise((resolve) => asked.push(resolve))});
  page.choose("vekt", "lik");
  page.choose("vekt", "svar");
  asked[2]!(made.rows);
  await settle();
  asked[0]!(made.rows);
  asked[1]!(made.rows);
  await settle();
  expect(page.runs().map(({request}) => request.settings.weights)).toEqual(["respondents"]);
  await page.finish(1);
  expect(figures(page)).toBeGreaterThan(8);
});

test("a choice that only shows more draws anew and computes nothing", async () => {
  const page = visitEffect();
  await page.finish(1);
  const isTold = () => words(page.root.querySelector(".pb-evidence")).includes("Bygd inn i eksempelet");
  expect(isTold()).toBe(false);
  page.choose("fasit", "ja");
  await settle();
  expect(page.runs()).toHaveLength(1);
  expect(isTold()).toBe(true);
  expect(states(page)).toEqual(["pb-effect"]);
});

test("breaking off says what remains: nothing, the figures of the former choice, or the answer without the doubt", async () => {
  const end = " Endre et valg for å regne på nytt.";
  const page = visitEffect();
  await until(() => page.runs().length === 1);
  cancel(page).click();
  expect(page.status()).toBe(`Beregningen er avbrutt.${end}`);
  expect(states(page)).toEqual(["pb-effect pb-outdated"]);
  expect([cancel(page).hidden, figures(page)]).toEqual([true, 0]);
  expect(page.workers[0]!.isEnded).toBe(true);

  page.choose("vekt", "lik");
  await page.finish(2);
  const before = answer(page);
  page.choose("vekt", "svar");
  expect(cancel(page).hidden).toBe(false);
  cancel(page).click();
  await settle();
  expect(page.runs()).toHaveLength(2);
  expect(page.status()).toBe(`Beregningen er avbrutt. Figurene hører til forrige valg.${end}`);
  expect(states(page)).toEqual(["pb-effect pb-outdated"]);
  expect(answer(page)).toBe(before);

  page.choose("fra", "2017");
  await until(() => page.runs().length === 3);
  const {worker, request} = page.runs()[2]!;
  worker.report(request.run, eventsOf(request.settings).analysis);
  cancel(page).click();
  expect(page.status()).toBe(
    `Beregningen er avbrutt. Figurene fra «Hvor sikkert er det?» og ned hører ikke til dette valget.${end}`
  );
  worker.report(request.run, eventsOf(request.settings).doubt);
  expect(page.status()).toContain("avbrutt");
});

test("a run that fails says so with the reason, and the next choice starts a new worker", async () => {
  const page = visitEffect();
  await page.finish(1);
  const before = answer(page);
  page.choose("vekt", "lik");
  await until(() => page.runs().length === 2);
  page.runs()[1]!.worker.dispatchEvent(new ErrorEvent("error", {message: "RangeError: treatedUnits is 0"}));
  const box = () => page.root.querySelector("[role=alert]");
  expect(words(box())).toBe(
    "Beregningen stoppet. Meld fra til dem som driver nettstedet, og ta med lenken. (RangeError: treatedUnits is 0)"
  );
  expect(states(page)).toEqual(["pb-effect pb-outdated"]);
  expect([answer(page), cancel(page).hidden, page.status()]).toEqual([before, true, ""]);

  page.choose("vekt", "svar");
  expect(box()).toBeNull();
  await page.finish(3);
  expect(page.workers).toHaveLength(2);
  expect(states(page)).toEqual(["pb-effect"]);
});

test("numbers that cannot be fetched: the page says so once, and the next choice tries again", async () => {
  const answers = [404, 404, 200];
  vi.stubGlobal("fetch", () => {
    const status = answers.shift();
    return Promise.resolve(new Response(status === 200 ? file : null, {status: status ?? 500}));
  });
  const file = JSON.stringify(toColumns([...made.rows], Object.keys(made.rows[0]!) as (keyof EffectRow)[]));
  const page = visitEffect("", {loadRows: loadEffectRows});
  for (const weight of ["lik", "svar"]) {
    await until(() => told().length > 0);
    expect(states(page)).toEqual(["pb-effect pb-outdated"]);
    expect(told()).toEqual([
      expect.stringMatching(
        /^Tallene kunne ikke hentes\. Endre et valg .* \(\S+example-municipality-total-7\.json: 404\)$/
      )
    ]);
    expect([cancel(page).hidden, page.runs().length]).toEqual([true, 0]);
    page.choose("vekt", weight);
    expect(told()).toEqual([]);
  }
  await page.finish(1);
  expect([states(page), told()]).toEqual([["pb-effect"], []]);
  expect(page.runs()[0]!.request.data.rows).toEqual(made.rows);
  vi.unstubAllGlobals();
});

test("numbers that cannot be read: the page stops with the reason, and the next choice tries again", async () => {
  const loads = [Promise.reject(new RangeError("beyond 2^53")), Promise.resolve(made.rows)];
  const page = visitEffect("", {loadRows: () => loads.shift()!});
  const box = () => page.root.querySelector("[role=alert]");
  await until(() => box());
  expect(words(box())).toMatch(/^Beregningen stoppet\. .* \(RangeError: beyond 2\^53\)$/);
  expect([...states(page), cancel(page).hidden]).toEqual(["pb-effect pb-outdated", true]);
  page.choose("vekt", "lik");
  await page.finish(1);
  expect([box(), ...states(page)]).toEqual([null, "pb-effect"]);
});

test("units that are no panel: the page stops with the reason", async () => {
  const twice = {...made.world, units: [...made.world.units, made.world.units[0]!]};
  const page = visitEffect("", {world: {...index, worlds: [twice]}});
  await until(() => page.root.querySelector("[role=alert]"));
  expect(words(page.root.querySelector("[role=alert]"))).toContain("(Error: unit M00 has period 2016 twice)");
  expect([...states(page), cancel(page).hidden]).toEqual(["pb-effect pb-outdated", true]);
  expect(page.runs()).toHaveLength(0);
});

test.each([
  [["survey"], ["Årlige tall fra Elevundersøkelsen"]],
  [["participation"], ["Hvem som har deltatt"]],
  [
    ["survey", "participation"],
    ["Årlige tall fra Elevundersøkelsen", "Hvem som har deltatt"]
  ],
  [["match"], ["Deltakere med tall. Deltakerlisten har 1 250 deltakere, og 0 av dem"]]
] as const)(
  "real numbers without %j: exactly that is named, and nothing is computed",
  async (missing, named) => {
    const real = {...empty, missing: [...missing], participants: {listed: 1250, matched: 0}};
    const page = visitEffect("", {world: {...index, worlds: [real, made.world]}});
    await page.finish(1);
    page.choose("verden", "virkelig");
    await settle();
    const items = [...page.root.querySelectorAll(".pb-notice li")].map(words);
    expect(items).toHaveLength(named.length);
    items.forEach((item, i) => expect(item).toContain(named[i]));
    expect(page.root.querySelectorAll("figure, .pb-answer, .pb-badge, .pb-effect-answer")).toHaveLength(0);
    expect([page.runs().length, page.status(), ...states(page)]).toEqual([1, "", "pb-effect"]);
    page.choose("verden", "eksempel");
    await page.finish(2);
    expect(page.root.querySelector(".pb-notice li")).toBeNull();
    expect(figures(page)).toBeGreaterThan(8);
  }
);

test("the back button restores the choice: the controls, the address and the numbers", async () => {
  const page = visitEffect("?vekt=lik");
  await page.finish(1);
  const before = answer(page);
  history.pushState(null, "", `${location.pathname}${location.search}#metode`);
  page.choose("vekt", "svar");
  page.choose("fra", "2017");
  await page.finish(2);
  expect(answer(page)).not.toBe(before);
  history.back();
  await page.finish(3);
  expect(location.search).toBe("?vekt=lik");
  expect(page.root.querySelector<HTMLSelectElement>('[data-key="vekt"]')?.value).toBe("lik");
  expect(page.root.querySelector<HTMLSelectElement>('[data-key="fra"]')?.value).toBe("2016");
  expect(answer(page)).toBe(before);
});

test("unknown values in the address are named, and the standard choice is computed", async () => {
  const page = visitEffect("?trinn=12&metode=<b>ols</b>&fra=1814&vekt=lik");
  const box = page.root.querySelector('.pb-notice[data-color="warning"]');
  expect(words(box)).toContain("Lenken ber om dette, som ikke finnes her.");
  expect([...(box?.querySelectorAll("li") ?? [])].map((li) => li.textContent)).toEqual([
    "trinnet «12»",
    "første skoleår «1814»",
    "metoden «<b>ols</b>»"
  ]);
  expect(page.root.querySelector(".pb-notice b")).toBeNull();
  await page.finish(1);
  expect(page.runs()[0]!.request.settings).toMatchObject({
    grade: "7",
    method: "dr",
    firstYear: 2016,
    weights: "equal"
  });
});
