/** Control characters that are no white space, and those that turn the direction of the text around them. */
const hidden = /(?!\s)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** The first hidden character of a text as `U+202E`, or undefined: it would mirror digits that stand beside the text. */
export function maybeHidden(text: string): string | undefined {
  const [found] = text.match(hidden) ?? [];
  return found && `U+${codeOf(found).toUpperCase()}`;
}

/** The text in one line with every hidden character written out, `\u202e`, so that a message about it can be read. */
export function showHidden(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]+/g, " ").replace(hidden, (character) => `\\u${codeOf(character)}`);
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, "0");
}
