import { joinPath, type RepoPath } from '../../text/repoPath.ts';

/** How a path is written, without a place in the file that stands behind it. */
export type WrittenPath =
  /** From the root of this machine, and in the repository. */
  | { readonly kind: 'inside'; readonly path: RepoPath }
  /** It begins with `/`; the path is what follows. */
  | (Rest & { readonly kind: 'rooted' })
  /** It begins with `./` or `../`. */
  | (Rest & { readonly kind: 'relative' })
  | (Rest & { readonly kind: 'bare' });

interface Rest {
  readonly path: string;
  /** `:12:3` and the like stand behind it. */
  readonly hasPlace: boolean;
}

/** Reads a word as a path; undefined for one that leads elsewhere. `root` is the repository's folder on this machine. */
export function readWrittenPath(word: string, root: string): WrittenPath | undefined {
  const address = withoutScheme(word);
  const bare = address.replace(place, '');
  const hasPlace = bare !== address;
  const path = withSlashes(bare);
  if (path === undefined || path === '') return undefined;
  const start = (withSlashes(root) ?? '').replace(/\/$/, '');
  if (path.startsWith(`${start}/`)) {
    const inside = start === '' ? undefined : joinPath('', path.slice(start.length));
    if (inside !== undefined && inside !== '')
      return { kind: 'inside', path: path.endsWith('/') ? `${inside}/` : inside };
  }
  if (/^[a-z]:\//.test(path) || word.startsWith('file:')) return undefined;
  if (/^\.{1,2}(?:\/|$)/.test(path)) return { kind: 'relative', path, hasPlace };
  if (path.startsWith('/')) return { kind: 'rooted', path: path.slice(1), hasPlace };
  return { kind: 'bare', path, hasPlace };
}

/** A path as it stands in an address: `%20` is a blank. */
export function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Up to a fragment or a query. */
export function withoutFragment(path: string): string {
  return path.replace(/(?<=.)[#?].*$/s, '');
}

/** `:12`, `:12:3`, `:12-14`, `(12,3)`, `:[12,3]`, `:12:in`, `::test_name` and a colon behind it. */
const place = /(?::L?\d+(?:[:,-]L?\d+)*(?::in)?:?|\(\d+(?:[,:]\d+)*\):?|:\[\d+,\d+\]|::[\w:[\]-]+)$/;

/** What a file or a bundle of webpack is called in its address. */
function withoutScheme(word: string): string {
  if (word.startsWith('file://')) return decoded(word.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ''));
  if (!/^webpack(?:-internal)?:\/\//.test(word)) return word;
  const [, path] = /^[^:]+:\/\/[^/]*\/(?:\([^)]*\)\/)?(?:\.\/)?(.+)$/.exec(word) ?? [];
  return path === undefined ? '' : `./${path.replace(/\?\w*(?=:|$)/, '')}`;
}

/**
 * A path with `/` between its folders, and the letter of a Windows drive in lower case, as VS Code has it. Undefined
 * where `\` is not between folders.
 */
function withSlashes(path: string): string | undefined {
  if (!path.includes('\\')) return lowerDrive(path);
  const hasDrive = /^[A-Za-z]:/.test(path);
  if (path.includes('/') && !hasDrive) return undefined;
  return lowerDrive(path.replace(/\\+/g, '/'));
}

function lowerDrive(path: string): string {
  return path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
