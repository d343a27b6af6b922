import {footer, frameScript, head, header} from "./scripts/frame.ts";
import {linkTermsInMarkdown} from "./scripts/term-links.ts";
import {readSiteSettings} from "./loaders/readers/site-settings.ts";
import {listSiteFiles} from "./loaders/site/files.ts";

const {contact, accessibilityStatement, sourceCode} = readSiteSettings();

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
  footer: () =>
    footer({
      contact: contact ?? undefined,
      accessibilityUrl: accessibilityStatement ?? undefined,
      sourceCodeUrl: sourceCode ?? undefined,
      sources: [
        "Utdanningsdirektoratet (NLOD 2.0)",
        "Statistisk sentralbyrå (CC BY 4.0)",
        "Folkehelseinstituttet",
        "Direktoratet for forvaltning og økonomistyring"
      ]
    }),
  sidebar: false,
  pager: false,
  search: false,
  toc: {show: false, label: "Innhold"},
  typographer: false,
  pages: [],
  // data files under stable, unhashed paths
  dynamicPaths: listSiteFiles
};
