/** A literal: a Norwegian text, or a value of a datatype given by its prefixed name. */
export interface Literal {
  "@value": string;
  "@language"?: string;
  "@type"?: string;
}

/** A reference to something by its address. */
export interface Reference {
  "@id": string;
}

/** A thing with its properties by prefixed name, as JSON-LD writes it; one without `@id` has no name of its own. */
export interface Thing {
  "@id"?: string;
  "@type": string;
  [property: string]: string | readonly Value[] | undefined;
}
export type Value = Literal | Reference | Thing;

/** Things as Turtle. Addresses may be relative to the file's own. Throws RangeError for one that Turtle cannot hold. */
export function encodeTurtle(things: readonly Thing[], prefixes: Readonly<Record<string, string>>): string {
  const header = Object.entries(prefixes).map(([name, uri]) => `@prefix ${name}: ${address(uri)} .`);
  const bodies = things.map((thing) => `${address(thing["@id"] ?? "")} ${properties(thing, "  ")} .`);
  return `${[...header, "", ...bodies].join("\n")}\n`;
}

/** Things as JSON-LD of the same graph. */
export function encodeJsonLd(things: readonly Thing[], prefixes: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({"@context": prefixes, "@graph": things}, null, 1)}\n`;
}

function properties(thing: Thing, indent: string): string {
  const lines = Object.entries(thing).flatMap(([name, values]) =>
    name === "@id" || values === undefined || typeof values === "string" || values.length === 0
      ? []
      : [`${name} ${values.map((v) => valueText(v, `${indent}  `)).join(", ")}`]
  );
  return [`a ${thing["@type"]}`, ...lines].join(` ;\n${indent}`);
}

function valueText(v: Value, indent: string): string {
  if (isLiteral(v)) {
    const {"@value": text, "@language": language, "@type": type} = v;
    // JSON's escapes are among those of Turtle
    const quoted = JSON.stringify(text);
    if (language) return `${quoted}@${language}`;
    return type ? `${quoted}^^${type}` : quoted;
  }
  if ("@type" in v) return `[ ${properties(v, indent)} ]`;
  return address(v["@id"]);
}

function isLiteral(v: Value): v is Literal {
  return "@value" in v;
}

function address(uri: string): string {
  if (/[\p{Cc}\s<>"{}|^`\\]/u.test(uri)) throw new RangeError(`no address: ${JSON.stringify(uri)}`);
  return `<${uri}>`;
}
