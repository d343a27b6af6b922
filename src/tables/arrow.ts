/** Places of what is read in the tables of Arrow's metadata (Schema.fbs, Message.fbs, File.fbs, version 5). */
const slots = {
  message: {version: 0, headerType: 1, header: 2, bodyLength: 3, metadata: 4},
  schema: {fields: 1, metadata: 2},
  field: {name: 0, type: 2, content: 3, children: 5, metadata: 6},
  timestamp: {zone: 1},
  batch: {length: 0, nodes: 1, buffers: 2, compression: 3, variadic: 4},
  dictionary: {data: 1},
  footer: {schema: 1, dictionaries: 2, batches: 3}
} as const;
const header = {schema: 1, dictionary: 2, batch: 3} as const;
/** Types that say more of themselves in a list or a text. */
const types = {timestamp: 10, union: 14} as const;

/** `ARROW1` begins and ends a file; a stream has neither. */
const magic = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
const deepest = 16;
/** The fourth and fifth version of the format; the metadata of earlier ones has other places. */
const firstVersion = 3;

/** A table in the metadata: the position of what stands in a slot, if anything does. */
type Table = (slot: number) => number | undefined;

/** Arrow's metadata, and how much of it may still be looked at. */
interface Metadata {
  view: DataView;
  /** Length of the whole file, bytes. */
  bytes: number;
  budget: {left: number};
}

/**
 * Checks that an Arrow file or stream says of itself no more than it holds, before a reader takes it at its word: a damaged
 * length can ask for all memory there is, or for years. Every vector and text lies in its metadata, every buffer in its body,
 * no more rows are told than there are bits, and nothing is told so often that looking at it takes longer than the file is
 * long. Throws RangeError that says what does not fit.
 */
export function checkArrow(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file: Metadata = {view, bytes: bytes.length, budget: {left: 16 * bytes.length + 1000}};
  if (magic.every((byte, i) => bytes[i] === byte)) checkFile(file);
  else checkStream(file);
}

function checkFile(file: Metadata): void {
  const end = file.bytes - magic.length - 4;
  const length = file.view.getInt32(end, true);
  const footer = part(file, end - length, length);
  const table = root(footer);
  checkSchema(footer, tableIn(footer, table, slots.footer.schema));
  for (const slot of [slots.footer.dictionaries, slots.footer.batches])
    for (const block of vector(footer, table(slot), 24)) checkMessage(file, whole(footer, block));
}

function checkStream(file: Metadata): void {
  let at: number | undefined = 0;
  while (at !== undefined && at + 4 <= file.bytes) at = checkMessage(file, at);
}

/** Where the next message begins; undefined after the last. */
function checkMessage(file: Metadata, start: number): number | undefined {
  const {view} = file;
  let at = start;
  let length = view.getInt32(at, true);
  at += 4;
  if (length === -1) {
    if (at + 4 > file.bytes) return undefined;
    length = view.getInt32(at, true);
    at += 4;
  }
  if (length === 0) return undefined;
  const metadata = part(file, at, length);
  spend(metadata, length);
  const table = root(metadata);
  const {message} = slots;
  const version = table(message.version);
  if (version === undefined || metadata.view.getInt16(version, true) < firstVersion)
    throw new RangeError("an Arrow format before version 4");
  const said = table(message.bodyLength);
  const bodyLength = said === undefined ? 0 : whole(metadata, said);
  const body = at + length;
  if (body + bodyLength > file.bytes)
    throw new RangeError(`a body of ${bodyLength} bytes in a file of ${file.bytes}`);
  checkTexts(metadata, table(message.metadata));
  const type = table(message.headerType);
  const content = tableIn(metadata, table, message.header);
  switch (type === undefined ? 0 : metadata.view.getUint8(type)) {
    case header.schema:
      checkSchema(metadata, content);
      break;
    case header.dictionary:
      checkBatch(metadata, tableIn(metadata, content, slots.dictionary.data), bodyLength);
      break;
    case header.batch:
      checkBatch(metadata, content, bodyLength);
      break;
    default:
      throw new RangeError("a message of unknown type");
  }
  return body + bodyLength;
}

function checkSchema(metadata: Metadata, schema: Table): void {
  for (const at of vector(metadata, schema(slots.schema.fields), 4)) checkField(metadata, at, 0);
  checkTexts(metadata, schema(slots.schema.metadata));
}

function checkField(metadata: Metadata, at: number, depth: number): void {
  if (depth > deepest) throw new RangeError(`columns in more than ${deepest} others`);
  const field = tableAt(metadata, indirect(metadata, at));
  vector(metadata, field(slots.field.name), 1);
  const type = field(slots.field.type);
  const kind = type === undefined ? 0 : metadata.view.getUint8(type);
  if (kind === types.union)
    throw new RangeError("a column of several types, of which no file of ours has any");
  if (kind === types.timestamp)
    vector(metadata, tableIn(metadata, field, slots.field.content)(slots.timestamp.zone), 1);
  checkTexts(metadata, field(slots.field.metadata));
  for (const child of vector(metadata, field(slots.field.children), 4))
    checkField(metadata, child, depth + 1);
}

function checkBatch(metadata: Metadata, batch: Table, body: number): void {
  const mostRows = metadata.bytes * 8;
  const length = batch(slots.batch.length);
  const rows = length === undefined ? [] : [length];
  // a node and a buffer are two whole numbers of 64 bits each
  for (const at of [...rows, ...vector(metadata, batch(slots.batch.nodes), 16)]) {
    const told = whole(metadata, at);
    if (told > mostRows) throw new RangeError(`${told} rows in ${metadata.bytes} bytes`);
  }
  for (const at of vector(metadata, batch(slots.batch.buffers), 16)) {
    const end = whole(metadata, at) + whole(metadata, at + 8);
    if (end > body) throw new RangeError(`a buffer that ends at ${end} in a body of ${body} bytes`);
  }
  vector(metadata, batch(slots.batch.variadic), 8);
  if (batch(slots.batch.compression) !== undefined)
    throw new RangeError("compressed bodies, of which no file of ours has any");
}

/** Pairs of texts. */
function checkTexts(metadata: Metadata, at: number | undefined): void {
  for (const pair of vector(metadata, at, 4)) {
    const texts = tableAt(metadata, indirect(metadata, pair));
    for (const slot of [0, 1]) vector(metadata, texts(slot), 1);
  }
}

function root(metadata: Metadata): Table {
  return tableAt(metadata, indirect(metadata, 0));
}

function tableIn(metadata: Metadata, table: Table, slot: number): Table {
  const at = table(slot);
  if (at === undefined) throw new RangeError("a part of the metadata is missing");
  return tableAt(metadata, indirect(metadata, at));
}

/** Reading past the end of a view is a RangeError of the language. */
function tableAt({view}: Metadata, at: number): Table {
  const places = at - view.getInt32(at, true);
  const size = view.getUint16(places, true);
  return (slot) => {
    const place = 4 + 2 * slot;
    const offset = place + 2 <= size ? view.getUint16(places + place, true) : 0;
    return offset === 0 ? undefined : at + offset;
  };
}

/** Positions of the elements of a vector; of one of bytes, which nothing more is asked about, none. */
function vector(metadata: Metadata, at: number | undefined, size: number): number[] {
  if (at === undefined) return [];
  const start = indirect(metadata, at);
  const length = metadata.view.getUint32(start, true);
  if (length * size > metadata.view.byteLength - start - 4)
    throw new RangeError(`${length} parts in ${metadata.view.byteLength} bytes of metadata`);
  spend(metadata, length);
  return size === 1 ? [] : Array.from({length}, (_, i) => start + 4 + i * size);
}

function indirect({view}: Metadata, at: number): number {
  return at + view.getUint32(at, true);
}

function whole({view}: Metadata, at: number): number {
  const number = Number(view.getBigInt64(at, true));
  if (number < 0 || !Number.isSafeInteger(number)) throw new RangeError(`a length of ${number}`);
  return number;
}

function part(file: Metadata, start: number, length: number): Metadata {
  if (length <= 0 || start < 0 || start + length > file.bytes)
    throw new RangeError(`${length} bytes of metadata in a file of ${file.bytes}`);
  return {...file, view: new DataView(file.view.buffer, file.view.byteOffset + start, length)};
}

function spend({budget}: Metadata, amount: number): void {
  budget.left -= amount;
  if (budget.left < 0) throw new RangeError("metadata that tells the same again and again");
}
