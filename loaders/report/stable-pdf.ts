const node = /\(node(\d{8})\)/g;

/**
 * A PDF without what differs between two printings of one page: the moment of its making becomes the day of the data
 * (ISO), and the tags, which Chromium numbers by what its process drew before, are numbered from 1 in the same order.
 * Every byte keeps its place, so the offsets inside the file stay right.
 */
export function stablePdf(pdf: Uint8Array, day: string): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const found = [...new Set([...text.matchAll(node)].map(([, digits = ""]) => digits))].sort();
  const numbers = new Map(found.map((digits, i) => [digits, String(i + 1).padStart(8, "0")]));
  const stamp = `D:${day.replaceAll("-", "")}000000+00'00'`;
  return Buffer.from(
    text
      .replace(node, (whole, digits: string) => `(node${numbers.get(digits) ?? whole})`)
      .replace(/(\/(?:CreationDate|ModDate) \()([^)]*)\)/g, (whole, key: string, date: string) =>
        date.length === stamp.length ? `${key}${stamp})` : whole
      ),
    "latin1"
  );
}
