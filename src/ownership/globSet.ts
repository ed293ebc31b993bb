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
 * Most globs are `*.ext`, found by the ending of a name. Where there are many others, each is found by three
 * characters in a row that it asks for, and only then tried.
 */
export function globSet<T>(entries: readonly GlobEntry<T>[]): GlobSet<T> {
  const none: T[] = [];
  const byEnding = new Map<string, T[]>();
  const others: GlobEntry<T>[] = [];
  for (const entry of entries)
    if (isEnding(entry.glob)) add(byEnding, entry.glob.suffix, entry.value);
    else others.push(entry);
  const { inOrder, byPiece } = indexed(others);
  return {
    matching: (name) => {
      const dot = name.lastIndexOf('.');
      const found = (dot < 0 ? undefined : byEnding.get(name.slice(dot))) ?? none;
      let more: T[] | undefined;
      const tryOut = ({ glob, value }: GlobEntry<T>): void => {
        if (matchesGlob(glob, name)) (more ??= [...found]).push(value);
      };
      for (const entry of inOrder) tryOut(entry);
      if (byPiece.size > 0) {
        const tried = new Set<GlobEntry<T>>();
        for (let at = 0; at + pieceLength <= name.length; at++)
          for (const entry of byPiece.get(name.slice(at, at + pieceLength)) ?? [])
            if (!tried.has(entry)) {
              tried.add(entry);
              tryOut(entry);
            }
      }
      return more ?? found;
    },
  };
}

/** `*.ext`: matches the names with this last dot and what follows it. */
function isEnding({ parts, suffix }: GlobElement): boolean {
  return parts?.length === 2 && parts[0] === '' && suffix.lastIndexOf('.') === 0;
}

/** Those to be tried with every name, and those to be tried with a name that has a piece. */
function indexed<T>(entries: readonly GlobEntry<T>[]): {
  readonly inOrder: readonly GlobEntry<T>[];
  readonly byPiece: ReadonlyMap<string, GlobEntry<T>[]>;
} {
  const byPiece = new Map<string, GlobEntry<T>[]>();
  if (entries.length <= fewGlobs) return { inOrder: entries, byPiece };
  const inOrder: GlobEntry<T>[] = [];
  for (const entry of entries) {
    const longest = longestOf(entry.glob.parts ?? [entry.glob.prefix, entry.glob.suffix]);
    if (longest.length < pieceLength) inOrder.push(entry);
    else add(byPiece, longest.slice(0, pieceLength), entry);
  }
  return { inOrder, byPiece };
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
