// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {
  encodeAddress,
  readAddress,
  refusedNotice,
  replaceQuery,
  shareLink
} from "../../src/components/address.ts";

const choices = {
  fylke: {allowed: ["50", "40"], initial: "50"},
  maal: {allowed: ["total", "digital"], initial: "total"}
} as const;

test("choices are read from the address, the rest have their initial value", () => {
  expect(readAddress(choices, "?fylke=40")).toEqual({state: {fylke: "40", maal: "total"}, refused: []});
});

test("a value that does not exist is reported, not silently replaced", () => {
  const {state, refused} = readAddress(choices, "?fylke=99&maal=digital");
  expect(state).toEqual({fylke: "50", maal: "digital"});
  expect(refused).toEqual([{name: "fylke", value: "99", used: "50"}]);
  expect(refusedNotice(refused, {fylke: "fylke"})?.textContent).toContain("fylke «99»");
  expect(refusedNotice([])).toBeNull();
});

test("several values that do not exist are all listed", () => {
  const {refused} = readAddress(choices, "?fylke=99&maal=<b>");
  const box = refusedNotice(refused, {fylke: "fylket", maal: "målet"});
  expect([...(box?.querySelectorAll("li") ?? [])].map((li) => li.textContent)).toEqual([
    "fylket «99»",
    "målet «<b>»"
  ]);
});

test("writing and reading give the same state; initial values are left out and strangers kept", () => {
  const state = {fylke: "40", maal: "total"} as const;
  expect(encodeAddress(choices, state, "?maal=digital&x=1")).toBe("?x=1&fylke=40");
  expect(readAddress(choices, encodeAddress(choices, state)).state).toEqual(state);
  expect(encodeAddress(choices, {fylke: "50", maal: "total"}, "?fylke=40")).toBe("");
});

test("the address changes without a new entry in the history", () => {
  const before = history.length;
  replaceQuery(encodeAddress(choices, {fylke: "40", maal: "digital"}));
  expect(location.search).toBe("?fylke=40&maal=digital");
  expect(history.length).toBe(before);
});

test("the share button says whether copying worked", async () => {
  const copy = vi.fn(() => Promise.resolve());
  const good = shareLink({copy});
  good.querySelector("button")?.click();
  await vi.waitFor(() => expect(good.textContent).toContain("Lenken er kopiert."));
  expect(copy).toHaveBeenCalledWith(location.href);
  const bad = shareLink({copy: () => Promise.reject(new Error("denied"))});
  bad.querySelector("button")?.click();
  await vi.waitFor(() => expect(bad.textContent).toContain("Kopier adressen fra adressefeltet."));
});
