import {keepAnnotated} from "./annotate.js";
import {siteRoot} from "./search/entry.js";
import {startSearchBox} from "./search/box.js";

/** What every page does beside its own content: search in the header, links to terms, languages of names. */
const form = document.querySelector<HTMLFormElement>("form.pb-search");
if (form) startSearchBox(form);

const main = document.querySelector<HTMLElement>("#observablehq-main");
if (main) {
  const terms = new URL("begreper", siteRoot).href;
  keepAnnotated(main, {terms, links: !/\/(begreper|sok)(\.html)?$/.test(location.pathname)});
}
