import fs from 'node:fs';
import path from 'node:path';
import { isWithin } from './isWithin.ts';
import { GitFailure } from './failure.ts';
import { askGit, runGit } from './run.ts';

/** The folder in which git looks for the hooks of a repository. */
export interface HookFolder {
  /** Absolute. The folder may not exist yet. */
  readonly folder: string;
  /** Whether `core.hooksPath` sets it. */
  readonly isSet: boolean;
  /** Whether it belongs to this repository only, not to all repositories of a user. */
  readonly isOwn: boolean;
}

/** Undefined without a repository. `root` is the root of the working tree. Throws a `GitFailure`. */
export async function hookFolder(root: string): Promise<HookFolder | undefined> {
  const common = await gitPath(root, '--git-common-dir');
  if (common === undefined) return undefined;
  // The last value is from `runGit`, which disables hooks.
  const set = ((await askGit(root, ['config', '-z', '--type=path', '--get-all', 'core.hooksPath'])) ?? '')
    .split('\0')
    .slice(0, -2)
    .at(-1);
  if (set === undefined || set === '')
    return { folder: path.join(common, 'hooks'), isSet: false, isOwn: true };
  const folder = path.resolve(root, set);
  return { folder, isSet: true, isOwn: isWithin(root, folder) || isWithin(common, folder) };
}

/** Whether git is creating commits from existing ones: a rebase, a cherry-pick, a revert. */
export async function isReplaying(root: string): Promise<boolean> {
  const folder = await gitPath(root, '--git-dir');
  if (folder === undefined) return false;
  return ['rebase-merge', 'rebase-apply', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'].some((name) =>
    fs.existsSync(path.join(folder, name)),
  );
}

async function gitPath(root: string, which: '--git-dir' | '--git-common-dir'): Promise<string | undefined> {
  try {
    const printed = (await runGit(root, ['rev-parse', which])).replace(/\r?\n$/, '');
    return printed === '' ? undefined : path.resolve(root, printed);
  } catch (error) {
    if (error instanceof GitFailure && error.kind === 'no-repository') return undefined;
    throw error;
  }
}
