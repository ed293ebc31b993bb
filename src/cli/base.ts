import fs from 'node:fs';
import path from 'node:path';
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
      throw noRepository(root);
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

/** Why git has no answer: there is nothing to ask about, or nobody to ask. */
export function noRepository(root: string): Failure {
  return new Failure(
    exitCodes.unreadable,
    fs.existsSync(path.join(root, '.git'))
      ? `git does not answer in ${root}: see whether "git status" does there`
      : `There is no git repository in ${root}`,
  );
}
