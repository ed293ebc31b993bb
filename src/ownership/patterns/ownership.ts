import type { Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import { chainFor, scopeOf, type Scope } from '../../model/scope.ts';
import { memoize } from '../../text/memoize.ts';
import { folderOf, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import type { Matcher } from './matcher.ts';
import type { MatchSet } from './matchSet.ts';
import { matches, anyFileName, readPattern } from './pattern.ts';
import { compileLists, type CompiledLists } from './patternLists.ts';

/** The owners of all paths, compiled from all leadership files of a repository. */
export interface Ownership {
  /** The owners of a path. A path that ends in `/` is a folder, with the result for a new file in it. */
  readonly lookup: (path: RepoPath) => OwnershipResult;
  /** The scope of a folder. */
  readonly scopeIn: (folder: RepoPath) => Scope;
  /** The matcher of all patterns. */
  readonly matcher: Matcher;
  /** The winner among what the matcher says about a path. */
  readonly winnerIn: (set: MatchSet) => Pick<OwnershipResult, 'status' | 'matchedBy'>;
}

export interface OwnershipResult {
  readonly status: 'owned' | 'intentionally-unowned' | 'unowned';
  /** The scope of the path. */
  readonly scope: Scope;
  /** The match that wins. Absent if nothing matches. */
  readonly matchedBy: Match | undefined;
  /** The other domains and `unowned` lists that match, in order of precedence. */
  readonly overridden: readonly Match[];
  /** All patterns that match. Paths with the same object have the same scope, matches, and criteria. */
  readonly matches: MatchSet;
}

/** A list of patterns that matches a path, and its pattern that wins. */
export interface Match {
  readonly leadership: Leadership;
  /** Undefined for the file's `unowned`. */
  readonly domain: Domain | undefined;
  readonly pattern: Text;
}

/** Compiles leadership files, at most one for each folder. */
export function compileOwnership(files: readonly Leadership[], compiled = compileLists(files)): Ownership {
  const byFolder = new Map(files.map((leadership) => [leadership.folder, leadership]));
  const scopes = new Map(files.map(({ folder }) => [folder, scopeOf(chainFor(byFolder, folder))]));
  const nothing = scopeOf([]);
  const scopeIn = (folder: RepoPath): Scope =>
    scopes.get(folder) ?? (folder === '' ? nothing : scopeIn(folderOf(folder)));
  const overriddenIn = memoize((set: MatchSet) => matchesIn(set, compiled).slice(1));
  const winnerIn: Ownership['winnerIn'] = (set) => {
    const matchedBy = matchOf(set.matchedBy, compiled);
    return { status: statusOf(matchedBy), matchedBy };
  };
  return {
    scopeIn,
    matcher: compiled.matcher,
    winnerIn,
    lookup: (path) => {
      const file = path === '' || path.endsWith('/') ? `${path}${anyFileName}` : path;
      const set = compiled.matcher.setOf(file);
      return {
        ...winnerIn(set),
        scope: scopeIn(folderOf(file)),
        overridden: overriddenIn(set),
        matches: set,
      };
    },
  };
}

/** The match of a rule. Undefined for the rule that stands for a leadership file itself. */
function matchOf(position: number, { lists, rules }: CompiledLists): Match | undefined {
  const { list = -1, pattern } = rules[position] ?? {};
  const { leadership, domain } = lists[list] ?? {};
  return leadership === undefined || pattern === undefined ? undefined : { leadership, domain, pattern };
}

/** The lists that match a path, in order of precedence, down to the leadership file that does not inherit. */
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

/**
 * The status of a path for the match that wins: a domain, the `unowned` of a file if there is no domain, or
 * nothing.
 */
export function statusOf(matchedBy: Pick<Match, 'domain'> | undefined): OwnershipResult['status'] {
  if (matchedBy === undefined) return 'unowned';
  const { domain } = matchedBy;
  return domain === undefined ? 'intentionally-unowned' : statusOfDomain(domain);
}

function isNegated({ value }: Text): boolean {
  return value.startsWith('!');
}

/** Whether a list of patterns, relative to a folder, matches a path. The last pattern that matches wins. */
export function covers({ items }: Items<Text>, folder: RepoPath, path: RepoPath): boolean {
  const segments = pathFrom(folder, path === '' || path.endsWith('/') ? `${path}${anyFileName}` : path).split(
    '/',
  );
  const decisive = items.findLast(({ value }) => {
    const reading = readPattern(value);
    return 'pattern' in reading && matches(reading.pattern, segments);
  });
  return decisive !== undefined && !isNegated(decisive);
}
