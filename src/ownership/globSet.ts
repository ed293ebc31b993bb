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
/** A power of two. */
const pieceKeys = 4096;

/**
 * Most globs are `*.ext`, found by the ending of a name. Where there are many others, each is found by three
 * characters in a row that it asks for, and only then tried.
 */
export function globSet<T>(entries: readonly GlobEntry<T>[]): GlobSet<T> {
  const none: T[] = [];
  const byEnding = new Map<number, { readonly ending: string; readonly values: T[] }[]>();
  const others: GlobEntry<T>[] = [];
  for (const entry of entries) {
    const { suffix } = entry.glob;
    if (!isEnding(entry.glob)) others.push(entry);
    else {
      const alike = byEnding.get(endingKey(suffix)) ?? [];
      const same = alike.find(({ ending }) => ending === suffix);
      if (same !== undefined) same.values.push(entry.value);
      else byEnding.set(endingKey(suffix), [...alike, { ending: suffix, values: [entry.value] }]);
    }
  }
  const ofEnding = (name: string): T[] => {
    const alike = byEnding.get(endingKey(name));
    if (alike === undefined) return none;
    for (const { ending, values } of alike) if (name.endsWith(ending)) return values;
    return none;
  };
  const { inOrder, byPiece } = indexed(others);
  return {
    matching: (name) => {
      const found = byEnding.size === 0 ? none : ofEnding(name);
      let more: T[] | undefined;
      for (const { glob, value } of inOrder) {
        if (matchesGlob(glob, name)) (more ??= [...found]).push(value);
      }
      if (byPiece === undefined) return more ?? found;
      let tried: Set<GlobEntry<T>> | undefined;
      for (let at = 0; at + pieceLength <= name.length; at++) {
        const alike = byPiece[pieceKey(name, at)];
        if (alike === undefined) continue;
        for (const entry of alike) {
          if (tried?.has(entry) === true) continue;
          (tried ??= new Set()).add(entry);
          if (matchesGlob(entry.glob, name)) (more ??= [...found]).push(entry.value);
        }
      }
      return more ?? found;
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

/** `*.ext`: matches the names with this last dot and what follows it. */
function isEnding({ parts, suffix }: GlobElement): boolean {
  return parts?.length === 2 && parts[0] === '' && suffix.lastIndexOf('.') === 0;
}

/** Those to be tried with every name, and those to be tried with a name that has a piece, by the number of it. */
function indexed<T>(entries: readonly GlobEntry<T>[]): {
  readonly inOrder: readonly GlobEntry<T>[];
  readonly byPiece: readonly (readonly GlobEntry<T>[] | undefined)[] | undefined;
} {
  if (entries.length <= fewGlobs) return { inOrder: entries, byPiece: undefined };
  const byPiece = new Array<GlobEntry<T>[] | undefined>(pieceKeys).fill(undefined);
  const inOrder: GlobEntry<T>[] = [];
  for (const entry of entries) {
    const longest = longestOf(entry.glob.parts ?? [entry.glob.prefix, entry.glob.suffix]);
    if (longest.length < pieceLength) inOrder.push(entry);
    else (byPiece[pieceKey(longest, 0)] ??= []).push(entry);
  }
  return { inOrder, byPiece };
}

/** A number for three characters in a row; others may have the same. */
function pieceKey(text: string, at: number): number {
  const two = Math.imul(text.charCodeAt(at), 31) + text.charCodeAt(at + 1);
  return (Math.imul(two, 31) + text.charCodeAt(at + 2)) & (pieceKeys - 1);
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}
