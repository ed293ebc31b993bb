import { matchesGlob, type GlobElement } from './pattern.ts';

/** The globs that the names in a folder are held against. */
export interface GlobSet<T> {
  /** What stands behind the globs that match a name. */
  readonly matching: (name: string) => readonly T[];
}

export interface GlobEntry<T> {
  readonly glob: GlobElement;
  readonly value: T;
}

/** So many globs are tried one by one; of more, only those that share a piece with the name. */
const fewGlobs = 8;
const pieceLength = 3;

/**
 * Most globs end in what names end in behind their last dot, and are found by that. Of many that do not, or that end
 * alike, each is found by three characters in a row that it asks for. Only what is found is tried.
 */
export function globSet<T>(entries: readonly GlobEntry<T>[]): GlobSet<T> {
  const byEnding = new Map<number, GlobEntry<T>[]>();
  const others: GlobEntry<T>[] = [];
  for (const entry of entries) {
    const ending = endingKey(entry.glob.suffix);
    if (ending < 0) others.push(entry);
    else add(byEnding, ending, entry);
  }
  const ofEnding = new Map([...byEnding].map(([ending, alike]) => [ending, indexed(alike)]));
  const ofOthers = others.length === 0 ? undefined : indexed(others);
  return {
    matching: (name) => {
      const found: T[] = [];
      const alike = ofEnding.size === 0 ? undefined : ofEnding.get(endingKey(name));
      if (alike !== undefined) addMatching(alike, name, found);
      if (ofOthers !== undefined) addMatching(ofOthers, name, found);
      return found;
    },
  };
}

/** A number for what follows the last dot of a name, or -1; most others have other numbers. */
function endingKey(name: string): number {
  let key = 0;
  for (let at = name.length - 1; at >= 0; at--) {
    const unit = name.charCodeAt(at);
    if (unit === 0x2e) return key;
    key = (Math.imul(key, 31) + unit) & 0x3fffffff;
  }
  return -1;
}

/** Those to be tried with every name, and those to be tried with a name that has a piece. */
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

function addMatching<T>({ inOrder, byPiece }: Indexed<T>, name: string, found: T[]): void {
  for (const { glob, value } of inOrder) if (matchesGlob(glob, name)) found.push(value);
  if (byPiece.size === 0) return;
  for (let at = 0; at + pieceLength <= name.length; at++)
    for (const { glob, value } of byPiece.get(pieceKey(name, at)) ?? [])
      if (matchesGlob(glob, name) && !found.includes(value)) found.push(value);
}

/** A number for three characters in a row; most others have other numbers. */
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
