import { matchesGlob, type GlobElement } from './pattern.ts';

/** A set of globs to match against the names in a folder. */
export interface GlobSet<T> {
  /** The values of the globs that match a name. */
  readonly matching: (name: string) => readonly T[];
}

export interface GlobEntry<T> {
  readonly glob: GlobElement;
  readonly value: T;
}

/**
 * Up to this many globs are tried one by one. Larger sets are indexed by pieces of `pieceLength` characters.
 */
const fewGlobs = 8;
const pieceLength = 3;

/**
 * Indexes globs so that few are tried for each name. A glob that ends in literal characters is found by the
 * end of the name, with the largest length of `tailLengths` that its suffix has. Other globs, and globs with
 * the same end, are found by three consecutive characters that they contain, if there are many.
 */
export function globSet<T>(entries: readonly GlobEntry<T>[]): GlobSet<T> {
  const byTail = new Map<number, GlobEntry<T>[]>();
  const others: GlobEntry<T>[] = [];
  let longest = 0;
  for (const entry of entries) {
    const { suffix } = entry.glob;
    const length = tailLengths.findLast((known) => known <= suffix.length);
    longest = Math.max(longest, length ?? 0);
    if (length === undefined) others.push(entry);
    else add(byTail, tailKey(suffix, length), entry);
  }
  const ofTail = new Map([...byTail].map(([tail, alike]) => [tail, indexed(alike)]));
  const ofOthers = others.length === 0 ? undefined : indexed(others);
  return {
    matching: (name) => {
      let found: T[] | undefined;
      let key = 0;
      let read = 0;
      for (const length of tailLengths) {
        if (length > longest || length > name.length) break;
        while (read < length) key = nextKey(key, name.charCodeAt(name.length - ++read));
        const alike = ofTail.get(key);
        if (alike !== undefined) found = matchingOf(alike, name, found);
      }
      return (ofOthers === undefined ? found : matchingOf(ofOthers, name, found)) ?? none;
    },
  };
}

const none: readonly never[] = [];
const tailLengths = [2, 4, 8, 16];

/** A hash of the last characters of a text. */
function tailKey(text: string, length: number): number {
  let key = 0;
  for (let read = 1; read <= length; read++) key = nextKey(key, text.charCodeAt(text.length - read));
  return key;
}

function nextKey(key: number, unit: number): number {
  return (Math.imul(key, 31) + unit + 1) & 0x3fffffff;
}

/** The globs to try for every name, and those to try for names that contain a piece. */
interface Indexed<T> {
  readonly inOrder: readonly GlobEntry<T>[];
  readonly byPiece: ReadonlyMap<number, readonly GlobEntry<T>[]>;
}

function indexed<T>(entries: readonly GlobEntry<T>[]): Indexed<T> {
  const byPiece = new Map<number, GlobEntry<T>[]>();
  if (entries.length <= fewGlobs) return { inOrder: entries, byPiece };
  const inOrder: GlobEntry<T>[] = [];
  for (const entry of entries) {
    const longest = longestOf(entry.glob.parts ?? [entry.glob.prefix, entry.glob.suffix]);
    if (longest.length < pieceLength) inOrder.push(entry);
    else add(byPiece, pieceKey(longest, 0), entry);
  }
  return { inOrder, byPiece };
}

/** Adds the values of the globs that match a name to those found before. */
function matchingOf<T>(
  { inOrder, byPiece }: Indexed<T>,
  name: string,
  before: T[] | undefined,
): T[] | undefined {
  let found = before;
  for (const { glob, value } of inOrder) if (matchesGlob(glob, name)) (found ??= []).push(value);
  if (byPiece.size === 0) return found;
  for (let at = 0; at + pieceLength <= name.length; at++)
    for (const { glob, value } of byPiece.get(pieceKey(name, at)) ?? none)
      if (matchesGlob(glob, name) && found?.includes(value) !== true) (found ??= []).push(value);
  return found;
}

/** A hash of three consecutive characters. */
function pieceKey(text: string, at: number): number {
  return (
    (Math.imul(text.charCodeAt(at), 0x3d1) +
      Math.imul(text.charCodeAt(at + 1), 0x1f) +
      text.charCodeAt(at + 2)) &
    0x3fffffff
  );
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
