import {publishEdition} from "../../loaders/editions/publish.ts";

/** Publishes one edition after the other until it is killed: `publisher.ts SITE TO`. Says when the first one begins. */
const [site = "", to = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let n = 2; n < 100; ++n) await publishEdition({site, to, edition: `2026-12-02-${n}`});
