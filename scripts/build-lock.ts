import {UserError} from "../loaders/errors.ts";
import {HeldLock, takeLock} from "../loaders/files/lock.ts";
import {settleSite} from "./switch-site.ts";

const buildLock = ".cache/build.lock";

/** Releases the lock; nothing happens when it is released already. */
export type ReleaseBuild = () => Promise<void>;

/**
 * Takes `.cache` and `dist` of this clone for one command, since two builds would write the same files and swap `dist` under
 * whoever copies or prints it. A lock that a dead process left is taken over, and a switch of `dist/` that it did not finish
 * is settled. Throws UserError that names the process when another one holds it.
 */
export async function lockBuild(path = buildLock): Promise<ReleaseBuild> {
  let release: ReleaseBuild;
  try {
    release = await takeLock(path);
  } catch (error) {
    if (!(error instanceof HeldLock)) throw error;
    throw new UserError(
      `dist/ and .cache/ are in use by another build, publication or printing (${error.message}): wait until process ${error.holder.pid} has ended`
    );
  }
  if (path === buildLock) await settleSite();
  return release;
}
