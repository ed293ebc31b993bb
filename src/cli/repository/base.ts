import fs from 'node:fs';
import path from 'node:path';
import type { Base } from '../../git/revision.ts';
import { exitCodes, CliError } from '../terminal/cliError.ts';

/** The commit to compare with; undefined if there are no commits yet. */
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
      throw new CliError(exitCodes.usage, `Unknown revision "${named}". Check the name, or fetch it first.`);
    case 'unrelated':
      throw new CliError(
        exitCodes.usage,
        `"${named}" and HEAD have no common ancestor. Fetch more history (fetch-depth: 0).`,
      );
  }
}

/** Git failed in a repository, or there is no repository. */
export function noRepository(root: string): CliError {
  return new CliError(
    exitCodes.unreadable,
    isGitRepository(root)
      ? `Git failed in ${root}. Run "git status" there to see why.`
      : `${root} is not a Git repository.`,
  );
}

/** Whether a folder that `rootOf` found is the root of a Git repository. */
export function isGitRepository(root: string): boolean {
  return fs.existsSync(path.join(root, '.git'));
}
