import type {Random} from "../../src/statistics/random.ts";
import {startCommand, runCommandToEnd, whyFailed, type Command} from "./child.ts";
import type {Outcome, Tally} from "./tally.ts";

/** A command with something published before it, ready to be disturbed again and again. */
export interface Stage {
  command: Command;
  /** Puts everything back to what was there before the command. */
  reset(): Promise<void>;
  /** What readers must never see, at any moment. */
  visible(): Promise<Outcome>;
  /** What must hold when the command has ended well: the result of an undisturbed run, and nothing left over. */
  settled(): Promise<Outcome>;
  close(): Promise<void>;
}

/** How a stage is opened in an empty folder; it has run once undisturbed when this resolves. */
export type OpenStage = (root: string) => Promise<Stage>;

/** Runs the command undisturbed and returns its milliseconds; throws when that does not work. */
export async function measureStage(stage: Stage): Promise<number> {
  await stage.reset();
  const ended = await runCommandToEnd(stage.command);
  const why = whyFailed(ended) ?? (await stage.settled());
  if (why !== undefined) throw new Error(`undisturbed: ${why}`);
  return ended.milliseconds;
}

/**
 * Kills the stage's command at `kills` moments drawn over its undisturbed duration, each time from the same beginning, and
 * runs it again. A kill that came after the end is drawn anew. Throws when the undisturbed run fails.
 */
export async function killStage(
  stage: Stage,
  {name, kills, random, tally}: {name: string; kills: number; random: Random; tally: Tally}
): Promise<void> {
  let duration = await measureStage(stage);
  for (let n = 1, late = 0; n <= kills;) {
    await stage.reset();
    const share = random.uniform();
    const running = startCommand(stage.command);
    const timer = setTimeout(() => running.signal(), share * duration);
    const killed = await running.ended;
    clearTimeout(timer);
    if (killed.signal !== "SIGKILL") {
      // the machine has become faster since it was measured
      duration = Math.min(duration, killed.milliseconds);
      if ((late += 1) > 20 + kills) throw new Error(`${name}: the command ends before it can be killed`);
      continue;
    }
    await tally.inject(
      name,
      `kill ${n} at ${(100 * share).toFixed(1)} % of ${duration.toFixed(0)} ms`,
      async () => {
        const seen = await stage.visible();
        if (seen !== undefined) return `after the kill: ${seen}`;
        const again = whyFailed(await runCommandToEnd(stage.command));
        if (again !== undefined) return `the rerun ${again}`;
        return (await stage.visible()) ?? (await stage.settled());
      }
    );
    n += 1;
  }
}
