import {parseArgs} from "node:util";
import {parseWorld} from "../loaders/command/world.ts";
import {parseEmbargo, type Embargo} from "../loaders/editions/embargo.ts";
import {parseEdition} from "../loaders/editions/edition-name.ts";
import type {PointerKind} from "../loaders/editions/pointer.ts";
import {UserError} from "../loaders/errors.ts";
import type {SiteOptions} from "./site.ts";

export interface PublishArguments {
  to: string;
  edition: string;
  build: SiteOptions;
  /** A site that is built already. */
  site: string | null;
  embargo: Embargo | null;
  pointer: PointerKind;
  rehearse: boolean;
  /** Only point `siste` to this edition, which is there. */
  pointTo: string | null;
}

export const publishHelp = `npm run publish -- --to DIR [options]

Writes the site as a dated edition that never changes, verifies it, and points DIR/siste to it. docs/publishing.md

  --to DIR          folder that holds nothing but editions
  --edition DATE    name of the edition (default: today, UTC); 2026-12-01-2 for a second one that day
  --site DIR        publish a site that is built already, instead of building it (npm run build -- --after EDITION)
  --data DIR        what to build from (default: data); its manifest can hold embargoes too
  --world W         all or real (default: all)
  --embargo TIME    refuse before this time, such as 2026-12-01T06:00:00Z
  --rehearse        do everything but publish; also before the embargo has passed
  --pointer P       link (default): siste is a symbolic link; file: siste.json names the edition
  --point-to DATE   publish nothing; point siste to this edition, which is there
`;

const word = {type: "string"} as const;
const options = {
  to: word,
  edition: word,
  site: word,
  data: {...word, default: "data"},
  world: {...word, default: "all"},
  embargo: word,
  rehearse: {type: "boolean", default: false},
  pointer: {...word, default: "link"},
  "point-to": word,
  help: {type: "boolean", default: false, short: "h"}
} as const;

/** Reads the command line of `npm run publish`; "help" when it asks for it. Throws a UserError that names what cannot be. */
export function parsePublishArguments(args: readonly string[], now: Date): PublishArguments | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const {to, pointer, site, embargo, edition, "point-to": pointTo} = values;
  if (to === undefined) throw new UserError("missing --to: npm run publish -- --help lists the options");
  const world = parseWorld(values.world);
  if (pointer !== "link" && pointer !== "file")
    throw new UserError(`--pointer ${pointer}: must be link or file`);
  return {
    to,
    edition: parseEdition(edition ?? now.toISOString().slice(0, 10)),
    build: {data: values.data, world},
    site: site ?? null,
    embargo: embargo === undefined ? null : parseEmbargo(embargo),
    pointer,
    rehearse: values.rehearse,
    pointTo: pointTo === undefined ? null : parseEdition(pointTo)
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options, strict: true}).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}: npm run publish -- --help lists the options`);
  }
}
