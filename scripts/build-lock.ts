import {UserError} from "../loaders/errors.ts";
import {HeldLock, takeLock} from "../loaders/files/lock.ts";

/** Releases the lock; nothing happens when it is released already. */
export type ReleaseBuild = () => Promise<void>;

/**
 * Takes `.cache` and `dist` of this clone for one command, since two builds would write the same files and swap `dist` under
 * whoever copies or prints it. A lock that a dead process left is taken over. Throws UserError that names the process when
 * another one holds it.
 */
export async function lockBuild(path = ".cache/build.lock"): Promise<ReleaseBuild> {
  try {
    return await takeLock(path);
  } catch (error) {
    if (!(error instanceof HeldLock)) throw error;
    throw new UserError(
      `dist/ and .cache/ are in use by another build, publication or printing (${error.message}): wait until process ${error.holder.pid} has ended`
    );
  }
}
