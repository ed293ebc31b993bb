import type { Leadership } from '../model/leadership.ts';
import { anyFileName, readPattern, type Element } from '../ownership/patterns/pattern.ts';
import { folderOf, isWithin, joinPath, type RepoPath } from '../text/repoPath.ts';

/** A path that need not exist, and the words that stand for it in a message. */
export interface Probe {
  readonly path: RepoPath;
  readonly example: string;
}

/**
 * Paths that stand for files that do not exist yet: a new file in each folder, and a file for each pattern. If the
 * patterns of both sides differ, a pattern that matches at any depth is tried in one folder of each kind. Folders are
 * of the same kind if `kindOf` is the same.
 */
export function* probesOf(
  before: readonly Leadership[],
  after: readonly Leadership[],
  paths: readonly RepoPath[],
  kindOf: (path: RepoPath) => string,
): Generator<Probe, undefined> {
  const folders = foldersOf(paths);
  for (const folder of folders) yield { path: newFileIn(folder), example: `${folder}/` };
  const both = [...patternsOf(before), ...patternsOf(after)];
  const isSame = JSON.stringify(rowsOf(before)) === JSON.stringify(rowsOf(after));
  const kinds = isSame ? [] : folders.map((folder) => ({ folder, kind: kindOf(newFileIn(folder)) }));
  for (const { governed, source, elements } of new Map(
    both.map((pattern) => [JSON.stringify([pattern.governed, pattern.source]), pattern]),
  ).values()) {
    const split = elements.findIndex(({ kind }, at) => kind === 'any-number' && at < elements.length - 1);
    const head = split < 0 ? elements : elements.slice(0, split);
    const tail = split < 0 ? [] : sampleOf(elements.slice(split));
    const words = source.replace(/^!/, '');
    yield { path: pathOf(governed, [...sampleOf(head), ...tail]), example: words };
    if (split < 0 || isBareName(source)) continue;
    const start = pathOf(governed, sampleOf(head));
    const seen = new Set<string>();
    for (const { folder, kind } of kinds) {
      if (seen.has(kind) || !isWithin(start, folder)) continue;
      seen.add(kind);
      yield {
        path: pathOf(folder, tail),
        example: split > 0 ? words : `${newFileIn(folder)}${words.replace(/^\*\*\//, '')}`,
      };
    }
  }
  return undefined;
}

/**
 * Whether a pattern is only a name, such as `docs/`. It matches at any depth, but is mostly meant for the one that
 * exists.
 */
function isBareName(source: string): boolean {
  return /^!?[^/*?]+\/?$/.test(source);
}

/** A pattern, with the folder that it is relative to. */
interface PlacedPattern {
  readonly governed: RepoPath;
  readonly source: string;
  readonly elements: readonly Element[];
}

function patternsOf(leaderships: readonly Leadership[]): PlacedPattern[] {
  return leaderships.flatMap(({ folder: governed, domains, unowned }) =>
    [...domains.items.map(({ paths }) => paths), unowned].flatMap(({ items }) =>
      items.flatMap(({ value: source }) => {
        const reading = readPattern(source);
        return 'pattern' in reading ? [{ governed, source, elements: reading.pattern.elements }] : [];
      }),
    ),
  );
}

/** Everything that decides which domain of which position owns a path. */
function rowsOf(leaderships: readonly Leadership[]): unknown[] {
  return leaderships
    .toSorted((one, other) => (one.folder < other.folder ? -1 : 1))
    .map(({ folder, inherits, domains, unowned }) => [
      folder,
      inherits,
      ...[...domains.items.map(({ paths }) => paths), unowned].map(({ items }) =>
        items.map(({ value }) => value),
      ),
    ]);
}

/** The root, and all folders that contain files. */
function foldersOf(paths: readonly RepoPath[]): RepoPath[] {
  const folders = new Set<RepoPath>(['']);
  for (const path of paths)
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return [...folders];
}

function newFileIn(folder: RepoPath): RepoPath {
  return folder === '' ? '' : `${folder}/`;
}

/** Names that match elements. Where any name matches, it is the one that only wildcards match. */
function sampleOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if (element.kind === 'any-number') return [];
    if (element.kind === 'literal') return [element.text];
    if (element.kind === 'any') return [anyFileName];
    return [
      element.tokens.map((token) => (typeof token === 'object' ? token.character : anyFileName)).join(''),
    ];
  });
}

function pathOf(folder: RepoPath, names: readonly string[]): RepoPath {
  return joinPath(folder, names.join('/')) ?? '';
}
