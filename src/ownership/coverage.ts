import type { Domain, Leadership } from '../model/leadership.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { FileList } from './fileList.ts';
import { compileFile, type CompiledList } from './ownership.ts';

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
  /** By the position of a file: that of who has it among the takers, or -1. */
  const deciders = new Int32Array(files.paths.length).fill(-1);
  /** By the position of a file: that of the leadership file that is asked first, or -1. */
  const governors = new Int32Array(files.paths.length).fill(-1);
  const matched = new Map<Domain, readonly number[]>();
  for (const [order, leadership] of outermostFirst.entries()) {
    const { start, end } = files.within(leadership.folder);
    governors.fill(order, start, end);
    if (!leadership.inherits)
      deciders.fill(takers.push({ leadership, domain: undefined, isUnowned: false }) - 1, start, end);
    for (const list of compileFile(leadership).toReversed()) {
      const { domain } = list;
      const positions = matchedBy(list, files);
      if (domain !== undefined) matched.set(domain, positions);
      const taker = takers.push({ leadership, domain, isUnowned: domain === undefined }) - 1;
      for (const position of positions) deciders[position] = taker;
    }
  }

  const pathsAt = (positions: readonly number[]): RepoPath[] =>
    positions.map((position) => files.paths[position] ?? '');
  const coverageOfDomain = (domain: Domain): DomainCoverage => {
    const byTaker = new Map<Taker, number[]>();
    const owned: number[] = [];
    for (const position of matched.get(domain) ?? []) {
      const taker = takers[deciders[position] ?? -1];
      if (taker === undefined || taker.domain === domain) owned.push(position);
      else push(byTaker, taker, position);
    }
    const taken = [...byTaker].map(([by, positions]) => ({ by, files: pathsAt(positions) }));
    return {
      domain,
      matched: pathsAt(matched.get(domain) ?? []),
      owned: pathsAt(owned),
      taken: taken.sort((one, other) => other.files.length - one.files.length),
    };
  };
  const unownedIn = (order: number): RepoPath[] =>
    files.paths.filter((_, position) => {
      const taker = takers[deciders[position] ?? -1];
      const isUnowned = taker === undefined || (taker.domain === undefined && !taker.isUnowned);
      return governors[position] === order && isUnowned;
    });
  const ofFile = <T>(compute: (order: number, leadership: Leadership) => readonly T[]) => {
    const answers = new Map<RepoPath, readonly T[]>();
    return (file: RepoPath): readonly T[] => {
      const order = outermostFirst.findIndex((leadership) => leadership.file === file);
      const leadership = outermostFirst[order];
      const answer = answers.get(file) ?? (leadership === undefined ? [] : compute(order, leadership));
      answers.set(file, answer);
      return answer;
    };
  };
  return {
    domainsIn: ofFile((_, { domains }) => domains.items.map(coverageOfDomain)),
    unownedIn: ofFile(unownedIn),
  };
}

/** The positions of the files that a list of patterns covers; the last pattern that matches a file decides. */
function matchedBy({ leadership, patterns }: CompiledList, files: FileList): readonly number[] {
  const inOrder = patterns.toReversed().map(({ pattern }) => pattern);
  const [first, ...others] = inOrder;
  if (first === undefined) return [];
  if (others.length === 0 && !first.isNegated) return files.matching(leadership.folder, first);
  const covered = new Set<number>();
  for (const pattern of inOrder)
    for (const position of files.matching(leadership.folder, pattern))
      if (pattern.isNegated) covered.delete(position);
      else covered.add(position);
  return [...covered].sort((one, other) => one - other);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
