import * as fc from "fast-check";
import {anyText, place} from "./texts.ts";

const textChanges = ["insert", "insert", "remove", "repeat", "cut"] as const;

/** One of some valid texts with pieces put in, taken out and repeated. */
export function changedText(valid: readonly string[], pieces: readonly string[] = []): fc.Arbitrary<string> {
  const piece =
    pieces.length > 0
      ? fc.oneof({arbitrary: fc.constantFrom(...pieces), weight: 2}, {arbitrary: anyText, weight: 1})
      : anyText;
  const change = fc.tuple(fc.constantFrom(...textChanges), place, fc.nat({max: 80}), piece);
  return fc.tuple(fc.constantFrom(...valid), fc.array(change, {maxLength: 5})).map(([base, list]) => {
    let text = base;
    for (const [kind, where, length, put] of list) {
      const at = where % (text.length + 1);
      if (kind === "insert") text = text.slice(0, at) + put + text.slice(at);
      else if (kind === "remove") text = text.slice(0, at) + text.slice(at + length);
      else if (kind === "repeat") text = text.slice(0, at) + text.slice(Math.max(0, at - length));
      else text = length < 8 ? text.slice(0, at) : text;
    }
    return text;
  });
}

/** Valid bytes with some of them written over, removed or repeated. */
export function changedBytes(...valid: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(
    fc.constantFrom("set", "set", "set", "remove", "repeat", "cut"),
    place,
    fc.nat({max: 255}),
    fc.nat({max: 64})
  );
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(change, {minLength: 1, maxLength: 4}))
    .map(([base, list]) => {
      let bytes = Buffer.from(base);
      for (const [kind, where, value, length] of list) {
        const at = where % Math.max(1, bytes.length);
        if (kind === "set" && bytes.length > 0) bytes[at] = value;
        else if (kind === "remove")
          bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        else if (kind === "repeat")
          bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))]);
        else if (kind === "cut") bytes = bytes.subarray(0, at);
      }
      return new Uint8Array(bytes);
    });
}
