import {Refusal, type CellParser} from "../../src/tables/cells.ts";

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Whether nine digits are an organisation number: the last is the mod-11 check digit over the first eight with
 * weights 3 2 7 6 5 4 3 2 (Brønnøysundregistrene).
 */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^[89]\d{8}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[8]);
}

/** County: two digits (`50`), or `EX` for the fictional county. */
export const parseCounty: CellParser<string> = (text) => {
  if (/^(\d{2}|EX)$/.test(text)) return text;
  if (/^\d$/.test(text)) return lostZero(text, 2);
  return new Refusal("write the county number with two digits, such as 50");
};

/** Municipality (four digits), county (two digits) or a code of the fictional county (`EX…`). */
export const parseOwner: CellParser<string> = (text) => {
  if (/^(\d{4}|\d{2}|EX[A-Z0-9-]*)$/.test(text)) return text;
  return (
    refuseCode(text) ??
    new Refusal("write a municipality number with four digits or a county number with two")
  );
};

/** An owner's code as in parseOwner, or an organisation number (nine digits, also written `974 760 673`). */
export const parseCode: CellParser<string> = (text) => {
  const compact = text.replace(/\s/g, "");
  if (/^\d{9}$/.test(compact)) {
    if (isOrganisationNumber(compact)) return compact;
    return new Refusal("the check digit is wrong: look up the organisation number in Brønnøysundregistrene");
  }
  const owner = parseOwner(text);
  if (typeof owner === "string" || refuseCode(text)) return owner;
  return new Refusal("write a municipality number (4 digits), county number (2) or organisation number (9)");
};

/** Whether a text is meant as a code (only digits and separators, or `EX…`) and not as a network's name. */
export function isCodeLike(text: string): boolean {
  return /^[\d\s.,+-]+$|^EX[A-Z0-9-]*$|^\d+([.,]\d+)?[Ee]\+?\d+$/.test(text);
}

/** Digits that a spreadsheet has treated as a number: refused with the remedy, never mended by guessing. */
function refuseCode(text: string): Refusal | undefined {
  if (/^\d$/.test(text)) return lostZero(text, 2);
  if (/^\d{3}$/.test(text)) return lostZero(text, 4);
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(text)) {
    return new Refusal("Excel has shortened the code: format the column as text and write the code again");
  }
  if (/^\d+[.,]\d+$|^\d{1,3}([ \u00a0\u202f]\d{3})+$/.test(text)) {
    return new Refusal(
      "Excel has formatted the code as a number: format the column as text and write the code again"
    );
  }
  return undefined;
}

function lostZero(text: string, length: number): Refusal {
  const code = text.padStart(length, "0");
  return new Refusal(
    `Excel has taken off a leading zero: format the column as text and write ${code} if that is meant`
  );
}
