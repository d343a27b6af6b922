import {maybeOwn} from "../model/own.js";
import {catchUp} from "./afterwards.js";
import {element} from "./element.js";
import {notice} from "./notice.js";

/** For every choice that lives in the address: the values allowed and the one used when the address has none. */
export type AddressChoices = Readonly<
  Record<string, {readonly allowed: readonly string[]; readonly initial: string}>
>;

/** The value of every choice. */
export type AddressState<C extends AddressChoices> = {[K in keyof C]: C[K]["allowed"][number]};

/** A value in the address that is not allowed, and what is used instead. */
export interface RefusedChoice {
  name: string;
  value: string;
  used: string;
}

/**
 * Reads the choices from a query string such as `?fylke=50&maal=total`. A choice that is not in it has its initial
 * value; a value that is not allowed is reported in `refused`, to be shown with `refusedNotice`.
 */
export function readAddress<const C extends AddressChoices>(
  choices: C,
  search: string = location.search
): {state: AddressState<C>; refused: RefusedChoice[]} {
  const query = new URLSearchParams(search);
  const refused: RefusedChoice[] = [];
  const entries = Object.entries(choices).map(([name, {allowed, initial}]) => {
    const value = query.get(name);
    if (value === null) return [name, initial];
    if (allowed.includes(value)) return [name, value];
    refused.push({name, value, used: initial});
    return [name, initial];
  });
  return {state: Object.fromEntries(entries) as AddressState<C>, refused};
}

/** The query string of a state, `?fylke=50`; choices with their initial value are left out, other parameters kept. */
export function encodeAddress<C extends AddressChoices>(
  choices: C,
  state: AddressState<C>,
  search = ""
): string {
  const query = new URLSearchParams(search);
  for (const [name, {initial}] of Object.entries(choices)) {
    const value: string | undefined = state[name];
    if (value === undefined || value === initial) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Puts a query string, such as encodeAddress gives, into the address of the page without a new entry in the history. */
export function replaceQuery(query: string): void {
  history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
}

/** What the reader sees when the address asked for what cannot be: all of it, as a list when it is more than one thing; null when all was well. */
export function refusedNotice(
  refused: readonly Pick<RefusedChoice, "name" | "value">[],
  labels: Readonly<Record<string, string>> = {},
  {
    why = "som ikke finnes her",
    remedy = "Siden viser standardvalget. Velg på nytt i feltene."
  }: {why?: string; remedy?: string} = {}
): HTMLElement | null {
  const what = refused.map(({name, value}) => `${maybeOwn(labels, name) ?? name} «${value}»`);
  if (what.length === 0) return null;
  if (what.length === 1) return notice(`Lenken ber om ${what[0]}, ${why}.`, remedy, {kind: "warning"});
  const box = notice(`Lenken ber om dette, ${why}.`, remedy, {kind: "warning"});
  box.append(element("ul", {class: "pb-problems"}, ...what.map((text) => element("li", {}, text))));
  return box;
}

export interface ShareLinkOptions {
  /** Writes to the clipboard; default the browser's. */
  copy?: (text: string) => Promise<void>;
}

/** A button that copies the address of the page as it is, and says whether it worked. */
export function shareLink({
  copy = (text) => navigator.clipboard.writeText(text)
}: ShareLinkOptions = {}): HTMLElement {
  const button = element(
    "button",
    {type: "button", class: "ds-button", "data-variant": "secondary"},
    "Kopier lenke"
  );
  const status = element("span", {class: "pb-share-status", role: "status"});
  const share = async () => {
    catchUp();
    try {
      await copy(location.href);
      status.textContent = "Lenken er kopiert.";
    } catch {
      status.textContent = "Nettleseren tillot ikke kopiering. Kopier adressen fra adressefeltet.";
    }
  };
  button.addEventListener("click", () => void share());
  return element("div", {class: "pb-share"}, button, status);
}
