import type { Criterion, Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { compileMatcher, type Matcher } from './matcher.ts';
import type { Rule } from './matchSet.ts';
import { readPattern } from './pattern.ts';

/**
 * A list of patterns in a leadership file, or the start of the file itself. At the start, a file that
 * inherits (`inherits`) keeps the matches of the files above, and a file that does not (`afresh`) overrides
 * them. The patterns of a criterion never win.
 */
export interface PatternList {
  readonly kind: 'inherits' | 'afresh' | 'criterion' | 'domain' | 'unowned';
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  /** The criterion that has these patterns. If it belongs to a domain, `domain` is also set. */
  readonly criterion: Criterion | undefined;
  readonly patterns: readonly Text[];
  /** Whether files are unowned if this list wins: the start of a file, or a domain whose owners are placeholders. */
  readonly isNobodys: boolean;
}

/** All lists of a repository in order of precedence, compiled. Later lists override earlier ones. */
export interface CompiledLists {
  readonly lists: readonly PatternList[];
  /** The list and pattern of each rule of the matcher. The rule for the start of a file has no pattern. */
  readonly rules: readonly ListRule[];
  /**
   * The same object as long as the patterns in the lists are the same, and nobody's in the same way, even if other
   * content changes.
   */
  readonly matcher: Matcher;
  /** What the matcher was compiled from. */
  readonly source: string;
}

export interface ListRule {
  readonly list: number;
  readonly pattern: Text | undefined;
}

/** Compiles leadership files, at most one for each folder. Reuses the matcher of `earlier` if its patterns are the same. */
export function compileLists(leaderships: readonly Leadership[], earlier?: CompiledLists): CompiledLists {
  const outermostFirst = leaderships.toSorted((one, other) => one.folder.length - other.folder.length);
  const lists = outermostFirst.flatMap(listsOf);
  const rules: ListRule[] = [];
  const rows: Row[] = [];
  for (const [list, { kind, leadership, patterns, isNobodys }] of lists.entries()) {
    const { folder } = leadership;
    if (kind === 'inherits' || kind === 'afresh') {
      rules.push({ list, pattern: undefined });
      rows.push([folder, '**', list, kind, isNobodys]);
    }
    for (const pattern of patterns) {
      if ('fault' in readPattern(pattern.value)) continue;
      rules.push({ list, pattern });
      rows.push([folder, pattern.value, list, kind, isNobodys]);
    }
  }
  const source = JSON.stringify(rows);
  const matcher = earlier?.source === source ? earlier.matcher : matcherOf(rows);
  return { lists, rules, matcher, source };
}

/** The lists of a file in order of precedence. Later lists override earlier ones. */
function listsOf(leadership: Leadership): PatternList[] {
  const { inherits, criteria, domains, unowned } = leadership;
  const list = (
    kind: PatternList['kind'],
    patterns: Items<Text> | undefined,
    domain?: Domain,
    criterion?: Criterion,
  ): PatternList => ({
    kind,
    leadership,
    domain,
    criterion,
    patterns: patterns?.items ?? [],
    isNobodys:
      kind === 'afresh' ||
      (kind === 'domain' && domain !== undefined && statusOfDomain(domain) === 'unowned'),
  });
  const ofCriteria = ({ items }: Items<Criterion>, domain?: Domain): PatternList[] =>
    items
      .filter(({ paths }) => paths !== undefined)
      .map((criterion) => list('criterion', criterion.paths, domain, criterion));
  return [
    list(inherits ? 'inherits' : 'afresh', undefined),
    ...ofCriteria(criteria),
    ...domains.items.flatMap((domain) => ofCriteria(domain.criteria, domain)),
    ...domains.items.map((domain) => list('domain', domain.paths, domain)),
    list('unowned', unowned),
  ];
}

/**
 * A rule as plain data: the folder, the pattern, the number and kind of its list, and whether the list is nobody's. The
 * counts of a matcher include the number of unowned files, so another matcher is needed if that changes.
 */
type Row = readonly [RepoPath, string, number, PatternList['kind'], boolean];

function matcherOf(rows: readonly Row[]): Matcher {
  const rules = rows.flatMap(([folder, source, list, kind]): Rule[] => {
    const reading = readPattern(source);
    const isSilent = kind === 'inherits' || kind === 'criterion';
    return 'fault' in reading ? [] : [{ folder, pattern: reading.pattern, list, isSilent }];
  });
  return compileMatcher(rules);
}
