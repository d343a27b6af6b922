// Control characters tell a reader nothing, and those that turn the direction of writing could reorder what is around a name.
const unwanted = new RegExp(
  String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]`,
  "g"
);
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text from outside as pages and reports show it: without control characters and marks of direction. Files that readers
 * download keep the text as it came.
 */
export function readable(text: string): string {
  return text.replace(unwanted, "").replace(loneSurrogate, "\ufffd");
}
