import type {AttackResult} from "./attack.ts";
import type {Attacked, Leak} from "./leak.ts";
import type {Edition} from "./edition.ts";
import {describeCell, describeInterval, describePlace, type Quantity} from "./fact.ts";
import {protections} from "./protection.ts";

const worstListed = 5;

/** What was attacked, through what, and the tightest intervals; then every leak with its derivation. */
export function formatAttack(editions: readonly Edition[], result: AttackResult): string {
  const newest = editions.at(-1)!;
  const files = [...newest.files].map(([medium, count]) => `${count} ${medium}`).join(", ");
  const statements = editions.reduce((sum, {knowledge}) => sum + knowledge.statements, 0);
  const lines = [
    `read ${files}${editions.length > 1 ? `, and ${editions.length - 1} earlier editions` : ""}: ${statements} statements`,
    `used ${[...result.relations].map(([kind, count]) => `${count} × ${kind}`).join("; ") || "no sums"}`,
    ...[...result.slacks].map(
      ([kind, {complete, missing}]) =>
        `${kind}: ${missing} of ${complete} sums with all numbers shown miss, so the kind is believed only that far`
    ),
    ...(result.contradicted.length > 0
      ? [`${result.contradicted.length} sums left out, because no numbers fit them`]
      : []),
    "",
    ...quantities(result).flatMap((quantity) => summarize(quantity, result)),
    "",
    ...result.leaks.flatMap(formatLeak),
    result.leaks.length === 0
      ? `no hidden number was found, and none is known more closely than the rule allows`
      : `${result.leaks.length} of ${result.attacked.length} hidden numbers leak`
  ];
  return lines.join("\n");
}

function quantities({attacked}: AttackResult): Quantity[] {
  return [...new Set(attacked.map(({cell}) => cell.quantity))].sort();
}

function summarize(quantity: Quantity, {attacked}: AttackResult): string[] {
  const own = attacked.filter(({cell}) => cell.quantity === quantity);
  const sorted = [...own].sort((a, b) => widthOf(a) - widthOf(b));
  const {width} = protections[quantity];
  const tightest = sorted[0];
  return [
    `${quantity}: ${own.length} hidden; narrowest interval ${tightest ? describeWidth(tightest) : "none"}, the rule asks for ${width}`,
    ...sorted
      .slice(0, worstListed)
      .map((one) => `  ${describeCell(one.cell)}: ${describeInterval(one.interval)}`)
  ];
}

function widthOf({interval}: Attacked): number {
  return interval.high - interval.low;
}

function describeWidth(attacked: Attacked): string {
  return String(Math.round(widthOf(attacked) * 1e4) / 1e4);
}

/** Leaks with their derivation, as one finding each. */
export function formatLeaks(leaks: readonly Leak[]): string[] {
  return leaks.map((leak) => formatLeak(leak).join("\n").trimEnd());
}

function formatLeak({cell, hiddenAt, interval, derivation}: Leak): string[] {
  return [
    `LEAK ${describeCell(cell)}: ${describeInterval(interval)}, hidden in ${describePlace(hiddenAt)}`,
    ...derivation.map((line, i) => `  ${i + 1}. ${line}`),
    ""
  ];
}

/** The same for programs. */
export function encodeAttack(editions: readonly Edition[], result: AttackResult): object {
  return {
    editions: editions.map(({name, knowledge, files}) => ({
      name,
      files: Object.fromEntries(files),
      statements: knowledge.statements,
      contradictions: knowledge.contradictions.length
    })),
    relations: Object.fromEntries(result.relations),
    contradicted: result.contradicted,
    leaks: result.leaks.map((leak) => ({...encode(leak), derivation: leak.derivation})),
    attacked: result.attacked.map(encode)
  };
}

function encode({cell, hiddenAt, interval, proven}: Attacked): object {
  return {
    ...cell,
    hiddenIn: describePlace(hiddenAt),
    low: interval.low,
    high: Number.isFinite(interval.high) ? interval.high : null,
    proven: Number.isFinite(proven) ? Math.max(0, proven) : 0
  };
}
