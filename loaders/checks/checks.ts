import {allocationKeys} from "./allocation-keys.ts";
import {allocationRecipients} from "./allocation-recipients.ts";
import type {Check} from "./check.ts";
import {codesByDate} from "./codes-by-date.ts";
import {codes} from "./codes.ts";
import {countySums} from "./county-sums.ts";
import {declaredBreaks} from "./declared-breaks.ts";
import {declaredValues} from "./declared-values.ts";
import {denominators} from "./denominators.ts";
import {encoding} from "./encoding.ts";
import {genderBalance} from "./gender-balance.ts";
import {header} from "./header.ts";
import {hiddenBySource} from "./hidden-by-source.ts";
import {hiddenFlips} from "./hidden-flips.ts";
import {hiddenStaysHidden} from "./hidden-stays-hidden.ts";
import {jumps} from "./jumps.ts";
import {missingYears} from "./missing-years.ts";
import {nationSums} from "./nation-sums.ts";
import {nationalPublished} from "./national-published.ts";
import {networkMembers} from "./network-members.ts";
import {oneSource} from "./one-source.ts";
import {participantsCounted} from "./participants-counted.ts";
import {participationOwners} from "./participation-owners.ts";
import {participationUnits} from "./participation-units.ts";
import {publishedParticipants} from "./published-participants.ts";
import {ranges} from "./ranges.ts";
import {rawKeys} from "./raw-keys.ts";
import {rawRows} from "./raw-rows.ts";
import {schoolSums} from "./school-sums.ts";
import {schoolYears} from "./school-years.ts";
import {shareOfCounts} from "./share-of-counts.ts";
import {tables} from "./tables.ts";
import {totalOfMeasures} from "./total-of-measures.ts";
import {totalsWithParts} from "./totals-with-parts.ts";
import {types} from "./types.ts";
import {uniqueKeys} from "./unique-keys.ts";
import {valueOrStatus} from "./value-or-status.ts";
import {wholeYears} from "./whole-years.ts";
import {worlds} from "./worlds.ts";

/** Every check, in the order in which they run and are shown. */
export const checks: readonly Check[] = [
  encoding,
  header,
  types,
  rawKeys,
  rawRows,
  tables,
  uniqueKeys,
  declaredValues,
  schoolYears,
  codes,
  codesByDate,
  ranges,
  valueOrStatus,
  shareOfCounts,
  totalsWithParts,
  genderBalance,
  totalOfMeasures,
  schoolSums,
  countySums,
  nationSums,
  nationalPublished,
  hiddenStaysHidden,
  hiddenBySource,
  worlds,
  missingYears,
  wholeYears,
  declaredBreaks,
  jumps,
  hiddenFlips,
  participationOwners,
  participationUnits,
  participantsCounted,
  publishedParticipants,
  allocationRecipients,
  allocationKeys,
  denominators,
  oneSource,
  networkMembers
];
