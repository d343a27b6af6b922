import {keepAnnotated} from "./annotate.js";
import {siteRoot} from "./search/entry.js";
import {startSearchBox} from "./search/box.js";
import {startTips} from "./tips.js";

// what every page does beside its own content: search in the header, links to terms, languages of names, tips
const form = document.querySelector<HTMLFormElement>("form.pb-search");
if (form) startSearchBox(form);

const main = document.querySelector<HTMLElement>("#observablehq-main");
if (main) {
  const terms = new URL("begreper", siteRoot).href;
  keepAnnotated(main, {terms, links: !/\/(begreper|sok)(\.html)?$/.test(location.pathname)});
}

startTips();
