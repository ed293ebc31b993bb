import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import type { FileList } from '../coverage/fileList.ts';
import type { Folder } from '../coverage/folder.ts';
import type { DayNumber, History } from './history.ts';
import { holders, isActive, knowledgeIn, tallied, type Tally } from './knowledge.ts';
import { compared } from './people.ts';

/** A part of the repository that is proposed as a domain. */
export interface Area {
  /** '' for all files that no other area has. */
  readonly folder: RepoPath;
  /** Those who may own it: active people who know it, best first. Positions in the people of the history. */
  readonly candidates: readonly number[];
  /** The latest change of anyone who knows it. Undefined without a change, or if somebody is active. */
  readonly lastDay: DayNumber | undefined;
}

/** An area has so many files and changes. */
const minFiles = 10;
const minChanges = 20;
/** The number of areas, without the one for all other files. */
const maxAreas = 12;
/** A folder with a larger share of the files is divided. */
const largeShare = 0.12;
/** People who hold so much of the knowledge of a folder know it. */
const heldShare = 0.8;
/** Folders are known to different people if these are fewer of all who know them. */
const likeness = 0.5;
/** A folder with so many of the files of its parent is the parent in other words, such as `src/main/java/`. */
const mainShare = 0.9;
const maxCandidates = 3;

/**
 * Proposes areas: the top folders, and the folders in those that are large or that different people know. Files that
 * change seldom, or are few, stay in the area around them. The first area has the files of no other.
 */
export function proposeAreas(files: FileList, history: History): Area[] {
  const isThere = new Set(files.paths);
  const byFolder = tallied(history, (path) => (isThere.has(path) ? foldersAbove(path) : []));
  const areas = foldersOfAreas(files, byFolder, history.today);
  const areaOf = memoizedAreaOf(areas);
  const byArea = tallied(history, (path) => (isThere.has(path) ? [areaOf(path)] : []));
  return [...areas].sort(compared).map((folder): Area => {
    const tally = byArea.get(folder);
    const known = tally === undefined ? [] : knowledgeIn(tally, history.today);
    const active = known.filter(({ person }) => isActive(history, person));
    return {
      folder,
      candidates: active.slice(0, maxCandidates).map(({ person }) => person),
      lastDay:
        active.length > 0 || known.length === 0
          ? undefined
          : Math.max(...known.map(({ person }) => history.lastDays[person] ?? 0)),
    };
  });
}

/** The folders of a file, the root first. */
function* foldersAbove(path: RepoPath): Generator<RepoPath, undefined> {
  yield '';
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    yield path.slice(0, slash);
  return undefined;
}

function memoizedAreaOf(areas: ReadonlySet<RepoPath>): (path: RepoPath) => RepoPath {
  const known = new Map<RepoPath, RepoPath>();
  const areaOf = (folder: RepoPath): RepoPath => {
    const found = known.get(folder) ?? (areas.has(folder) ? folder : areaOf(folderOf(folder)));
    known.set(folder, found);
    return found;
  };
  return (path) => areaOf(folderOf(path));
}

/** A folder that can be an area. */
interface Candidate {
  readonly path: RepoPath;
  readonly folder: Folder;
  readonly tally: Tally;
  readonly holders: ReadonlySet<number>;
}

function foldersOfAreas(
  files: FileList,
  byFolder: ReadonlyMap<RepoPath, Tally>,
  today: DayNumber,
): ReadonlySet<RepoPath> {
  const candidate = (path: RepoPath, folder: Folder): Candidate[] => {
    const tally = byFolder.get(path);
    return tally === undefined || folder.count < minFiles || tally.changes < minChanges
      ? []
      : [{ path, folder, tally, holders: holders(knowledgeIn(tally, today), heldShare) }];
  };
  /** The candidates in a folder; instead of one that is nearly all of the folder, those in that one. */
  const inside = (path: RepoPath, { count, folders }: Folder): Candidate[] =>
    folders.flatMap((folder) => {
      const below = joined(path, folder.name);
      return path !== '' && folder.count >= mainShare * count
        ? inside(below, folder)
        : candidate(below, folder);
    });
  const areas = new Map<RepoPath, Candidate>();
  const add = (candidates: readonly Candidate[]): void => {
    const inOrder = candidates.toSorted(
      (one, other) =>
        Number(hasManifest(other.folder)) - Number(hasManifest(one.folder)) ||
        other.folder.count - one.folder.count ||
        compared(one.path, other.path),
    );
    for (const one of inOrder.slice(0, maxAreas - areas.size)) areas.set(one.path, one);
  };
  add(inside('', files.root));
  const closed = new Set<RepoPath>();
  for (;;) {
    const [next] = [...areas.values()]
      .filter(({ path }) => !closed.has(path))
      .sort((one, other) => other.folder.count - one.folder.count || compared(one.path, other.path));
    if (next === undefined || areas.size >= maxAreas) break;
    closed.add(next.path);
    const parts = inside(next.path, next.folder);
    const isLarge = next.folder.count > largeShare * files.count;
    if (parts.length > 1 ? isLarge || areDifferent(parts) : parts.length === 1 && isLarge) {
      const rest = parts.reduce((count, part) => count - part.folder.count, next.folder.count);
      // Of an area with few files outside of its parts, only the parts are left.
      if (rest < minFiles && parts.length <= maxAreas - areas.size + 1) areas.delete(next.path);
      add(parts);
    }
  }
  return new Set(['', ...areas.keys()]);
}

function areDifferent(parts: readonly Candidate[]): boolean {
  const pairs = parts.flatMap((one, at) =>
    parts.slice(at + 1).map((other): [Candidate, Candidate] => [one, other]),
  );
  const alike = pairs.map(([one, other]) => jaccard(one.holders, other.holders));
  return alike.reduce((sum, one) => sum + one, 0) / pairs.length < likeness;
}

/** The share of the members of two sets that are in both. */
function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const both = [...one].filter((member) => other.has(member)).length;
  return both / (one.size + other.size - both);
}

function hasManifest({ files }: Folder): boolean {
  return files.some((file) => manifests.has(file) || /\.(?:csproj|fsproj|gemspec|cabal)$/.test(file));
}

/** Files that describe a package, each in the folder of one. */
const manifests: ReadonlySet<string> = new Set([
  ...['package.json', 'go.mod', 'Cargo.toml', 'pyproject.toml', 'setup.py', 'pom.xml', 'build.gradle'],
  ...['build.gradle.kts', 'composer.json', 'Gemfile', 'mix.exs', 'pubspec.yaml', 'Package.swift'],
  ...['Chart.yaml', 'deno.json', 'Project.toml', 'DESCRIPTION', 'BUILD.bazel'],
]);

function joined(path: RepoPath, name: string): RepoPath {
  return path === '' ? name : `${path}/${name}`;
}
