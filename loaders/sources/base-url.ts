import {UserError} from "../errors.ts";

/**
 * The address of an interface without trailing slash: the environment variable `name`, or `otherwise` when it is
 * not set. Throws UserError when it is no http address.
 */
export function readBaseUrl(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: string
): string {
  const text = env[name] || otherwise;
  if (!/^https?:\/\/[^\s?#]+$/.test(text)) {
    throw new UserError(`${name}: ${JSON.stringify(text)}: write an address such as ${otherwise}`);
  }
  return text.replace(/\/+$/, "");
}
