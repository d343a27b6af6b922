import {group} from "d3-array";
import {escapeText, markdownTable, whole} from "./markdown.ts";
import type {Package} from "./packages.ts";
import {startPage, writtenPages} from "./pages.ts";

/** Where the texts of the licences are, and the bill of materials, as addresses on the site. */
export const noticesPath = "lisenser.txt";
export const billOfMaterialsPath = "sbom.cdx.json";

/** The page Lisenser: what the site is built with, by licence, and where the full texts are. */
export function writeLicencesPage(packages: readonly Package[]): string {
  const byLicence = group(packages, ({licence}) => licence);
  const counted = [...byLicence].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return `${startPage(writtenPages.licences)}
<p class="pb-lead">Puljeblikk er bygget med ${whole(packages.length)} pakker med fri programvare, når verktøy som bare brukes i tester, ikke er regnet med. Her er de, med versjon og lisens.</p>

- [Lisenstekstene](./${noticesPath}) til det som følger med sidene til nettleseren din (tekst).
- [Stykklisten](./${billOfMaterialsPath}) (SBOM) med alle pakker, også verktøyene i testene, og kontrollsummene deres, i formatet CycloneDX (JSON).
- Lisensene til tallene står under [Data og kilder](/kilder).

## Hvilke lisenser?

${markdownTable(
  ["Lisens", "Pakker"],
  counted.map(([licence, found]) => [escapeText(licence), whole(found.length)])
)}

## Alle pakkene

${counted.map(([licence, found]) => `<details><summary>${escapeText(licence)} (${whole(found.length)})</summary>\n<ul>\n${found.map(({name, version}) => `<li>${escapeText(name)} ${escapeText(version)}</li>`).join("\n")}\n</ul>\n</details>`).join("\n\n")}

Kilde: prosjektets låsefil, der hver pakke står med nøyaktig versjon og kontrollsum.
`;
}
