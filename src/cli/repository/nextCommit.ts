import { answersFrom } from '../../answers.ts';
import { gitIdentity } from '../../git/identity.ts';
import { gitSettings } from '../../git/setting.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { isGitRepository, noRepository } from './base.ts';
import { pathsOfGit } from './gitPaths.ts';
import { leadershipAbove, type LeadershipAbove } from './leadershipAbove.ts';
import { rootOf } from './root.ts';

/** The next commit, as the Git hooks see it. */
export interface NextCommit {
  /** The root of the repository, absolute. */
  readonly root: string;
  /** The staged files. */
  readonly paths: readonly RepoPath[];
  /** The leadership files above the staged files. No others concern the commit. */
  readonly above: LeadershipAbove;
  readonly settings: ReadonlyMap<string, string>;
  /** The person who commits. */
  readonly self: CurrentUser;
}

/**
 * Reads the next commit of the repository around a folder, with Git's settings of some keys. Undefined without a leadership
 * file above the staged files.
 */
export async function nextCommit(
  from: string,
  settingKeys: readonly string[],
): Promise<NextCommit | undefined> {
  const root = rootOf(from);
  const asked = isGitRepository(root)
    ? Promise.all([pathsOfGit(root, 'staged'), gitSettings(root, settingKeys), gitIdentity(root)])
    : undefined;
  // Meanwhile, Git answers. If it fails, that is said below.
  asked?.catch(() => undefined);
  const atRoot = await leadershipAbove(root, [], answersFrom);
  if (asked === undefined) {
    if (atRoot.sources.length === 0) return undefined;
    throw noRepository(root);
  }
  const [paths, settings, self = {}] = await asked;
  const above = await leadershipAbove(root, paths, answersFrom, atRoot);
  return above.sources.length === 0 ? undefined : { root, paths, above, settings, self };
}
