// @vitest-environment jsdom
import {expect, test} from "vitest";
import {participantsFigure} from "../../../src/components/participation/participants.ts";
import {municipality, participant, viewOf} from "./fixture.ts";

test("those that took part are told by the names shown, in Norwegian order", () => {
  const named = [
    ["5001", "Østby"],
    ["5006", "Åfjord"],
    ["5014", "Fosen"]
  ] as const;
  const figure = participantsFigure(
    viewOf({
      municipalities: named.map(([code, name]) => municipality(code, {name})),
      participants: named.map(([code]) => participant(code)),
      sources: [
        {
          id: "pulje-participants",
          title: "Deltakere",
          publisher: "Udir",
          world: "real",
          period: "2020",
          retrieved: "2026-01-02",
          licence: "NLOD 2.0",
          attribution: "",
          caveats: [],
          url: ""
        }
      ]
    }),
    {type: "FeatureCollection", features: []}
  );
  expect(figure.querySelector(".ds-sr-only")?.textContent).toContain("Har deltatt: Fosen, Østby, Åfjord.");
});
