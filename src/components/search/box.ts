import type {SearchEntry} from "../../model/search.js";
import {element} from "../element.js";
import type {SearchEngine} from "./engine.js";
import {countHits, entryAddress, entryWords} from "./entry.js";
import {loadSearch} from "./load.js";

export interface SearchBoxOptions {
  load?: () => Promise<SearchEngine>;
  /** Goes to an address; default the browser. */
  go?: (address: string) => void;
}

const mostHits = 8;

/**
 * Turns the search form of the header into a combobox: suggestions as the reader types, arrow keys to move, Enter to go,
 * Escape to close. The form itself, which leads to the page Søk, stays as it is for Enter without a chosen suggestion.
 * Library and index are fetched when the field first gets focus.
 */
export function startSearchBox(form: HTMLFormElement, options: SearchBoxOptions = {}): void {
  const {load = loadSearch, go = (address) => location.assign(address)} = options;
  const input = form.querySelector("input");
  if (!input) return;
  const list = element("ul", {
    id: "pb-search-list",
    class: "pb-search-list",
    role: "listbox",
    "aria-label": "Forslag",
    hidden: true
  });
  const status = element("p", {class: "ds-sr-only", role: "status"});
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id
  }))
    input.setAttribute(name, value);

  let hits: SearchEntry[] = [];
  let active = -1;
  let asked = 0;
  const close = () => {
    list.hidden = true;
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const activate = (next: number) => {
    active = next;
    for (const [i, option] of [...list.children].entries())
      option.setAttribute("aria-selected", String(i === active));
    const chosen = list.children[active];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({block: "nearest"});
    } else input.removeAttribute("aria-activedescendant");
  };
  const show = (next: SearchEntry[]) => {
    hits = next;
    list.replaceChildren(
      ...hits.map((hit, i) =>
        element(
          "li",
          {id: `pb-search-${i}`, class: "pb-search-option", role: "option", "aria-selected": "false"},
          ...entryWords(hit)
        )
      )
    );
    list.hidden = hits.length === 0;
    activate(-1);
    input.setAttribute("aria-expanded", String(hits.length > 0));
  };
  const search = async () => {
    const mine = ++asked;
    const typed = input.value.trim();
    if (!typed) {
      status.textContent = "";
      show([]);
      return;
    }
    try {
      const engine = await load();
      if (mine !== asked) return;
      const all = engine(typed);
      show(all.slice(0, mostHits));
      const more = all.length > mostHits ? `, de ${mostHits} første vises` : "";
      status.textContent = `${countHits(all.length)}${more}${all.length > 0 ? ". Bruk piltastene." : "."}`;
    } catch {
      if (mine !== asked) return;
      show([]);
      status.textContent = "Søket kunne ikke hentes. Prøv igjen.";
    }
  };
  input.addEventListener("focus", () => void load().catch(() => undefined), {once: true});
  input.addEventListener("input", () => void search());
  input.addEventListener("keydown", (event) => {
    const {key} = event;
    if (key === "Escape") {
      if (list.hidden) input.value = "";
      asked++;
      close();
      event.preventDefault();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) void search();
      else {
        const places = hits.length + 1;
        activate(((active + 1 + (key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
      }
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      const chosen = hits[active];
      if (chosen) go(entryAddress(chosen));
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({target}) => {
    const place = [...list.children].findIndex((option) => option.contains(target as Node));
    const chosen = hits[place];
    if (chosen) go(entryAddress(chosen));
  });
  form.addEventListener("focusout", ({relatedTarget}) => {
    if (!form.contains(relatedTarget as Node | null)) close();
  });
}
