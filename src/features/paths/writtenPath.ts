import { joinPath, type RepoPath } from '../../text/repoPath.ts';

/** A path as written in a text, without the line or column after it. */
export type WrittenPath =
  /** An absolute path on this machine, inside the repository. */
  | { readonly kind: 'inside'; readonly path: RepoPath }
  /** Starts with `/`; `path` is the rest. */
  | (Rest & { readonly kind: 'rooted' })
  /** Starts with `./` or `../`. */
  | (Rest & { readonly kind: 'relative' })
  | (Rest & { readonly kind: 'bare' });

interface Rest {
  readonly path: string;
  /** Whether a line or column follows, such as `:12:3`. */
  readonly hasPlace: boolean;
}

/**
 * Parses a word as a path; undefined if the path is outside the repository. `root` is the absolute path of the
 * repository's folder.
 */
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

/** Decodes a URL path: `%20` is a space. */
export function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path without its fragment or query. */
export function withoutFragment(path: string): string {
  return path.replace(/(?<=.)[#?].*$/s, '');
}

/** `:12`, `:12:3`, `:12-14`, `(12,3)`, `:[12,3]`, `:12:in`, `::test_name`, and an optional trailing colon. */
const place = /(?::L?\d+(?:[:,-]L?\d+)*(?::in)?:?|\(\d+(?:[,:]\d+)*\):?|:\[\d+,\d+\]|::[\w:[\]-]+)$/;

/** Removes a `file://` or webpack scheme. */
function withoutScheme(word: string): string {
  if (word.startsWith('file://')) return decoded(word.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ''));
  if (!/^webpack(?:-internal)?:\/\//.test(word)) return word;
  const [, path] = /^[^:]+:\/\/[^/]*\/(?:\([^)]*\)\/)?(?:\.\/)?(.+)$/.exec(word) ?? [];
  return path === undefined ? '' : `./${path.replace(/\?\w*(?=:|$)/, '')}`;
}

/** Converts `\` to `/`, and the drive letter to lower case, as in VS Code. Undefined if a `\` is not a separator. */
function withSlashes(path: string): string | undefined {
  if (!path.includes('\\')) return lowerDrive(path);
  const hasDrive = /^[A-Za-z]:/.test(path);
  if (path.includes('/') && !hasDrive) return undefined;
  return lowerDrive(path.replace(/\\+/g, '/'));
}

function lowerDrive(path: string): string {
  return path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
