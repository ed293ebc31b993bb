import fs from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../analyze.ts';
import { cardFor, type Card, type CardPlace } from '../answers/card.ts';
import { changedFiles, stagedFiles, type Changes } from '../git/changes.ts';
import { filesThatCount } from '../model/leadershipFile.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { exitCodes, Failure } from './failure.ts';
import { openRepository, repoPath, shownPath, type Repository } from './repository.ts';
import type { Terminal } from './terminal.ts';

/** A repository whose leadership files all answer. */
export interface AskedRepository extends Repository {
  /** A path as git has it, a folder's with a `/`; undefined for one outside the repository. */
  readonly asked: (typed: string) => RepoPath | undefined;
  /** A path as the user sees it. */
  readonly shown: (file: RepoPath) => string;
  /** The card of a path, with its paths as the user sees them. */
  readonly card: (path: RepoPath) => Card;
}

/** Opens the repository around the working folder to be asked about paths. */
export async function askRepository({ cwd, progress }: Terminal): Promise<AskedRepository> {
  const repository = await openRepository(cwd, [], progress);
  const { root, analysis } = repository;
  const shown = (file: RepoPath): string => shownPath(root, cwd, file);
  const unread = unreadFile(analysis);
  if (unread !== undefined)
    throw new Failure(
      exitCodes.unreadable,
      `Cannot read ${shown(unread.path)}: ${unread.findings[0]?.message ?? ''}; see "leadership check"`,
    );
  return {
    ...repository,
    shown,
    asked: (typed) => {
      const asked = repoPath(root, cwd, typed);
      return asked !== undefined && asked !== '' && isFolder(path.join(root, asked), typed)
        ? `${asked}/`
        : asked;
    },
    card: (file) => seenFrom(cardFor(analysis, file), shown),
  };
}

/** The paths that differ from a commit, or that the next one changes, as a command was asked for them. */
export async function pathsOfGit(
  root: string,
  which: { readonly changed: string | true } | 'staged',
): Promise<readonly RepoPath[]> {
  if (which === 'staged') return pathsIn(await stagedFiles(root), root, '');
  const base = which.changed === true ? undefined : which.changed;
  return pathsIn(await changedFiles(root, base), root, base ?? 'HEAD');
}

function pathsIn(changes: Changes, root: string, base: string): readonly RepoPath[] {
  if ('paths' in changes) return changes.paths;
  switch (changes.fault) {
    case 'no-git':
      throw new Failure(exitCodes.usage, `Git knows of no repository in ${root}: name the paths instead`);
    case 'unknown-base':
      throw new Failure(
        exitCodes.usage,
        `There is no commit "${base}": name a branch, a tag or a commit, as in --changed=origin/main`,
      );
    case 'no-common-commit':
      throw new Failure(
        exitCodes.usage,
        `"${base}" and HEAD have no commit in common: fetch more of the history, or name another base`,
      );
  }
}

/** The first of the files that count of which nothing can be read. */
function unreadFile({ files }: Analysis): Analysis['files'][number] | undefined {
  const counting = new Set(filesThatCount(files.map((file) => file.path)).values());
  return files.find((file) => counting.has(file.path) && file.answers === undefined);
}

/** Whether there is a folder, or, where nothing is there, whether one was typed. */
function isFolder(file: string, typed: string): boolean {
  try {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    return stats?.isDirectory() ?? /[\\/]$/.test(typed);
  } catch {
    return false;
  }
}

/** The card with its paths as the user sees them from the working folder. */
function seenFrom(card: Card, shown: (file: string) => string): Card {
  const place = <P extends CardPlace>(at: P): P => ({ ...at, file: shown(at.file) });
  return {
    ...card,
    path: shown(card.path),
    criteria: card.criteria.map((criterion) => ({
      ...criterion,
      from: { ...criterion.from, file: shown(criterion.from.file) },
    })),
    ...(card.decidedBy === undefined ? {} : { decidedBy: place(card.decidedBy) }),
    overruled: card.overruled.map(place),
  };
}
