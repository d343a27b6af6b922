import {UserError} from "../errors.ts";

/** Who puts the site up, for the catalogue. */
export interface Publisher {
  name: string;
  /** Address that stands for the publisher, such as its page in Enhetsregisteret. */
  uri?: string;
  /** E-mail address for questions. */
  email?: string;
  /** Where the site lies, with a slash at the end; without it, addresses are relative to the catalogue's own. */
  site?: string;
}

/**
 * Reads PULJEBLIKK_PUBLISHER, PULJEBLIKK_PUBLISHER_URI, PULJEBLIKK_CONTACT and PULJEBLIKK_SITE. Without a name the
 * catalogue says that none is given. Throws UserError for an address that is none.
 */
export function readPublisher(env = process.env): Publisher {
  const uri = maybeAddress(env, "PULJEBLIKK_PUBLISHER_URI");
  const site = maybeAddress(env, "PULJEBLIKK_SITE");
  const email = env["PULJEBLIKK_CONTACT"];
  if (email && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email))
    throw new UserError(`PULJEBLIKK_CONTACT=${email}: must be an e-mail address`);
  return {
    name: env["PULJEBLIKK_PUBLISHER"] || "Puljeblikk (utgiver ikke oppgitt)",
    ...(uri && {uri}),
    ...(email && {email}),
    ...(site && {site: site.endsWith("/") ? site : `${site}/`})
  };
}

function maybeAddress(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new UserError(`${name}=${text}: must be an address that begins with https://`);
  return new URL(text).href;
}
