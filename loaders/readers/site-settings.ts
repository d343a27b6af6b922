import {z} from "zod";
import {UserError} from "../errors.ts";
import {readBoundedSync} from "../files/bounded.ts";

const webAddress = z.url({protocol: /^https$/}).nullable();

/** Who publishes this site, as its pages and footer say it; null where the publisher has not said. */
export const SiteSettings = z.strictObject({
  /** Name of the body that is responsible for the site. */
  responsible: z.string().trim().min(1).max(200).nullable(),
  /** E-mail address. */
  contact: z.email().nullable(),
  /** The body's own statement, as registered at uustatus.no. */
  accessibilityStatement: webAddress,
  sourceCode: webAddress,
  /** Folder of the documents in `docs/`, ending in a slash. */
  documentation: webAddress
});
export type SiteSettings = z.infer<typeof SiteSettings>;

const defaultFile = "site.json";
/** Five short texts have a hundredth of it. */
const mostBytes = 100_000;
const remedy = "see docs/site-settings.md";

/**
 * Reads the file named by PULJEBLIKK_SITE, else `site.json` in the project. Throws UserError with file, field and remedy when
 * it is not there, not JSON, or has a field that is unknown, missing or malformed.
 */
export function readSiteSettings(path = process.env["PULJEBLIKK_SITE"] ?? defaultFile): SiteSettings {
  try {
    return parseSiteSettings(readBoundedSync(path, {most: mostBytes, remedy}).toString("utf8"), path);
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path, error);
  }
}

/** The same for the text of the file. */
export function parseSiteSettings(text: string, path: string): SiteSettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(path, error);
  }
  const parsed = SiteSettings.safeParse(json);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      ({path: field, message}) => `${path}, field ${field.join(".") || "(file)"}: ${message}: ${remedy}`
    );
    throw new UserError(lines.join("\n"));
  }
  return parsed.data;
}

function unreadable(path: string, error: unknown): UserError {
  return new UserError(`${path}: not a readable JSON file (${(error as Error).message}): ${remedy}`);
}
