import type {AgencyAccount} from "../../model/distribution.js";
import type {Quantity} from "../format.js";

/** One county governor over the years: the same organisation number, whatever it was called. */
export interface AgencySeries {
  organisationNumber: string;
  /** The newest name. */
  name: string;
  rows: AccountRow[];
  /** First year under another name than the year before: its area may have changed with it. */
  breaks: {year: number; from: string; to: string}[];
}

/** A year of the accounts, in kroner, with kroner per head where the heads are known. */
export interface AccountRow extends AgencyAccount {
  schoolPerPupil: Quantity;
  schoolPerAged6to15: Quantity;
  kindergartenPerChild: Quantity;
  kindergartenPerAged1to5: Quantity;
}

/** The accounts by county governor, in the order of their names; each with its years in order. */
export function agencySeries(accounts: readonly AgencyAccount[]): AgencySeries[] {
  const byNumber = new Map<string, AgencyAccount[]>();
  for (const account of accounts) {
    const own = byNumber.get(account.organisationNumber);
    if (own) own.push(account);
    else byNumber.set(account.organisationNumber, [account]);
  }
  return [...byNumber]
    .map(([organisationNumber, own]) => {
      const rows = own.toSorted((a, b) => a.year - b.year).map(accountRow);
      return {
        organisationNumber,
        name: rows.at(-1)!.agency,
        rows,
        breaks: rows.flatMap(({agency, year}, i) => {
          const before = rows[i - 1]?.agency;
          return before !== undefined && areaName(before) !== areaName(agency)
            ? [{year, from: areaName(before), to: areaName(agency)}]
            : [];
        })
      };
    })
    .toSorted((a, b) => areaName(a.name).localeCompare(areaName(b.name), "nb"));
}

/** `Statsforvalteren i Trøndelag` → `Trøndelag`: the office changed its title in 2021 without changing its area. */
export function areaName(agency: string): string {
  return agency.replace(/^(Fylkesmannen|Statsforvaltere?n|Statsforvaltaren) i /, "");
}

function accountRow(account: AgencyAccount): AccountRow {
  const {school, kindergarten, pupils, children, aged6to15, aged1to5} = account;
  return {
    ...account,
    schoolPerPupil: per(school, pupils),
    schoolPerAged6to15: per(school, aged6to15),
    kindergartenPerChild: per(kindergarten, children),
    kindergartenPerAged1to5: per(kindergarten, aged1to5)
  };
}

function per(amount: Quantity, heads: Quantity): Quantity {
  if (amount.value === null) return amount;
  if (heads.value === null) return heads;
  return heads.value > 0
    ? {value: amount.value / heads.value, status: "ok"}
    : {value: null, status: "notApplicable"};
}
