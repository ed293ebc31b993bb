import type { Domain, Items, Leadership, Text } from '../model/leadership.ts';
import { chainFor, scopeOf, type Scope } from '../model/scope.ts';
import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import type { MatchSet } from './matchSet.ts';
import { matches, newFile, readPattern } from './pattern.ts';
import { compileLists, type CompiledLists } from './patternLists.ts';

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
export function compileOwnership(files: readonly Leadership[], compiled = compileLists(files)): Ownership {
  const byFolder = new Map(files.map((leadership) => [leadership.folder, leadership]));
  const scopes = new Map(files.map(({ folder }) => [folder, scopeOf(chainFor(byFolder, folder))]));
  const nothing = scopeOf([]);
  const scopeIn = (folder: RepoPath): Scope =>
    scopes.get(folder) ?? (folder === '' ? nothing : scopeIn(folderOf(folder)));
  const overruled = new WeakMap<MatchSet, Match[]>();
  return {
    scopeIn,
    lookup: (path) => {
      const file = path === '' || path.endsWith('/') ? `${path}${newFile}` : path;
      const set = compiled.matcher.setOf(file);
      const decidedBy = matchOf(set.decidedBy, compiled);
      return {
        status: statusOf(decidedBy),
        decidedBy,
        // Most who ask do not ask for these.
        get scope() {
          return scopeIn(folderOf(file));
        },
        get overruled() {
          const known = overruled.get(set) ?? matchesIn(set, compiled).slice(1);
          overruled.set(set, known);
          return known;
        },
      };
    },
  };
}

/** What a rule decides; nothing where it begins a file that says no more. */
function matchOf(position: number, { lists, rules }: CompiledLists): Match | undefined {
  const { list = -1, pattern } = rules[position] ?? {};
  const { leadership, domain } = lists[list] ?? {};
  return leadership === undefined || pattern === undefined ? undefined : { leadership, domain, pattern };
}

/** The lists that cover a path, down to the leadership file that starts afresh, the one that decides first. */
function matchesIn(set: MatchSet, { lists, rules }: CompiledLists): Match[] {
  const found: Match[] = [];
  let seen = -1;
  for (const position of set.rules()) {
    const rule = rules[position];
    const list = lists[rule?.list ?? -1];
    if (rule === undefined || list === undefined || rule.list === seen) continue;
    seen = rule.list;
    const { kind, leadership, domain } = list;
    if (kind === 'afresh') break;
    const isOwning = kind === 'domain' || kind === 'unowned';
    if (isOwning && rule.pattern !== undefined && !isNegated(rule.pattern))
      found.push({ leadership, domain, pattern: rule.pattern });
  }
  return found;
}

/** What it means for a path that this decides: a domain, or without one the `unowned` of a file; or nothing. */
export function statusOf(decidedBy: Pick<Match, 'domain'> | undefined): Lookup['status'] {
  if (decidedBy === undefined) return 'unowned';
  const { domain } = decidedBy;
  const hasNoOwners = domain?.owners?.isWhole === true && domain.owners.items.length === 0;
  return domain === undefined || hasNoOwners ? 'unowned-on-purpose' : 'owned';
}

function isNegated({ value }: Text): boolean {
  return value.startsWith('!');
}

/** Whether a list of patterns, relative to a folder, covers a path: the last pattern that matches decides. */
export function covers({ items }: Items<Text>, folder: RepoPath, path: RepoPath): boolean {
  const segments = pathFrom(folder, path === '' || path.endsWith('/') ? `${path}${newFile}` : path).split(
    '/',
  );
  const decisive = items.findLast(({ value }) => {
    const reading = readPattern(value);
    return 'pattern' in reading && matches(reading.pattern, segments);
  });
  return decisive !== undefined && !isNegated(decisive);
}
