import type { Criterion, Items, Leadership, Text } from '../model/leadership.ts';
import { readPattern } from '../ownership/patterns/pattern.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { RuleContext } from './rule.ts';

/** All lists of patterns in a file: domains, then `unowned`, then criteria. */
export function patternLists(leadership: Leadership, criteria = criteriaIn(leadership)): Items<Text>[] {
  return [
    ...leadership.domains.items.map(({ paths }) => paths),
    leadership.unowned,
    ...criteria.flatMap(({ paths }) => paths ?? []),
  ];
}

/**
 * Whether a pattern, relative to a folder, matches no file. False if the pattern is invalid, or if the files
 * are not listed or counted yet. The coverage has no count for a pattern in a partly parsed entry, so its
 * files are looked up.
 */
export function isUnmatched(pattern: Text, folder: RepoPath, { coverage, files }: RuleContext): boolean {
  if (coverage === undefined || files === undefined) return false;
  const counted = coverage.ofPattern(pattern);
  if (counted !== undefined) return counted.isUnmatched;
  const reading = readPattern(pattern.value);
  return coverage.isComplete && 'pattern' in reading && !files.hasMatch(folder, reading.pattern);
}

/** All criteria of a file, including those of its domains. */
export function criteriaIn({ criteria, domains }: Leadership): Criterion[] {
  return [...criteria.items, ...domains.items.flatMap((domain) => domain.criteria.items)];
}
