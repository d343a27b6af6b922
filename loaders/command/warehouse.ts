import {runCommand} from "../errors.ts";
import {buildWarehouse} from "../warehouse/build.ts";
import {parseWarehouseArguments, warehouseHelp} from "./warehouse-arguments.ts";

/** `npm run warehouse -- [--data DIR] [--out FILE] [--world real]` */
await runCommand(async () => {
  const given = parseWarehouseArguments(process.argv.slice(2));
  if (given === "help") {
    process.stdout.write(warehouseHelp);
    return;
  }
  const tables = await buildWarehouse({...given, log: (line) => console.error(line)});
  for (const {table, rows} of tables) console.log(`${table.padEnd(24)} ${String(rows).padStart(9)} rows`);
  console.log(`built ${given.out} from ${given.dataDir}`);
});
