import {shorten} from "../../model/text-length.js";
import type {RefusalReason, RowProblem, UnreadableReason} from "../../tables/errors.js";
import {showHidden} from "../../tables/hidden.js";
import {formatWhole} from "../format.js";
import {joinWords} from "../join-words.js";
import {ownLabels, type OwnRow} from "./own-data-columns.js";

type Reason<R extends RefusalReason["reason"]> = Extract<RefusalReason, {reason: R}>;

/** What to write instead, for every reason that a cell, row or header can be refused for. */
const remedies: {[R in RefusalReason["reason"]]: (why: Reason<R>) => string} = {
  empty: () => "skriv en tekst",
  excelError: () => "rett formelen i Excel, eller skriv teksten",
  damaged: () => "bokstavene er ødelagt; lagre originalen på nytt som CSV UTF-8",
  hidden: ({code}) => `teksten har et usynlig tegn (${code}); skriv den på nytt uten`,
  tooLong: ({most}) => `mer enn ${formatWhole(most)} tegn; skriv en kortere tekst`,
  shortened: () => "Excel har forkortet tallet; gi kolonnen tallformat uten desimaler",
  number: () => "skriv et helt tall, som 1250 eller 1 250",
  thousandsMarks: () => "skriv uten punktum og komma, for eksempel 2345 eller 2\u00a0345",
  percent: () => "skriv en prosent fra 0 til 100",
  kroner: () => "skriv hele kroner, som 1250000 eller 1 250 000",
  ore: () => "skriv hele kroner, uten øre",
  negative: () => "et beløp kan ikke være negativt",
  tooLarge: () => `beløpet er for stort; skriv høyst ${formatWhole(Number.MAX_SAFE_INTEGER)}`,
  whole: ({min, max}) => `skriv et helt tall fra ${formatWhole(min)} til ${formatWhole(max)}`,
  duplicate: ({row}) => `nettverket står også i rad ${row}; fjern en av dem`,
  sumRow: () => "raden ser ut til å være en sum; fjern den",
  reserved: () => "navnet kan ikke brukes i Excel-filen; gi nettverket et annet navn",
  unnamedColumn: () => "kolonnen har ikke navn; sett tekst med skilletegn i anførselstegn",
  rowTooLong: ({cells, header}) =>
    `raden har ${cells} celler og overskriften ${header}; sett celler med komma i anførselstegn`,
  header: ({missing, unknown, twice}) =>
    `${[
      missing.length > 0 && `mangler ${joinWords(missing.map(labelOf))}`,
      unknown.length > 0 && `kjenner ikke ${joinWords(unknown.map((name) => `«${name}»`))}`,
      twice.length > 0 && `har ${joinWords(twice.map(labelOf))} to ganger`
    ]
      .filter((part) => part !== false)
      .join(", ")}; bruk overskriftene i malen`
};

const unreadable: {
  [R in UnreadableReason["reason"]]: (why: Extract<UnreadableReason, {reason: R}>) => string;
} = {
  workbook: () => "Filen er en Excel-arbeidsbok. Lagre den som CSV UTF-8, og prøv igjen.",
  emptyFile: () => "Filen er tom. Begynn med malen.",
  encoding: ({encoding}) => `Teksten i filen er ødelagt (${encoding}). Lagre den på nytt som CSV UTF-8.`,
  byte: ({byte}) => `Filen har tegn som ikke er tekst (${byte}). Lagre den på nytt som CSV UTF-8.`,
  tooLarge: ({row}) =>
    `Filen har for mange rader, eller for mange celler i rad ${row}. Kontroller skilletegn og linjeskift.`,
  quotes: ({row}) =>
    `Rad ${row} har et anførselstegn som ikke lukkes. Skriv to etter hverandre inne i en celle.`
};

/** One line a problem: `rad 3, kolonne Elever: «12a»: skriv et helt tall, som 1250 eller 1 250`. */
export function describeRows(problems: readonly RowProblem[]): string[] {
  return problems.map(({row, column, value, why}) => {
    if (!why) throw new RangeError(`column ${column}: refused without a reason`);
    // the compiler cannot see that reason and remedy are of one kind
    const remedy = (remedies[why.reason] as (reason: RefusalReason) => string)(why);
    if (why.reason === "header") return showHidden(`rad ${row}, overskriften: ${remedy}`);
    const place =
      column === "(row)" ? "hele raden" : column === "(no name)" ? "uten navn" : `kolonne ${labelOf(column)}`;
    return `rad ${row}, ${place}: ${value === "" ? "tom celle" : `«${showHidden(shorten(value, 60))}»`}: ${remedy}`;
  });
}

/** What is wrong with a file that is no table, and what to do. */
export function describeUnreadable(why: UnreadableReason): string {
  return (unreadable[why.reason] as (reason: UnreadableReason) => string)(why);
}

function labelOf(name: string): string {
  return ownLabels[name as keyof OwnRow] ?? name;
}
