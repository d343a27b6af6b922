import type {Allocation, AllocationKey} from "../../statistics/allocation/key.js";
import {formatKroner, formatPercent, formatWhole} from "../format.js";
import {percentOf} from "./settings-text.js";

const decimal = new Intl.NumberFormat("nb-NO", {maximumFractionDigits: 6});
const rate = new Intl.NumberFormat("nb-NO", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const minus = "\u2212";

/** One line of the key: what it gives, and how it is worked out. */
export interface FormulaLine {
  name: string;
  text: string;
}

/** The key as formulas with its numbers, in the order that it is applied. Kroner; the rate per weighted head is rounded. */
export function keyFormula(key: AllocationKey, {frame, joint, networks, sum}: Allocation): FormulaLine[] {
  const base = networks[0]?.base ?? 0;
  const proRata = networks.reduce((total, network) => total + network.proRata, 0);
  const heads = weightedHeads(key, networks);
  const bounds = boundWords(key);
  return [
    {
      name: "Fellestiltak",
      text:
        "share" in key.joint
          ? `${decimal.format(percentOf(key.joint.share))} % av ${formatKroner(frame)} = ${formatKroner(joint)}`
          : formatKroner(joint)
    },
    {
      name: "Til nettverkene",
      text: `${formatKroner(frame)} ${minus} ${formatKroner(joint)} = ${formatKroner(sum)}`
    },
    {
      name: "Grunntilskudd",
      text: `${formatWhole(networks.length)} × ${formatKroner(base)} = ${formatKroner(networks.length * base)}`
    },
    {
      name: "Etter antall",
      text: `${formatKroner(sum)} ${minus} ${formatKroner(networks.length * base)} = ${formatKroner(proRata)}`
    },
    ...(heads > 0
      ? [
          {
            name: "Vektet antall",
            text: `${weightWords(key)}, i alt ${decimal.format(Number(heads.toFixed(2)))}`
          },
          {
            name: "Beløp til et nettverk",
            text: `${formatKroner(base)} + vektet antall × ${formatKroner(proRata)} / ${decimal.format(Number(heads.toFixed(2)))}, det vil si ${formatKroner(base)} + vektet antall × ${rate.format(proRata / heads)} kr`
          }
        ]
      : []),
    ...(bounds ? [{name: "Grenser", text: bounds}] : []),
    {
      name: "Avrunding",
      text: "Hele kroner etter største rest, slik at summen er nøyaktig det som skal fordeles."
    }
  ];
}

/** `1 × elever + 0,8 × barn`. */
export function weightWords({weights}: Pick<AllocationKey, "weights">): string {
  const parts = (
    [
      ["elever", weights.pupils],
      ["barn", weights.children],
      ["lærlinger", weights.apprentices],
      ["forventet antall mobbede", weights.need]
    ] as const
  ).filter(([, weight]) => weight > 0);
  return parts.map(([name, weight]) => `${decimal.format(weight)} × ${name}`).join(" + ");
}

function weightedHeads({weights}: AllocationKey, networks: Allocation["networks"]): number {
  return networks.reduce(
    (sum, {counts}) =>
      sum +
      weights.pupils * (counts.pupils ?? 0) +
      weights.children * (counts.children ?? 0) +
      weights.apprentices * (counts.apprentices ?? 0) +
      weights.need * (counts.bullied ?? 0),
    0
  );
}

function boundWords({floor, ceiling, maxChange}: AllocationKey): string {
  const parts = [
    floor !== undefined && `minst ${formatKroner(floor)}`,
    ceiling !== undefined && `høyst ${formatKroner(ceiling)}`,
    maxChange !== undefined && `høyst ${formatPercent(maxChange)} over eller under siste vedtak`
  ].filter((part) => part !== false);
  return parts.length > 0
    ? `Hvert nettverk får ${parts.join(" og ")}. Det som flyttes, deles av de andre etter samme vekter.`
    : "";
}
