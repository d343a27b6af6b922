import {createHash} from "node:crypto";
import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {z} from "zod";
import {UserError} from "../loaders/errors.ts";

/** What is relied on of CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/); the rest goes through as it is. */
export const BillOfMaterials = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string(),
  serialNumber: z.string(),
  version: z.int(),
  metadata: z.looseObject({
    component: z.looseObject({name: z.string(), version: z.string()})
  }),
  components: z.array(
    z.looseObject({
      name: z.string(),
      version: z.string(),
      purl: z.string(),
      hashes: z.array(z.object({alg: z.string(), content: z.string()})).optional()
    })
  ),
  dependencies: z.array(z.looseObject({ref: z.string()}))
});
export type BillOfMaterials = z.infer<typeof BillOfMaterials>;

/**
 * The software bill of materials of what the site is built and tested with (packages for tests alone are marked as
 * development), from the lockfile by npm's own command. `npm sbom --omit dev` would also leave out packages that both
 * need. The same
 * lockfile gives the same bytes: the time is left out, and the serial number follows from the content (a UUID of version
 * 8, RFC 9562). Throws UserError when npm is not there or fails.
 */
export async function readBillOfMaterials({cwd = "."}: {cwd?: string} = {}): Promise<BillOfMaterials> {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const {stdout} = await promisify(execFile)("npm", args, {cwd, maxBuffer: 64 * 2 ** 20}).catch(
    (error: Error) => {
      throw new UserError(`npm ${args.join(" ")}: ${error.message.split("\n")[0]}; install npm 10 or later`);
    }
  );
  const bill = BillOfMaterials.parse(JSON.parse(stdout));
  const {tools: _tools, timestamp: _timestamp, ...metadata} = bill.metadata;
  // npm calls the project by its folder
  metadata.component = {...metadata.component, name: "puljeblikk", type: "application"};
  const fixed = {...bill, metadata, serialNumber: ""};
  return {...fixed, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(fixed))}`};
}

function uuidOf(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32)
  ].join("-");
}
