import type {Cell, Quantity} from "../fact.ts";
import type {Token} from "./tokens.ts";

/** What a text is about when it does not say so itself. */
export interface Topic {
  unit?: string | undefined;
  county?: string | undefined;
  period?: string | undefined;
  grade?: string | undefined;
  gender?: string | undefined;
  ownership?: string | undefined;
  item?: string | undefined;
}

/** The topic once the tokens are read: what each names replaces what was named before. */
export function after(topic: Topic, tokens: readonly Token[]): Topic {
  const next = {...topic};
  for (const token of tokens) {
    if (token.kind === "unit") next.unit = token.unit;
    else if ("value" in token && typeof token.value === "string" && token.kind in fields)
      next[fields[token.kind as keyof typeof fields]] = token.value;
  }
  return next;
}

const fields = {
  period: "period",
  grade: "grade",
  gender: "gender",
  ownership: "ownership",
  item: "item"
} as const;

/** What the first token of a kind names. */
export function first(tokens: readonly Token[], kind: keyof typeof fields): string | undefined {
  const token = tokens.find((one) => one.kind === kind);
  return token && "value" in token && typeof token.value === "string" ? token.value : undefined;
}

/** The cell that a number in a text is about; undefined when the text leaves open which. */
export function maybeCell(quantity: Quantity, topic: Topic): Cell | undefined {
  const {unit, period, grade, gender = "all", ownership = "all", item} = topic;
  if (unit === undefined || period === undefined) return undefined;
  if (quantity === "pupils" || quantity === "children")
    return grade === undefined
      ? {quantity, unit, period, grade: "", gender: "all", ownership: "all", item: ""}
      : undefined;
  if (grade === undefined || item === undefined) return undefined;
  const isIndex = item.startsWith("EUIndeks");
  if (isIndex !== (quantity === "score")) return undefined;
  return {quantity, unit, period, grade, gender, ownership, item};
}
