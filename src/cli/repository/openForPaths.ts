import fs from 'node:fs';
import path from 'node:path';
import { cardFor, type Card, type CardLocation } from '../../features/card/card.ts';
import { memoizeText } from '../../text/memoize.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { isWithin, type RepoPath } from '../../text/repoPath.ts';
import {
  errorsIn,
  incomplete,
  openRepository,
  repoPath,
  requireReadable,
  shownPath,
  type Repository,
} from './repository.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A repository for the commands that print something about typed paths. */
export interface RepositoryForPaths extends Repository {
  /** A typed path from the root of the repository, that of a folder with `/`; undefined outside the repository. */
  readonly resolve: (typed: string) => RepoPath | undefined;
  /** A path relative to the working folder. */
  readonly shown: (file: RepoPath) => string;
  /** The card of a path, with paths relative to the working folder. Says once if a leadership file above has errors. */
  readonly card: (path: RepoPath) => Card;
}

/** Opens the repository around the working folder; fails if a leadership file cannot be read. */
export async function openForPaths({ cwd, progress, tell }: Terminal): Promise<RepositoryForPaths> {
  const repository = await openRepository(cwd, [], progress);
  requireReadable(repository, cwd);
  const { root, analysis, files, missing } = repository;
  const isUnknown = (file: RepoPath): boolean =>
    missing.some(({ path: leadershipFile }) => isWithin(governedFolder(leadershipFile), file));
  const shown = memoizeText(1000, (file) => shownPath(root, cwd, file));
  const errors = new Map(errorsIn(analysis, shown));
  const warn = (file: RepoPath): void => {
    if (errors.size === 0) return;
    for (const { file: above } of analysis.ownership.lookup(file).scope.chain) {
      const error = errors.get(above);
      if (error !== undefined) tell(incomplete(error));
      errors.delete(above);
    }
  };
  return {
    ...repository,
    shown,
    resolve: (typed) => {
      const file = repoPath(root, cwd, typed);
      if (file === undefined || file === '') return file;
      // A symbolic link to a folder and a submodule are files to Git.
      return !files.hasFile(file) && isFolder(path.join(root, file), typed) ? `${file}/` : file;
    },
    card: (file) => {
      if (isUnknown(file)) return unknownCard(shown(file));
      warn(file);
      return withShownPaths(cardFor(analysis, file), shown);
    },
  };
}

function unknownCard(shownAs: string): Card {
  return {
    path: shownAs,
    status: 'unknown',
    owners: [],
    decisions: [],
    goals: [],
    criteria: [],
    requires: {},
    overridden: [],
  };
}

/** Whether a path is a folder, or if nothing exists there, whether it was typed as one. */
function isFolder(file: string, typed: string): boolean {
  try {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    return stats?.isDirectory() ?? /[\\/]$/.test(typed);
  } catch {
    return false;
  }
}

function withShownPaths(card: Card, shown: (file: string) => string): Card {
  const location = <L extends CardLocation>(at: L): L => ({ ...at, file: shown(at.file) });
  return {
    ...card,
    path: shown(card.path),
    criteria: card.criteria.map((criterion) => ({
      ...criterion,
      from: { ...criterion.from, file: shown(criterion.from.file) },
    })),
    ...(card.matchedBy === undefined ? {} : { matchedBy: location(card.matchedBy) }),
    overridden: card.overridden.map(location),
  };
}
