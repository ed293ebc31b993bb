import fs from 'node:fs';
import path from 'node:path';
import { cardFor, type Card, type CardPlace } from '../answers/card.ts';
import { changedFiles, stagedFiles } from '../git/changes.ts';
import { baseCommit } from '../git/revision.ts';
import { commitIn } from './base.ts';
import { rememberedTexts } from '../text/remember.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { openRepository, repoPath, requireReadable, shownPath, type Repository } from './repository.ts';
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
  requireReadable(repository, cwd);
  const { root, analysis } = repository;
  const shown = rememberedTexts(1000, (file) => shownPath(root, cwd, file));
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
  if (which !== 'staged') {
    const revision = which.changed === true ? undefined : which.changed;
    return changedFiles(root, commitIn(await baseCommit(root, revision), revision, root));
  }
  const head = await baseCommit(root, undefined);
  return stagedFiles(root, commitIn(head, undefined, root));
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
