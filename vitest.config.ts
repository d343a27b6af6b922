import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

/** Rooms without files, processes and clocks; of test/fuzz those tests that run a room's parsers on texts in memory. */
const pure = [
  ...["model", "rules", "statistics", "tables"].map((room) => `test/${room}/**/*.test.ts`),
  ...["attack", "browser", "commands", "settings", "sources", "tables", "user-files"].map(
    (room) => `test/fuzz/${room}.test.ts`
  )
];

/** Pages that compute in a worker, where tests stop and overtake what is under way: they need the machine to themselves. */
const alone = ["effect", "effect-files", "distribution", "distribution-tools"].map(
  (name) => `test/browser/${name}.test.ts`
);

/** A browser waits for a busy machine now and then. Whatever needs the second try is named (scripts/second-tries.ts). */
const retry = 1;

export default defineConfig({
  test: {
    // by default one processor is left idle, which on two processors is half of them
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "pure",
          include: pure,
          // these change nothing outside of themselves, and loading what they test anew for every file took longer than they
          isolate: false,
          // what is loaded stays so only while the next file is of the same project
          sequence: {groupOrder: 1},
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/components/**", ...pure],
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        test: {
          name: "components",
          include: ["test/components/**/*.test.ts"],
          // loading jsdom anew for every file took longer than the tests themselves
          isolate: false,
          sequence: {groupOrder: 2},
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          exclude: alone,
          retry,
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      },
      {
        test: {
          name: "browser-alone",
          include: alone,
          retry,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false
        }
      }
    ]
  }
});
