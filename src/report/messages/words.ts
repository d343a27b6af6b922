import type {ReportLanguage} from "../../model/report.js";
import {html, join, type Content, type Html} from "../html.js";
import {nb} from "./nb.js";
import {nn} from "./nn.js";

export type MessageKey = keyof typeof nb;

/** What both catalogues have. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** The names in braces of a text. */
type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Values<K extends MessageKey> = Readonly<Record<Placeholder<(typeof nb)[K]>, Content>>;

/** Says a message: its placeholders are filled in, and text is escaped. A message without placeholders takes no values. */
export type Say = <K extends MessageKey>(
  key: K,
  ...values: [Placeholder<(typeof nb)[K]>] extends [never] ? [] : [Values<K>]
) => Html;

export const catalogues: Readonly<Record<ReportLanguage, Messages>> = {nb, nn};

/** The messages of a written standard. */
export function createSay(language: ReportLanguage): Say {
  const messages = catalogues[language];
  return (key, ...[values]) => fill(messages[key], values ?? {});
}

const placeholder = /\{(\w+)\}/g;

/** The names of the placeholders of a text, in order. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = ""]) => name);
}

/** A text with its placeholders filled in. Throws RangeError for one without a value. */
function fill(text: string, values: Readonly<Record<string, Content>>): Html {
  const parts: Content[] = text.split(placeholder).map((part, i) => {
    if (i % 2 === 0) return part;
    const value = values[part];
    if (value === undefined) throw new RangeError(`no value for {${part}} in: ${text}`);
    return value;
  });
  return html`${join(parts)}`;
}
