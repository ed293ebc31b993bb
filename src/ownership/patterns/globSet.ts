import { hasBytesAt, textOfUtf8, utf8Of } from '../../text/utf8.ts';
import { matchesGlob, type GlobElement } from './pattern.ts';

/** A set of globs to match against the names in a folder. */
export interface GlobSet<T> {
  /** The values of the globs that match a name. */
  readonly matching: (name: string) => readonly T[];
  /** Adds the values of the globs that match a name in UTF-8, in the same order. */
  readonly addMatching: (found: T[], bytes: Uint8Array, start: number, end: number) => void;
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
 * Indexes globs so that few are tried for each name. A glob that ends in literal ASCII characters is found by the
 * end of the name, with the largest length of `tailLengths` that its suffix has. Other globs, and globs with
 * the same end, are found by three consecutive characters that they contain, if there are many.
 */
export function globSet<T>(entries: readonly GlobEntry<T>[]): GlobSet<T> {
  const byTail = new Map<number, GlobEntry<T>[]>();
  const others: GlobEntry<T>[] = [];
  let longest = 0;
  for (const entry of entries) {
    const { suffix } = entry.glob;
    const ascii = /[\0-\x7f]*$/.exec(suffix)?.[0].length ?? 0;
    const length = tailLengths.findLast((known) => known <= ascii);
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
    addMatching: (found, bytes, start, end) => {
      let key = 0;
      let read = 0;
      for (const length of tailLengths) {
        if (length > longest || length > end - start) break;
        while (read < length) key = nextKey(key, bytes[end - ++read] ?? 0);
        const alike = ofTail.get(key);
        if (alike !== undefined) addMatchingOf(alike, found, bytes, start, end);
      }
      if (ofOthers !== undefined) addMatchingOf(ofOthers, found, bytes, start, end);
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
  readonly inOrder: readonly EncodedEntry<T>[];
  readonly byPiece: ReadonlyMap<number, readonly GlobEntry<T>[]>;
}

/** A glob with its start and end in UTF-8. */
interface EncodedEntry<T> extends GlobEntry<T> {
  readonly prefix: Uint8Array;
  readonly suffix: Uint8Array;
  /** Whether all names with this start and end match. */
  readonly isExact: boolean;
}

function encoded<T>({ glob, value }: GlobEntry<T>): EncodedEntry<T> {
  const { prefix, suffix, parts } = glob;
  // Half a character above U+FFFF has no UTF-8 of its own.
  const isWellFormed = !/\p{Surrogate}/u.test(`${prefix}*${suffix}`);
  return {
    glob,
    value,
    prefix: utf8Of(isWellFormed ? prefix : ''),
    suffix: utf8Of(isWellFormed ? suffix : ''),
    isExact: isWellFormed && parts?.length === 2,
  };
}

function indexed<T>(entries: readonly GlobEntry<T>[]): Indexed<T> {
  const byPiece = new Map<number, GlobEntry<T>[]>();
  if (entries.length <= fewGlobs) return { inOrder: entries.map(encoded), byPiece };
  const inOrder: EncodedEntry<T>[] = [];
  for (const entry of entries) {
    const longest = longestOf(entry.glob.parts ?? [entry.glob.prefix, entry.glob.suffix]);
    if (longest.length < pieceLength) inOrder.push(encoded(entry));
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

/** The same for a name in UTF-8, which becomes a string only if its start and end do not settle the matter. */
function addMatchingOf<T>(
  alike: Indexed<T>,
  found: T[],
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (alike.byPiece.size > 0) {
    matchingOf(alike, textOfUtf8(bytes, start, end), found);
    return;
  }
  for (const { glob, value, prefix, suffix, isExact } of alike.inOrder)
    if (
      prefix.length + suffix.length <= end - start &&
      hasBytesAt(bytes, end - suffix.length, suffix) &&
      hasBytesAt(bytes, start, prefix) &&
      (isExact || matchesGlob(glob, textOfUtf8(bytes, start, end)))
    )
      found.push(value);
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
