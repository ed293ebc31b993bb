import type { Domain, Items, Leadership, Text } from '../model/leadership.ts';
import { chainFor, scopeOf, type Scope } from '../model/scope.ts';
import { remembered } from '../text/remember.ts';
import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import { matches, newFile, readPattern, type Pattern } from './pattern.ts';

/** Who owns what, compiled from all leadership files of a repository. */
export interface Ownership {
  /** The answer for a path; one that ends in `/` is a folder, whose answer is that of a new file in it. */
  readonly lookup: (path: RepoPath) => Lookup;
  /** What holds in a folder. */
  readonly scopeIn: (folder: RepoPath) => Scope;
}

export interface Lookup {
  readonly status: 'owned' | 'unowned-on-purpose' | 'unowned';
  /** What holds for the path. */
  readonly scope: Scope;
  /** Absent where nothing matches. */
  readonly decidedBy: Match | undefined;
  /** The other entries that match, the one that comes nearest to deciding first. */
  readonly overruled: readonly Match[];
}

/** A list of patterns that covers a path, and the pattern that decided so. */
export interface Match {
  readonly leadership: Leadership;
  /** Undefined for the file's `unowned`. */
  readonly domain: Domain | undefined;
  readonly pattern: Text;
}

/** Compiles the leadership files that count, at most one a folder. */
export function compileOwnership(files: readonly Leadership[]): Ownership {
  const byFolder = new Map(files.map((leadership) => [leadership.folder, leadership]));
  const scopes = new Map(files.map(({ folder }) => [folder, scopeOf(chainFor(byFolder, folder))]));
  const scopeIn = (folder: RepoPath): Scope => {
    const known = scopes.get(folder);
    if (known !== undefined) return known;
    const scope = folder === '' ? scopeOf([]) : scopeIn(folderOf(folder));
    scopes.set(folder, scope);
    return scope;
  };
  return {
    scopeIn,
    lookup: (path) => {
      const file = path === '' || path.endsWith('/') ? `${path}${newFile}` : path;
      const scope = scopeIn(folderOf(file));
      const [decidedBy, ...overruled] = scope.chain
        .toReversed()
        .flatMap((leadership) => matchesIn(compileFile(leadership), pathFrom(leadership.folder, file)));
      return { status: statusOf(decidedBy), scope, decidedBy, overruled };
    },
  };
}

/** The patterns of one domain, or of `unowned`. */
export interface CompiledList {
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  readonly patterns: readonly { readonly pattern: Pattern; readonly source: Text }[];
}

/** The lists of a file in the order in which they are asked: `unowned`, then the domains from the last one on. */
export const compileFile = remembered((leadership: Leadership): readonly CompiledList[] => {
  const unowned = { leadership, domain: undefined, patterns: compileList(leadership.unowned) };
  const domains = leadership.domains.items.map((domain) => ({
    leadership,
    domain,
    patterns: compileList(domain.paths),
  }));
  return [unowned, ...domains.reverse()];
});

/** The last pattern that matches decides, so they are asked from the end. A pattern with a fault says nothing. */
function compileList({ items }: Items<Text>): CompiledList['patterns'] {
  return items
    .flatMap((source) => {
      const reading = readPattern(source.value);
      return 'pattern' in reading ? [{ pattern: reading.pattern, source }] : [];
    })
    .reverse();
}

function matchesIn(lists: readonly CompiledList[], path: RepoPath): Match[] {
  const segments = path.split('/');
  return lists.flatMap(({ leadership, domain, patterns }) => {
    const decisive = patterns.find(({ pattern }) => matches(pattern, segments));
    return decisive === undefined || decisive.pattern.isNegated
      ? []
      : [{ leadership, domain, pattern: decisive.source }];
  });
}

function statusOf(match: Match | undefined): Lookup['status'] {
  if (match === undefined) return 'unowned';
  const { domain } = match;
  const hasNoOwners = domain?.owners?.isWhole === true && domain.owners.items.length === 0;
  return domain === undefined || hasNoOwners ? 'unowned-on-purpose' : 'owned';
}

/** Whether a list of patterns, relative to a folder, covers a path. */
export function covers(list: Items<Text>, folder: RepoPath, path: RepoPath): boolean {
  const segments = pathFrom(folder, path === '' || path.endsWith('/') ? `${path}${newFile}` : path).split(
    '/',
  );
  const decisive = compileList(list).find(({ pattern }) => matches(pattern, segments));
  return decisive !== undefined && !decisive.pattern.isNegated;
}
