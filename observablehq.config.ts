import {frameScript, head, header, siteFooter} from "./scripts/frame.ts";
import {linkTermsInMarkdown} from "./scripts/term-links.ts";
import {listSiteFiles} from "./loaders/site/files.ts";

export default {
  root: "src",
  output: process.env["PULJEBLIKK_OUTPUT"] ?? ".cache/dist",
  title: "Puljeblikk",
  home: "Oversikt",
  style: "style.css",
  globalStylesheets: [],
  head: `${head}\n${frameScript}`,
  header,
  markdownIt: linkTermsInMarkdown,
  footer: () => siteFooter(),
  sidebar: false,
  pager: false,
  search: false,
  toc: {show: false, label: "Innhold"},
  typographer: false,
  pages: [],
  // data files under stable, unhashed paths
  dynamicPaths: listSiteFiles
};
