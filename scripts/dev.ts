import {existsSync, statSync} from "node:fs";
import {createServer, type AddressInfo} from "node:net";
import {runCommand} from "../loaders/errors.ts";
import {defaultFiles} from "../loaders/datasets/listing.ts";
import {defaultWarehouse} from "../loaders/warehouse/open.ts";
import {run} from "./run.ts";
import {seedFrameworkCache} from "./seed-framework-cache.ts";
import {servePreview} from "./serve-preview.ts";
import {readPort, requireFreePort} from "./serve.ts";
import {buildData, parseSiteOptions} from "./site.ts";

/**
 * `npm run dev`: builds the warehouse and the data files once, then Framework's preview, which reloads pages as they are
 * edited, behind a server on PORT (3000) that adds the data files and the reports of the last build.
 */
await runCommand(async () => {
  const options = parseSiteOptions();
  const port = readPort();
  await requireFreePort(port);
  await buildData(options);
  seedFrameworkCache();
  const preview = await findFreePort();
  const {server, url} = await servePreview({preview, files: defaultFiles, built: "dist", port});
  console.log(`Puljeblikk: ${url}  (Ctrl+C stops it)\n${describeReports("dist/rapporter.html")}`);
  try {
    await run("observable", ["preview", "--no-open", "--port", String(preview)], {
      env: {
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        PULJEBLIKK_WAREHOUSE: defaultWarehouse,
        PULJEBLIKK_FILES: defaultFiles,
        PULJEBLIKK_DATA: options.data
      }
    });
  } finally {
    server.close();
  }
});

function describeReports(page: string): string {
  if (!existsSync(page))
    return 'reports are not shown, as there is no dist/: run "npm run build" to see them';
  const built = statSync(page).mtime.toISOString().slice(0, 16).replace("T", " ");
  return `reports are shown as last built (${built} UTC): run "npm run build" to renew them`;
}

/** A port for Framework's own server, which readers of the preview need not know. */
async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, "127.0.0.1", resolve));
  const {port} = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
