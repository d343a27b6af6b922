import type {z} from "zod";
import {shorten} from "../errors.ts";
import {jsonBound, readBounded} from "./bounded.ts";

/** Four times what the largest answer of a source holds; read, each takes up to a hundred bytes. */
const mostValues = 5_000_000;

/** Texts too short to hold more than that. */
const harmless = mostValues;

/**
 * What a JSON text says, as `JSON.parse`: nothing but brackets and commas takes sixty times its size in memory, so that a file
 * within its limit of bytes could still take all there is. Throws RangeError for more than five million values, and
 * SyntaxError for what is no JSON.
 */
export function parseJson(text: string): unknown {
  if (text.length > harmless && countValues(text) > mostValues)
    throw new RangeError(`more than ${mostValues / 1e6} million values`);
  return JSON.parse(text);
}

/**
 * What a JSON file of our own holds, which whoever keeps it may have changed. Throws UserError above its limit, what the
 * system says of a file that cannot be read, and an Error of one line for another shape.
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>, remedy: string): Promise<T> {
  const bytes = await readBounded(path, {...jsonBound, remedy});
  const parsed = parseShape(schema, parseJson(bytes.toString("utf8")));
  if (parsed.issues) throw new Error(formatIssues(parsed.issues));
  return parsed.data;
}

/** One mistake that a schema found: its place in the value, and what was expected. */
type Issue = Pick<z.core.$ZodIssue, "path" | "message">;

/** As `safeParse` of a schema; where there are more mistakes than can be listed, that is the one mistake. */
export function parseShape<T>(
  schema: z.ZodType<T>,
  json: unknown
): {data: T; issues?: undefined} | {issues: Issue[]} {
  try {
    const {data, error} = schema.safeParse(json);
    return error ? {issues: error.issues} : {data};
  } catch (error) {
    // zod hands on the mistakes of a list as so many arguments
    if (error instanceof RangeError)
      return {issues: [{path: [], message: "more mistakes than can be listed"}]};
    throw error;
  }
}

/** What a schema found, on one line: the first mistakes with their places, and how many more. */
export function formatIssues(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, 3)
    .map(({path, message}) => [shorten(path.map(String).join("."), 100), message].filter(Boolean).join(": "));
  const more = issues.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/** Values by the signs that begin or part them, outside of texts; counted until there are too many. */
function countValues(text: string): number {
  let count = 1;
  let isText = false;
  for (let i = 0; i < text.length && count <= mostValues; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) isText = !isText;
    else if (code === backslash && isText) i++;
    else if (!isText && (code === comma || code === bracket || code === brace)) count++;
  }
  return count;
}

const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];
