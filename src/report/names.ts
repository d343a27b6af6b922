import {splitPlaceName} from "../model/place-names.js";
import {shorten} from "../model/text-length.js";
import {html, join, type Html} from "./html.js";

/** No name of a place or a network is as long; a longer one would fill pages. */
export const longestName = 200;

/** A name with the language of its Sámi and Kven parts, for screen readers. Everything in it is text. */
export function placeName(name: string): Html {
  return join(
    splitPlaceName(shorten(name, longestName)).map(({text, lang}) =>
      lang ? html`<span lang="${lang}">${text}</span>` : text
    )
  );
}
