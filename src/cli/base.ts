import type { Base } from '../git/revision.ts';
import { exitCodes, Failure } from './failure.ts';

/** What the user asked to compare with; undefined where there are no commits yet. */
export function commitIn(base: Base, revision: string | undefined, root: string): string | undefined {
  const named = revision ?? 'HEAD';
  switch (base.kind) {
    case 'commit':
      return base.commit;
    case 'no-commits':
      return undefined;
    case 'no-repository':
      throw new Failure(exitCodes.unreadable, `There is no git repository in ${root} to compare with`);
    case 'unknown':
      throw new Failure(
        exitCodes.usage,
        `There is no commit "${named}" here: name a branch, a tag or a commit, and fetch it where it is not there yet`,
      );
    case 'unrelated':
      throw new Failure(
        exitCodes.usage,
        `"${named}" and HEAD have no commit in common here: fetch more of the history`,
      );
  }
}
