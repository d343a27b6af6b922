import {splitPlaceName} from "../model/place-names.js";
import {html, join, type Html} from "./html.js";

/** A name with the language of its Sámi and Kven parts, for screen readers. Everything in it is text. */
export function placeName(name: string): Html {
  return join(
    splitPlaceName(name).map(({text, lang}) => (lang ? html`<span lang="${lang}">${text}</span>` : text))
  );
}
