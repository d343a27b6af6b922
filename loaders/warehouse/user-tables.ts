import {basename, join} from "node:path";
import {readAllocationKey} from "../files/allocation-key.ts";
import {readAllocations} from "../files/allocations.ts";
import type {Manifest} from "../files/manifest.ts";
import {readNetworks} from "../files/networks.ts";
import {readParticipation} from "../files/participation.ts";
import {readUserFiles} from "../files/user-files.ts";
import {insertRows} from "./insert.ts";
import type {Warehouse} from "./open.ts";

const tables = {
  participation: `scheme VARCHAR, pulje INTEGER, code VARCHAR, role VARCHAR, start DATE, "end" DATE, units INTEGER,
    resource_person_percent DOUBLE, amount_nok BIGINT`,
  networks: "county VARCHAR, network VARCHAR, member VARCHAR, valid_from DATE, valid_to DATE",
  allocations: `scheme VARCHAR, decision_year INTEGER, payment_year INTEGER, code VARCHAR, amount_nok BIGINT, purpose VARCHAR`
} as const;

const keyTables = {
  example_key: `scheme VARCHAR, decision_year INTEGER, frame_nok BIGINT, joint_share DOUBLE, joint_measures_nok BIGINT,
    base_grant_nok BIGINT, weight_pupils DOUBLE, weight_children DOUBLE, pupils_from VARCHAR, children_from DATE`,
  example_key_network:
    "scheme VARCHAR, decision_year INTEGER, network VARCHAR, pupils INTEGER, children INTEGER, grant_nok BIGINT"
} as const;

/**
 * Loads the user's three files (`<dataDir>/user/`) into `user_*` and the example county's files of the same form and its key
 * into `example_*`, as temporary tables. Throws RefusedRows with every bad row; then nothing is loaded.
 */
export async function loadUserFiles(
  database: Warehouse,
  {dataDir, manifest, log}: {dataDir: string; manifest: Manifest; log: (line: string) => void}
): Promise<void> {
  const user = await readUserFiles(join(dataDir, "user"), {log});
  const example = {
    participation: await readExample("participation.csv", readParticipation),
    networks: await readExample("networks.csv", readNetworks),
    allocations: await readExample("allocations.csv", readAllocations)
  };
  for (const [name, columns] of Object.entries(tables) as [keyof typeof tables, string][]) {
    for (const [world, rows] of [
      ["user", user[name]],
      ["example", example[name]]
    ] as const) {
      await insertRows(database, {table: `${world}_${name}`, columns, rows});
    }
  }
  const keyFile = findExample("key.json");
  const key = keyFile ? await readAllocationKey(keyFile) : {keys: [], networks: []};
  await insertRows(database, {table: "example_key", columns: keyTables.example_key, rows: key.keys});
  await insertRows(database, {
    table: "example_key_network",
    columns: keyTables.example_key_network,
    rows: key.networks
  });

  function findExample(name: string): string | undefined {
    const file = manifest.datasets
      .filter((d) => d.kind === "example-county")
      .flatMap((d) => d.files)
      .find((f) => basename(f.file) === name);
    return file && join(dataDir, file.file);
  }

  async function readExample<T>(name: string, read: (path: string) => Promise<T[]>): Promise<T[]> {
    const path = findExample(name);
    return path ? read(path) : [];
  }
}
