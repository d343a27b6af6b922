import {allocationKeys} from "./allocation-keys.ts";
import {allocationRecipients} from "./allocation-recipients.ts";
import type {Check} from "./check.ts";
import {codes} from "./codes.ts";
import {codesByDate} from "./codes-by-date.ts";
import {countySums} from "./county-sums.ts";
import {declaredValues} from "./declared-values.ts";
import {encoding} from "./encoding.ts";
import {genderBalance} from "./gender-balance.ts";
import {header} from "./header.ts";
import {hiddenBySource} from "./hidden-by-source.ts";
import {hiddenStaysHidden} from "./hidden-stays-hidden.ts";
import {nationSums} from "./nation-sums.ts";
import {nationalPublished} from "./national-published.ts";
import {networkMembers} from "./network-members.ts";
import {participationOwners} from "./participation-owners.ts";
import {participationUnits} from "./participation-units.ts";
import {ranges} from "./ranges.ts";
import {rawKeys} from "./raw-keys.ts";
import {schoolYears} from "./school-years.ts";
import {tables} from "./tables.ts";
import {totalsWithParts} from "./totals-with-parts.ts";
import {types} from "./types.ts";
import {uniqueKeys} from "./unique-keys.ts";
import {valueOrStatus} from "./value-or-status.ts";
import {worlds} from "./worlds.ts";

/** Every check, in the order in which they run and are shown. */
export const checks: readonly Check[] = [
  encoding,
  header,
  types,
  rawKeys,
  tables,
  uniqueKeys,
  declaredValues,
  schoolYears,
  codes,
  codesByDate,
  ranges,
  valueOrStatus,
  totalsWithParts,
  genderBalance,
  countySums,
  nationSums,
  nationalPublished,
  hiddenStaysHidden,
  hiddenBySource,
  worlds,
  participationOwners,
  participationUnits,
  allocationRecipients,
  allocationKeys,
  networkMembers
];
