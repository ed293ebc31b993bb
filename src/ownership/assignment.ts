import type { RepoPath } from '../text/repoPath.ts';
import type { FileList } from './fileList.ts';
import type { CompiledList } from './ownership.ts';

/**
 * A list of patterns, or the beginning of a leadership file: one that inherits leaves its files to those above for
 * a start, one that starts afresh takes them away.
 */
export interface PatternList {
  readonly kind: 'inherits' | 'afresh' | 'domain' | 'unowned';
  readonly folder: RepoPath;
  /** The last one first. */
  readonly patterns: CompiledList['patterns'];
}

/** Which list each file belongs to, lists given by their numbers. */
export interface Assignment {
  readonly filesOf: (list: number) => AssignedFiles;
  /** The files of no list, of those for which the leadership file of a folder is the first to be asked. */
  readonly unownedIn: (folder: RepoPath) => readonly RepoPath[];
}

export interface AssignedFiles {
  readonly matched: readonly RepoPath[];
  readonly owned: readonly RepoPath[];
  /** Which other lists have the rest, the one that has most first. */
  readonly taken: readonly { readonly by: number; readonly files: readonly RepoPath[] }[];
}

/**
 * Assigns each file to the last list that covers it, the lists of the outermost leadership file first. As long as
 * the patterns stay the same, while something else is typed, so does the answer.
 */
export function assignmentOf(files: FileList, lists: readonly PatternList[]): Assignment {
  const signature = JSON.stringify(
    lists.map(({ kind, folder, patterns }) => [kind, folder, ...patterns.map(({ source }) => source.value)]),
  );
  const known = latest.get(files);
  if (known?.signature === signature) return known.assignment;
  const assignment = assign(files, lists);
  latest.set(files, { signature, assignment });
  return assignment;
}

const latest = new WeakMap<FileList, { readonly signature: string; readonly assignment: Assignment }>();

function assign(files: FileList, lists: readonly PatternList[]): Assignment {
  /** By the position of a file: the list that has it, or -1. */
  const deciders = new Int32Array(files.paths.length).fill(-1);
  /** By the position of a file: the beginning of the leadership file that is asked first, or -1. */
  const governors = new Int32Array(files.paths.length).fill(-1);
  const matched = lists.map((list, number) => {
    const { start, end } = files.within(list.folder);
    if (list.kind === 'inherits' || list.kind === 'afresh') governors.fill(number, start, end);
    if (list.kind === 'afresh') deciders.fill(number, start, end);
    const positions = matchedBy(list, files);
    for (const position of positions) deciders[position] = number;
    return positions;
  });

  const pathsAt = (positions: readonly number[]): RepoPath[] =>
    positions.map((position) => files.paths[position] ?? '');
  const filesOf = (list: number): AssignedFiles => {
    const positions = matched[list] ?? [];
    const owned: number[] = [];
    const byTaker = new Map<number, number[]>();
    for (const position of positions) {
      const by = deciders[position] ?? list;
      const theirs = by === list ? owned : byTaker.get(by);
      if (theirs === undefined) byTaker.set(by, [position]);
      else theirs.push(position);
    }
    const taken = [...byTaker].map(([by, theirs]) => ({ by, files: pathsAt(theirs) }));
    return {
      matched: pathsAt(positions),
      owned: pathsAt(owned),
      taken: taken.sort((one, other) => other.files.length - one.files.length),
    };
  };
  const unownedIn = (folder: RepoPath): RepoPath[] => {
    const governor = lists.findIndex(
      (list) => list.folder === folder && (list.kind === 'inherits' || list.kind === 'afresh'),
    );
    const isUnowned = (position: number): boolean => {
      const decider = lists[deciders[position] ?? -1];
      return governors[position] === governor && (decider === undefined || decider.kind === 'afresh');
    };
    return files.paths.filter((_, position) => isUnowned(position));
  };
  return { filesOf: remembering(filesOf), unownedIn: remembering(unownedIn) };
}

/** The positions of the files that a list of patterns covers; the last pattern that matches a file decides. */
function matchedBy({ folder, patterns }: PatternList, files: FileList): readonly number[] {
  const inOrder = patterns.toReversed().map(({ pattern }) => pattern);
  const [first, ...others] = inOrder;
  if (first === undefined) return [];
  if (others.length === 0 && !first.isNegated) return files.matching(folder, first);
  const covered = new Set<number>();
  for (const pattern of inOrder)
    for (const position of files.matching(folder, pattern))
      if (pattern.isNegated) covered.delete(position);
      else covered.add(position);
  return [...covered].sort((one, other) => one - other);
}

function remembering<K, V>(compute: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const answer = answers.get(key) ?? compute(key);
    answers.set(key, answer);
    return answer;
  };
}
