import type { Answers } from '../../answers.ts';
import type { Leadership, Text } from '../../model/leadership.ts';
import type { Card } from './card.ts';
import { matches, anyFileName, readPattern } from '../../ownership/patterns/pattern.ts';
import { folderOf, isWithin, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import { t } from '../../text/l10n.ts';
import { positionAt } from '../../text/span.ts';

/** Why a path has its owners: all patterns that match it, in the order of evaluation. */
export interface Explanation {
  readonly path: RepoPath;
  readonly status: Card['status'];
  /** The files that apply, deepest first. */
  readonly files: readonly ExplainedFile[];
  /** The outer files that do not apply, because the file in `by` does not inherit. */
  readonly notInherited: readonly { readonly file: RepoPath; readonly by: RepoPath }[];
}

export interface ExplainedFile {
  readonly file: RepoPath;
  readonly inherits: boolean;
  /** `unowned` first, then the domains from last to first; within each list, the last pattern first. */
  readonly patterns: readonly ExplainedPattern[];
}

export interface ExplainedPattern {
  /** One-based. */
  readonly line: number;
  readonly pattern: string;
  /** The id of the domain that contains the pattern; absent for the file's `unowned` list. */
  readonly domain?: string;
  readonly result: PatternResult;
}

/**
 * `wins`: the pattern determines the owners of the path. `overridden`: by the winning pattern. `excluded`: a
 * pattern with `!` excludes the path from its own list. `superseded`: a later pattern in the same list matches.
 */
export type PatternResult = 'wins' | 'overridden' | 'excluded' | 'superseded';

/** Explains the owners of a path. For a folder (a path that ends with `/`), explains a new file in it. */
export function explain({ files, ownership }: Answers, path: RepoPath): Explanation {
  const { status, scope, matchedBy } = ownership.lookup(path);
  const file = path === '' || path.endsWith('/') ? `${path}${anyFileName}` : path;
  const tables = new Map(
    files.flatMap(({ lastGoodModel }) =>
      lastGoodModel === undefined ? [] : [[lastGoodModel.leadership, lastGoodModel.lines]],
    ),
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
          result: resultOf(pattern, isLast, matchedBy?.pattern),
        })),
      ),
    };
  });
  const notInherited = [...tables.keys()].filter(
    (leadership) => isWithin(leadership.folder, folderOf(file)) && !scope.chain.includes(leadership),
  );
  return {
    path,
    status,
    files: explained,
    notInherited: notInherited.map((leadership) => ({ file: leadership.file, by: outermost?.file ?? '' })),
  };
}

/** The result of a pattern as text. `status` is the status of the path. */
export function resultInWords({ domain, result }: ExplainedPattern, status: Card['status']): string {
  const list = domain === undefined ? '"unowned"' : `"${domain}"`;
  switch (result) {
    case 'wins':
      if (domain === undefined) return t('wins: intentionally unowned');
      if (status === 'unowned') return t('wins: the owners of {0} are placeholders', list);
      return status === 'owned' ? t('wins for {0}', list) : t('wins: {0} is intentionally unowned', list);
    case 'overridden':
      return t('{0}, overridden', list);
    case 'excluded':
      return t('excludes the path from {0}', list);
    case 'superseded':
      return t('{0}, superseded by a later pattern', list);
  }
}

interface List {
  readonly domain: string | undefined;
  readonly patterns: readonly Text[];
}

/** The lists of a file, in the order of evaluation. */
function listsOf({ unowned, domains }: Leadership): List[] {
  const ofDomains = domains.items.map(({ id, paths }) => ({ domain: id.value, patterns: paths.items }));
  return [{ domain: undefined, patterns: unowned.items }, ...ofDomains.reverse()];
}

/** The matching patterns of a list, last one first. The last match determines the result of the list. */
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

function resultOf(pattern: Text, isLast: boolean, deciding: Text | undefined): PatternResult {
  if (!isLast) return 'superseded';
  if (pattern.value.startsWith('!')) return 'excluded';
  return pattern === deciding ? 'wins' : 'overridden';
}
