// @vitest-environment jsdom
import {expect, test} from "vitest";
import {networkDots, type NetworkRow} from "../../src/components/network-dots.ts";
import {expectSnapshot} from "./svg.ts";

const ok = (value: number) => ({value, status: "ok" as const});
const rows: NetworkRow[] = [
  {
    code: "fosen",
    name: "Fosen",
    pupils: 2831,
    kroner: ok(812),
    lastYear: ok(780),
    proRata: ok(560),
    bullying: {...ok(0.082), low: 0.05, high: 0.13},
    participation: ok(0.6)
  },
  {
    code: "trondheim",
    name: "Trondheim",
    pupils: 21302,
    kroner: ok(371),
    lastYear: ok(390),
    proRata: ok(560),
    bullying: {value: null, status: "suppressed"},
    participation: ok(0)
  },
  {
    code: "namdal",
    name: "Ytre Namdal",
    pupils: null,
    kroner: {value: null, status: "missing"},
    bullying: ok(0.11),
    participation: {value: null, status: "missing"}
  }
];
const mean = {kroner: 540, bullying: 0.097, participation: 0.4};

function networksWide() {
  return networkDots(rows, {width: 1056, selected: "fosen", mean});
}

function networksNarrow() {
  return networkDots(rows, {width: 358, selected: "fosen", mean});
}

function networksMoneyOnly() {
  return networkDots(
    rows.map(({code, name, pupils, kroner}) => ({code, name, pupils, kroner})),
    {width: 640}
  );
}

test.each([networksWide, networksNarrow, networksMoneyOnly].map((draw) => [draw.name, draw] as const))(
  "%s is drawn as in its snapshot",
  (_name, draw) => expectSnapshot(draw)
);

test("an absent quantity has no dot but its sign; a share of zero has a dot", () => {
  const dots = (key: string) => networksWide().querySelectorAll(`.pb-panel-${key} circle`).length;
  expect([dots("kroner"), dots("bullying"), dots("participation")]).toEqual([2, 2, 2]);
  expect(networksWide().querySelector(".pb-panel-bullying")?.textContent).toContain(
    "Trondheim, andel som blir mobbet: skjermet"
  );
});

test("the area of a dot follows pupils", () => {
  const [small, large] = [...networksWide().querySelectorAll(".pb-panel-kroner circle")].map((dot) =>
    Number(dot.getAttribute("r"))
  );
  expect(((large ?? 0) / (small ?? 0)) ** 2).toBeCloseTo(21302 / 2831, 6);
});

test("a panel that no network has data for is left out", () => {
  expect(networksMoneyOnly().querySelectorAll(".pb-panel")).toHaveLength(1);
});

test("networks keep the order given", () => {
  const names = networksMoneyOnly().querySelectorAll(".pb-panel text");
  const shown = [...names]
    .map((text) => text.textContent)
    .filter((text) => rows.some(({name}) => name === text));
  expect(shown).toEqual(["Fosen", "Trondheim", "Ytre Namdal"]);
});

test("a panel without any value shows signs and no axis, and marks that are not drawn have no key", () => {
  const missing = {value: null, status: "missing" as const};
  const svg = networkDots([
    {code: "a", name: "A", pupils: 10, kroner: missing, lastYear: missing, bullying: ok(0.1)}
  ]);
  const texts = [...(svg.querySelector(".pb-panel-kroner")?.querySelectorAll("text") ?? [])];
  expect(texts.map((text) => text.textContent)).toEqual(["Kroner per elev og barn", "A", ".."]);
  expect(svg.querySelector(".pb-key")).toBeNull();
});
