import type { Domain, Leadership } from '../model/leadership.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { assignmentOf, type PatternList } from './assignment.ts';
import type { FileList } from './fileList.ts';
import { compileFile } from './ownership.ts';

/** What the leadership files of a repository make of all of its files. */
export interface Coverage {
  /** Of each domain of a leadership file, in their order. */
  readonly domainsIn: (file: RepoPath) => readonly DomainCoverage[];
  /** The files that nothing matches, of those for which a leadership file is the first to be asked. */
  readonly unownedIn: (file: RepoPath) => readonly RepoPath[];
}

export interface DomainCoverage {
  readonly domain: Domain;
  /** The files that its patterns match. */
  readonly matched: readonly RepoPath[];
  /** Those of them that are its own. */
  readonly owned: readonly RepoPath[];
  /** Who has the others, the one that has most first. */
  readonly taken: readonly Taken[];
}

export interface Taken {
  readonly by: Taker;
  readonly files: readonly RepoPath[];
}

/** A domain; without one, the `unowned` of a file, or a file that starts afresh where it says nothing of a path. */
export interface Taker {
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  readonly isUnowned: boolean;
}

/** Asks for every file who owns it: the same as `Ownership.lookup` says, for all files at once. */
export function coverageOf(leaderships: readonly Leadership[], files: FileList): Coverage {
  const outermostFirst = leaderships.toSorted((one, other) => one.folder.length - other.folder.length);
  const takers: Taker[] = [];
  const lists: PatternList[] = [];
  const numbers = new Map<Leadership, readonly number[]>();
  for (const leadership of outermostFirst) {
    const { folder, inherits } = leadership;
    const [unowned, ...domains] = compileFile(leadership);
    takers.push({ leadership, domain: undefined, isUnowned: false });
    lists.push({ kind: inherits ? 'inherits' : 'afresh', folder, patterns: [] });
    const add = (domain: Domain | undefined, patterns: PatternList['patterns']): number => {
      takers.push({ leadership, domain, isUnowned: domain === undefined });
      return lists.push({ kind: domain === undefined ? 'unowned' : 'domain', folder, patterns }) - 1;
    };
    const inOrder = domains.toReversed().map((list) => add(list.domain, list.patterns));
    numbers.set(leadership, inOrder);
    if (unowned !== undefined) add(undefined, unowned.patterns);
  }

  const assignment = assignmentOf(files, lists);
  const coverageOfDomain = (domain: Domain, number: number): DomainCoverage => {
    const { matched, owned, taken } = assignment.filesOf(number);
    return {
      domain,
      matched,
      owned,
      taken: taken.flatMap(({ by, files: theirs }) => {
        const taker = takers[by];
        return taker === undefined ? [] : [{ by: taker, files: theirs }];
      }),
    };
  };
  const leadershipOf = (file: RepoPath): Leadership | undefined =>
    outermostFirst.find((leadership) => leadership.file === file);
  return {
    domainsIn: (file) => {
      const leadership = leadershipOf(file);
      if (leadership === undefined) return [];
      const own = numbers.get(leadership) ?? [];
      return leadership.domains.items.map((domain, position) =>
        coverageOfDomain(domain, own[position] ?? -1),
      );
    },
    unownedIn: (file) => {
      const leadership = leadershipOf(file);
      return leadership === undefined ? [] : assignment.unownedIn(leadership.folder);
    },
  };
}
