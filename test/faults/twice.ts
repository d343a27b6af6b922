import {existsSync} from "node:fs";
import {startCommand, runCommandToEnd, whyFailed, whyNotRefused, type Command} from "./child.ts";
import type {Stage} from "./stage.ts";
import type {Tally} from "./tally.ts";

/** A command that runs while another of its kind does: it refuses in one line that names the process, and the first goes on. */
export async function runTwice(
  stage: Stage,
  {name, lock, second = stage.command, tally}: {name: string; lock: string; second?: Command; tally: Tally}
): Promise<void> {
  await stage.reset();
  await tally.inject("two runs at once", name, async () => {
    const first = startCommand(stage.command);
    const state = {over: false};
    void first.ended.then(() => (state.over = true));
    while (!existsSync(lock) && !state.over) await new Promise((resolve) => void setTimeout(resolve, 5));
    // it waits, so that it cannot be done before the second has begun
    first.signal("SIGSTOP");
    const refused = whyNotRefused(await runCommandToEnd(second), new RegExp(`process ${first.pid}\\b`));
    first.signal("SIGCONT");
    const failed = whyFailed(await first.ended);
    if (failed !== undefined) return `the first ${failed}`;
    return refused ?? (await stage.settled());
  });
}
