import type {DistributionUnit} from "../../model/distribution.js";
import {checkbox} from "../controls.js";
import {element, uniqueId} from "../element.js";
import {formatDate, formatWhole} from "../format.js";
import {notice} from "../notice.js";
import {saveFile} from "../save-file.js";
import {acceptDrops} from "./own-data-drop.js";
import {encodeOwnFragment, hasOwnFragment, maybeOwnFragment, cleanFileName} from "./own-data-link.js";
import {ownTemplate} from "./own-data-csv.js";
import {mostOwnBytes, mostOwnRows, readOwnData, type OwnData} from "./own-data.js";

interface Options {
  /** Shows an area of its own for the numbers, or takes it away; `fromLink` where the address holds the choices too. */
  show: (own: OwnData | null, from: {link: boolean}) => void;
  /** The units that the template is filled in with. */
  units: () => readonly DistributionUnit[];
  /** ISO date of today. */
  today?: () => string;
  save?: (name: string, content: string) => void;
}

const mostProblems = 50;

/**
 * The reader's own file: chosen, or dropped anywhere on the page, read in the browser whole or not at all, carried in the link only when the
 * reader asks for it. `current` is what is read, also from the address that the page was opened with.
 */
export function ownDataSection({show, units, save = saveFile, today = localDay}: Options) {
  let own: OwnData | null = null;
  const input = element("input", {
    id: uniqueId("file"),
    class: "pb-file",
    type: "file",
    accept: ".csv,.txt,text/csv,text/plain",
    "data-key": "egne-fil"
  });
  const template = element(
    "button",
    {type: "button", class: "pb-link-button", "data-key": "egne-mal"},
    "Last ned mal (CSV) med nettverkene som vises nå"
  );
  const message = element("div", {"data-key": "egne-melding"});
  const loaded = element("div", {class: "pb-own-loaded"});
  const zone = element(
    "div",
    {class: "pb-drop"},
    element("label", {for: input.id, class: "ds-label"}, "Velg en CSV-fil, eller slipp den på siden"),
    input
  );
  const details = element(
    "details",
    {class: "pb-own-details"},
    element("summary", {}, "Bruk forumets egne tall"),
    element(
      "p",
      {},
      `Filen leses i nettleseren din. Ingenting sendes noe sted, og ingenting lagres. Den kan være høyst ${formatWhole(mostOwnBytes / 1000)} kB med høyst ${formatWhole(mostOwnRows)} nettverk.`
    ),
    zone,
    element(
      "p",
      {class: "pb-field-description"},
      "Kolonner: Nettverk, Elever og Barn. Valgfritt: Lærlinger, I fjor (beløp), Forslag (beløp) og Egenfinansiering. En tom celle betyr «ikke kjent». Er én celle feil, leses ingenting, og alle feil blir listet opp."
    ),
    template,
    message,
    loaded
  );
  const root = element("section", {class: "pb-own", "aria-label": "Egne tall"}, details);

  const say = (...nodes: Node[]) => message.replaceChildren(...nodes);
  const describe = () => {
    if (!own) {
      loaded.replaceChildren();
      return;
    }
    const remove = element(
      "button",
      {type: "button", class: "pb-link-button", "data-key": "egne-fjern"},
      "Fjern egne tall"
    );
    remove.addEventListener("click", () => {
      take(null);
      say(notice("Egne tall er fjernet.", "", {kind: "info"}));
      input.focus();
    });
    const link = checkbox({
      label: "Ta med egne tall i lenken",
      description:
        "Tallene blir en del av adressen, etter #. Den delen sendes aldri til en tjener, men alle som får lenken, kan lese dem.",
      value: hasOwnFragment(location.hash)
    });
    link.querySelector("input")?.setAttribute("data-key", "egne-i-lenken");
    link.addEventListener("input", () => {
      const fragment = link.value && own ? encodeOwnFragment(own) : "";
      if (fragment === null) {
        link.value = false;
        say(notice("Tallene er for mange for en lenke.", "Send filen i stedet.", {kind: "warning"}));
      } else setFragment(fragment);
    });
    loaded.replaceChildren(
      element(
        "p",
        {},
        element("strong", {}, own.name),
        `: ${formatWhole(own.rows.length)} nettverk, lest ${formatDate(own.readOn)}. Tallene er ikke kontrollert.`
      ),
      link,
      remove
    );
  };
  const take = (next: OwnData | null) => {
    if (hasOwnFragment(location.hash)) setFragment("");
    own = next;
    describe();
    show(next, {link: false});
  };
  const read = async (file: File) => {
    const found =
      file.size > mostOwnBytes
        ? {problems: [`Filen er ${formatWhole(Math.ceil(file.size / 1000))} kB. Den kan være høyst 200 kB.`]}
        : readOwnData(new Uint8Array(await file.arrayBuffer()), {
            name: cleanFileName(file.name),
            readOn: today()
          });
    input.value = "";
    if ("problems" in found) {
      const first = found.problems.slice(0, mostProblems);
      const rest = found.problems.length - first.length;
      say(
        notice(`${cleanFileName(file.name)} er ikke lest.`, "Rett dette, og velg filen på nytt:", {
          kind: "danger"
        }),
        element(
          "ul",
          {class: "pb-problems"},
          ...first.map((text) => element("li", {}, text)),
          rest > 0 && element("li", {}, `og ${formatWhole(rest)} til`)
        )
      );
      return;
    }
    take(found);
    say(
      notice("Filen er lest.", "«Egne tall» er valgt som område. Skriv inn rammen under Valg.", {
        kind: "info"
      })
    );
  };
  const fromAddress = (): boolean => {
    if (!hasOwnFragment(location.hash)) return false;
    const found = maybeOwnFragment(location.hash);
    if (found) {
      own = found;
      say();
    } else {
      setFragment("");
      say(
        notice(
          "Lenken har egne tall som ikke kan leses.",
          "Den er ødelagt eller avkortet. Be om en ny lenke, eller velg filen her.",
          {kind: "warning"}
        )
      );
    }
    details.open = true;
    describe();
    return found !== undefined;
  };

  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void read(file);
  });
  template.addEventListener("click", () => save("mal-egne-tall.csv", ownTemplate(units())));
  acceptDrops(root, {
    over: (isOver) => zone.classList.toggle("pb-drop-over", isOver),
    drop: (file) => {
      details.open = true;
      input.focus();
      void read(file);
    }
  });
  addEventListener("hashchange", () => {
    if (fromAddress()) show(own, {link: true});
  });
  fromAddress();
  return {root, current: () => own};
}

function setFragment(fragment: string): void {
  history.replaceState(history.state, "", `${location.pathname}${location.search}${fragment}`);
}

/** Today where the reader is, as an ISO date. */
export function localDay(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
