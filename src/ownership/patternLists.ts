import type { Criterion, Domain, Items, Leadership, Text } from '../model/leadership.ts';
import { rememberedTexts } from '../text/remember.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { compileMatcher, type Matcher, type Rule } from './matcher.ts';
import { readPattern } from './pattern.ts';

/**
 * A list of patterns of a leadership file, or the beginning of the file itself. One that inherits leaves its paths
 * to the files above for a start; one that starts afresh takes them away. The paths of a criterion decide nothing.
 */
export interface PatternList {
  readonly kind: 'inherits' | 'afresh' | 'criterion' | 'domain' | 'unowned';
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  /** Whose paths these are; also of a domain, if the criterion is one of its own. */
  readonly criterion: Criterion | undefined;
  readonly patterns: readonly Text[];
}

/** All lists of a repository in the order in which they overrule each other, compiled. */
export interface CompiledLists {
  readonly lists: readonly PatternList[];
  /** The list and the pattern of each rule of the matcher; the beginning of a file has no pattern. */
  readonly rules: readonly ListRule[];
  /** The same for the same patterns in the same lists, whatever else is said of them. */
  readonly matcher: Matcher;
}

export interface ListRule {
  readonly list: number;
  readonly pattern: Text | undefined;
}

/** Compiles the leadership files that count, at most one a folder. */
export function compileLists(leaderships: readonly Leadership[]): CompiledLists {
  const outermostFirst = leaderships.toSorted((one, other) => one.folder.length - other.folder.length);
  const lists = outermostFirst.flatMap(listsOf);
  const rules: ListRule[] = [];
  const rows: Row[] = [];
  for (const [list, { kind, leadership, patterns }] of lists.entries()) {
    const { folder } = leadership;
    if (kind === 'inherits' || kind === 'afresh') {
      rules.push({ list, pattern: undefined });
      rows.push([folder, '**', list, kind]);
    }
    for (const pattern of patterns) {
      if ('fault' in readPattern(pattern.value)) continue;
      rules.push({ list, pattern });
      rows.push([folder, pattern.value, list, kind]);
    }
  }
  return { lists, rules, matcher: matcherOf(JSON.stringify(rows)) };
}

/** The lists of a file, each overruling those before it. */
function listsOf(leadership: Leadership): PatternList[] {
  const { inherits, criteria, domains, unowned } = leadership;
  const list = (
    kind: PatternList['kind'],
    patterns: Items<Text> | undefined,
    domain?: Domain,
    criterion?: Criterion,
  ): PatternList => ({ kind, leadership, domain, criterion, patterns: patterns?.items ?? [] });
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

/** A rule in a text: the folder, the pattern, the number and the kind of its list. */
type Row = readonly [RepoPath, string, number, PatternList['kind']];

/** Asked again at every keystroke, mostly about the same rows. */
const matcherOf = rememberedTexts(8, (text: string): Matcher => {
  const rows = JSON.parse(text) as readonly Row[];
  const rules = rows.flatMap(([folder, source, list, kind]): Rule[] => {
    const reading = readPattern(source);
    const isSilent = kind === 'inherits' || kind === 'criterion';
    return 'fault' in reading ? [] : [{ folder, pattern: reading.pattern, list, isSilent }];
  });
  return compileMatcher(rules);
});
