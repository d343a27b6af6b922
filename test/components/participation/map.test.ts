// @vitest-environment jsdom
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {labelSize, placeLabels, type NamedCircle} from "../../../src/components/participation/map-labels.ts";
import {participationMap} from "../../../src/components/participation/map.ts";

const frame = {width: 400, height: 300};
const circle = (name: string, x: number, y: number, isNamed = true): NamedCircle => ({
  x,
  y,
  radius: 10,
  name,
  isNamed
});

test("a name stands to the right, else left, below or above, and nowhere where all are taken", () => {
  expect(placeLabels([circle("Fosen", 200, 150)], frame)).toEqual([{x: 213, y: 153}]);
  expect(placeLabels([circle("Fosen", 395, 150)], frame)).toEqual([{x: 349.5, y: 153}]);
  expect(
    placeLabels([circle("Et altfor langt navn på et smalt kart", 60, 60)], {width: 120, height: 120})
  ).toEqual([null]);
  // a wall of circles to both sides: the name goes below
  const wall = [-30, 30].map((dx) => circle("", 200 + dx, 150, false));
  expect(placeLabels([circle("Fosen", 200, 150), ...wall], frame)[0]).toEqual({x: 183.75, y: 172});
});

test("names never touch each other, a circle that is named, or the edge, and only named circles have one", () => {
  const circles = fc.array(
    fc.record({
      x: fc.integer({min: 0, max: 400}),
      y: fc.integer({min: 0, max: 300}),
      radius: fc.integer({min: 3, max: 20}),
      name: fc.string({minLength: 1, maxLength: 14}),
      isNamed: fc.boolean()
    }),
    {maxLength: 40}
  );
  fc.assert(
    fc.property(circles, (given) => {
      const boxes = placeLabels(given, frame).flatMap((at, i) => {
        if (!at) return [];
        expect(given[i]!.isNamed).toBe(true);
        const bottom = at.y + 3;
        return [{left: at.x, right: at.x + given[i]!.name.length * 6.5, top: bottom - labelSize, bottom}];
      });
      for (const [i, box] of boxes.entries()) {
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(400);
        expect(box.bottom).toBeLessThanOrEqual(300);
        for (const other of boxes.slice(i + 1))
          expect(
            box.right < other.left ||
              other.right < box.left ||
              box.bottom < other.top ||
              other.bottom < box.top
          ).toBe(true);
        for (const {x, y, radius, isNamed} of given) {
          const dx = Math.max(box.left - x, 0, x - box.right);
          const dy = Math.max(box.top - y, 0, y - box.bottom);
          if (isNamed) expect(Math.hypot(dx, dy)).toBeGreaterThan(radius);
        }
      }
    })
  );
});

const places = ["Fosen", "Frosta", "Leka"].map((name, i) => ({
  code: `${i}`,
  name,
  longitude: 10 + i,
  latitude: 63.5,
  pupils: i === 2 ? null : 800,
  tookPart: (["yes", "no", "unknown"] as const)[i]!
}));

const press = (key: string) =>
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));

test("arrow keys, Home and End go through all municipalities and tell of each, also those that are not named", () => {
  const map = participationMap(places, {width: 400, wholeLand: false});
  document.body.replaceChildren(map);
  const readout = () => map.querySelector(".pb-readout")!.textContent;
  map.querySelector<SVGGElement>('[role="option"][tabindex="0"]')!.focus();
  expect(readout()).toBe("Fosen: har deltatt, 800 elever");
  press("ArrowRight");
  expect(readout()).toBe("Frosta: har ikke deltatt, 800 elever");
  expect(map.querySelector(".pb-map-name")!.textContent).toBe("Frosta");
  expect([...map.querySelectorAll('[tabindex="0"]')]).toEqual([document.activeElement]);
  press("End");
  expect(readout()).toBe("Leka: ikke kjent, antall elever er ikke kjent");
  press("Home");
  expect(readout()).toBe("Fosen: har deltatt, 800 elever");
  expect([...map.querySelectorAll(".pb-place-name")].map(({textContent}) => textContent)).toEqual(["Fosen"]);
});

test("names that there is no room for are told", () => {
  const crowd = Array.from({length: 30}, (_, i) => ({
    code: `${i}`,
    name: `Kommunen nummer ${i}`,
    longitude: 10 + (i % 6) / 100,
    latitude: 60 + Math.floor(i / 6) / 100,
    pupils: 100,
    tookPart: "yes" as const
  }));
  const {unnamed} = participationMap(crowd, {width: 320, wholeLand: false});
  expect(unnamed.length).toBeGreaterThan(0);
  expect(unnamed.length).toBeLessThan(30);
});
