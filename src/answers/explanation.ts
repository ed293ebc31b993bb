import type { Analysis } from '../analyze.ts';
import type { Leadership, Text } from '../model/leadership.ts';
import type { Lookup } from '../ownership/ownership.ts';
import { matches, newFile, readPattern } from '../ownership/pattern.ts';
import { folderOf, isWithin, pathFrom, type RepoPath } from '../text/repoPath.ts';
import { t } from '../text/l10n.ts';
import { positionAt } from '../text/span.ts';

/** Why a path is whose it is: everything that matches it, in the order in which it is asked. */
export interface Explanation {
  readonly path: RepoPath;
  readonly status: Lookup['status'];
  /** The files that are asked, the deepest one first. */
  readonly files: readonly ExplainedFile[];
  /** The files above that are not asked, as one further in starts afresh. */
  readonly notAsked: readonly { readonly file: RepoPath; readonly because: RepoPath }[];
}

export interface ExplainedFile {
  readonly file: RepoPath;
  readonly inherits: boolean;
  /** `unowned` first, then the domains from the last one on, of each the last pattern first. */
  readonly patterns: readonly ExplainedPattern[];
}

export interface ExplainedPattern {
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  /** The id of the domain whose pattern it is; absent for the file's `unowned`. */
  readonly domain?: string;
  readonly effect: Effect;
}

/**
 * `decides` for the path; `overruled` by what decides; `takes-out`, with its `!`, the path of its own list;
 * `superseded` by a later pattern of its own list.
 */
export type Effect = 'decides' | 'overruled' | 'takes-out' | 'superseded';

/** Why a path is whose it is; one that ends in `/` is a folder, which is explained as a new file in it. */
export function explain({ files, ownership }: Analysis, path: RepoPath): Explanation {
  const { status, scope, decidedBy } = ownership.lookup(path);
  const file = path === '' || path.endsWith('/') ? `${path}${newFile}` : path;
  const tables = new Map(
    files.flatMap(({ answers }) => (answers === undefined ? [] : [[answers.leadership, answers.lines]])),
  );
  const outermost = scope.chain[0];
  const explained = scope.chain.toReversed().map((leadership): ExplainedFile => {
    const lines = tables.get(leadership);
    return {
      file: leadership.file,
      inherits: leadership.inherits,
      patterns: listsOf(leadership).flatMap(({ domain, patterns }) =>
        matchesIn(patterns, pathFrom(leadership.folder, file)).map(({ pattern, isLast }) => ({
          line: lines === undefined ? 1 : positionAt(lines, pattern.span.start).line + 1,
          pattern: pattern.value,
          ...(domain === undefined ? {} : { domain }),
          effect: effectOf(pattern, isLast, decidedBy?.pattern),
        })),
      ),
    };
  });
  const notAsked = [...tables.keys()].filter(
    (leadership) => isWithin(leadership.folder, folderOf(file)) && !scope.chain.includes(leadership),
  );
  return {
    path,
    status,
    files: explained,
    notAsked: notAsked.map((leadership) => ({ file: leadership.file, because: outermost?.file ?? '' })),
  };
}

/** What a pattern does for a path of a status. */
export function effectInWords({ domain, effect }: ExplainedPattern, status: Lookup['status']): string {
  const list = domain === undefined ? '"unowned"' : `"${domain}"`;
  switch (effect) {
    case 'decides':
      if (domain === undefined) return t('decides: unowned on purpose');
      return status === 'owned'
        ? t('decides for {0}', list)
        : t('decides: {0} has no owners, on purpose', list);
    case 'overruled':
      return t('{0}, overruled by what is asked before', list);
    case 'takes-out':
      return t('takes the path out of {0}', list);
    case 'superseded':
      return t('{0}, where a later pattern has the say', list);
  }
}

interface List {
  readonly domain: string | undefined;
  readonly patterns: readonly Text[];
}

/** The lists of a file in the order in which they are asked. */
function listsOf({ unowned, domains }: Leadership): List[] {
  const ofDomains = domains.items.map(({ id, paths }) => ({ domain: id.value, patterns: paths.items }));
  return [{ domain: undefined, patterns: unowned.items }, ...ofDomains.reverse()];
}

/** The patterns of a list that match, the last one, which has the say for its list, first. */
function matchesIn(
  patterns: readonly Text[],
  path: RepoPath,
): { readonly pattern: Text; readonly isLast: boolean }[] {
  const segments = path.split('/');
  return patterns
    .filter(({ value }) => {
      const reading = readPattern(value);
      return 'pattern' in reading && matches(reading.pattern, segments);
    })
    .reverse()
    .map((pattern, position) => ({ pattern, isLast: position === 0 }));
}

function effectOf(pattern: Text, isLast: boolean, deciding: Text | undefined): Effect {
  if (!isLast) return 'superseded';
  if (pattern.value.startsWith('!')) return 'takes-out';
  return pattern === deciding ? 'decides' : 'overruled';
}
