/** Puts rows together as bytes; joining eight million long strings would take several times as long. */
export class PageWriter {
  private bytes: Buffer;
  private length = 1;

  constructor(rows: number) {
    this.bytes = Buffer.allocUnsafe(1024 + rows * 1024);
    this.bytes[0] = "[".charCodeAt(0);
  }

  /** One row: its parts in order, each with the comma after it. */
  add(before: Buffer, unit: Buffer, between: Buffer, values: string, tail: Buffer): void {
    const most = before.length + unit.length + between.length + 3 * values.length + tail.length;
    if (this.length + most > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.allocUnsafe(this.bytes.length + most)]);
    this.put(before);
    this.put(unit);
    this.put(between);
    this.length += this.bytes.write(values, this.length);
    this.put(tail);
  }

  private put(part: Buffer): void {
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** The list, with the comma after its last row turned into the closing bracket. */
  finish(): Buffer {
    if (this.length === 1) return Buffer.from("[]");
    this.bytes[this.length - 1] = "]".charCodeAt(0);
    return this.bytes.subarray(0, this.length);
  }
}
