import {splitPlaceName} from "../model/place-names.js";
import {element} from "./element.js";

/** A name or text in which the Sámi and Kven parts carry their language, for screen readers and hyphenation. */
export function placeName(text: string): (HTMLElement | string)[] {
  return splitPlaceName(text).map(({text: part, lang}) => (lang ? element("span", {lang}, part) : part));
}
