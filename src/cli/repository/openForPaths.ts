import fs from 'node:fs';
import path from 'node:path';
import type { Answers } from '../../answers.ts';
import { analyzeErrors } from '../../errors.ts';
import { cardContentFor, type CardContent, type CardLocation } from '../../features/card/card.ts';
import { submodules } from '../../git/submodules.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import type { Analysis } from '../../pipeline.ts';
import { memoize, memoizeText } from '../../text/memoize.ts';
import { folderOf, isWithin, type RepoPath } from '../../text/repoPath.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { leadershipAbove } from './leadershipAbove.ts';
import { errorsIn, incomplete, requireReadable } from './errors.ts';
import { hasLeadershipFile } from './files.ts';
import { noLeadershipFile } from './noLeadershipFile.ts';
import { repoPath, rootOf, shownPath } from './root.ts';

/** A repository for the commands that print something about typed paths. */
export interface RepositoryForPaths {
  /** Absolute. */
  readonly root: string;
  /** A typed path from the root of the repository, that of a folder with `/`; undefined outside the repository. */
  readonly resolve: (typed: string) => RepoPath | undefined;
  /** A path relative to the working folder. */
  readonly shown: (file: RepoPath) => string;
  /** Reads the leadership files above more paths. Fails if one of them cannot be read, or if the repository has none. */
  readonly answersFor: (paths: readonly RepoPath[]) => Promise<Answers>;
  /**
   * The content of the card of one of these paths, with paths relative to the working folder. Says once if a leadership
   * file above has errors.
   */
  readonly content: (path: RepoPath) => CardContent;
}

/** Opens the repository around the working folder. */
export async function openForPaths({ cwd, tell }: Terminal): Promise<RepositoryForPaths> {
  const root = rootOf(cwd);
  const isFolder = folderTest(root, await submodules(root));
  const shown = memoizeText(1000, (file) => shownPath(root, cwd, file));
  const errorsOf = memoize((analysis: Analysis) => errorsIn(analysis, shown));
  let above = await leadershipAbove(root, [], analyzeErrors);
  const shownContent = memoize((content: CardContent) => withShownPaths(content, shown));
  let hasSome: Promise<boolean> | undefined;
  const told = new Set<RepoPath>();
  const warn = (file: RepoPath): void => {
    const errors = errorsOf(above.answers);
    if (errors.size === told.size) return;
    for (const leadership of above.answers.ownership.lookup(file).scope.chain) {
      const error = errors.get(leadership.file);
      if (error === undefined || told.has(leadership.file)) continue;
      told.add(leadership.file);
      tell(incomplete(error));
    }
  };
  return {
    root,
    shown,
    resolve: (typed) => {
      const file = repoPath(root, cwd, typed);
      return file === undefined || file === '' || !isFolder(file, typed) ? file : `${file}/`;
    },
    answersFor: async (paths) => {
      above = await leadershipAbove(root, paths, analyzeErrors, above);
      const { sources, answers } = above;
      if (sources.length === 0 && !(await (hasSome ??= hasLeadershipFile(root))))
        throw noLeadershipFile(root);
      requireReadable({ root, analysis: answers }, cwd);
      return answers;
    },
    content: (file) => {
      const { missing, answers } = above;
      if (missing.some(({ path: leadershipFile }) => isWithin(governedFolder(leadershipFile), file)))
        return unknownContent;
      warn(file);
      return shownContent(cardContentFor(answers, file));
    },
  };
}

const unknownContent: CardContent = {
  status: 'unknown',
  owners: [],
  decisions: [],
  goals: [],
  criteria: [],
  requires: {},
  overridden: [],
};

/**
 * Whether a path is a folder, or if nothing exists there, whether it was typed as one. A symbolic link to a folder and a
 * submodule are files to Git. Each folder is read once, as many paths can come from one.
 */
function folderTest(
  root: string,
  submodules: ReadonlySet<RepoPath>,
): (file: RepoPath, typed: string) => boolean {
  const entriesOf = memoizeText(1000, (folder) => {
    try {
      const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
      return new Map(entries.map((entry) => [entry.name, entry.isDirectory()]));
    } catch {
      return undefined;
    }
  });
  return (file, typed) =>
    !submodules.has(file) &&
    (entriesOf(folderOf(file))?.get(file.slice(file.lastIndexOf('/') + 1)) ?? /[\\/]$/.test(typed));
}

function withShownPaths(content: CardContent, shown: (file: string) => string): CardContent {
  const location = <L extends CardLocation>(at: L): L => ({ ...at, file: shown(at.file) });
  return {
    ...content,
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      from: { ...criterion.from, file: shown(criterion.from.file) },
    })),
    ...(content.matchedBy === undefined ? {} : { matchedBy: location(content.matchedBy) }),
    overridden: content.overridden.map(location),
  };
}
