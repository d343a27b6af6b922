import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import type {Report} from "../../src/model/report.ts";
import {renderIndex} from "../../src/report/index-page.ts";
import {longestName} from "../../src/report/names.ts";
import {renderPlace} from "../../src/report/place.ts";
import {renderPulje} from "../../src/report/pulje.ts";
import {hostileNames} from "../hostile/names.ts";
import {frame, placeReport, puljeReport} from "./fixture.ts";

const render = (report: Report) =>
  report.kind === "pulje" ? renderPulje(report, frame) : renderPlace(report, frame);

const pages: Record<string, (name: string) => string> = {
  county: (name) => render(placeReport({kind: "county", name})),
  municipality: (name) => render(placeReport({kind: "municipality", name, language: "nn"})),
  network: (name) => render(placeReport({kind: "network", name})),
  pulje: (name) => render(puljeReport(name)),
  index: (name) =>
    renderIndex(
      {
        counties: [
          {
            name,
            slug: "50",
            language: "nb",
            world: "real",
            networks: [{name, slug: "50-fosen", language: "nn"}],
            municipalities: [{name, slug: "5001", language: "nb"}]
          }
        ],
        puljer: [{name, scheme: "IBS", slug: "ibs-1", language: "nb", world: "real"}]
      },
      frame
    )
};

describe.each(Object.entries(hostileNames))("%s in a name", (_, name) => {
  test.each(Object.entries(pages))("is text on a page of kind %s", (_kind, page) => {
    const html = page(name);
    const {document} = new JSDOM(html).window;
    const elements = [...document.querySelectorAll("*")];
    expect(document.querySelectorAll("script, img, iframe, object, embed, form, base")).toHaveLength(0);
    const attributes = elements.flatMap((e) => [...e.attributes]);
    expect(attributes.filter((a) => /^on/i.test(a.name) || a.name === "style")).toEqual([]);
    const addresses = attributes.filter((a) => a.name === "href").map((a) => a.value);
    expect(
      addresses.filter(
        (a) =>
          !/^(#[a-z]+$|\.\/[\w-]+\.(svg|csv)$|(\.\.\/){0,2}[a-z_][\w./-]*(\?[\w%.+=&*-]*)?(#[a-z0-9-]+)?$|https:\/\/example\.org\/$)/.test(
            a
          )
      )
    ).toEqual([]);
    // what is left of the name is there to be read, and nothing in it turns the direction of what follows
    const kept = name.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
    expect(document.body.textContent).toContain(kept.slice(0, longestName - 1));
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f]/);
    expect(document.title.length).toBeLessThan(300);
    for (const text of document.querySelectorAll("svg text"))
      expect(text.textContent.length).toBeLessThanOrEqual(120);
  });
});
