const letters: Readonly<Record<string, string>> = {ø: "o", æ: "a", đ: "d", ŧ: "t", ŋ: "n", ł: "l", ß: "s"};

/**
 * A word as searching sees it, so that it is found however it is typed: lower case, no accents, `ø` `oe` and `o` alike,
 * `æ` `ae` and `a` alike, `å` `aa` and `a` alike. `Trøndelag`, `TROENDELAG` and `trondelag` fold to `trondelag`,
 * `Kárášjohka` to `karasjohka`, `Ås` and `Aas` to `as`. Meant for comparing two folded words, never for showing.
 */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øæđŧŋłß]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/a[ae]/g, "a")
    .replaceAll("oe", "o");
}

/** The words of a text: runs of letters and digits. */
export function splitWords(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
}
