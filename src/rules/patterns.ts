import type { Criterion, Items, Leadership, Text } from '../model/leadership.ts';
import { readPattern } from '../ownership/pattern.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Subject } from './rule.ts';

/** All lists of patterns in a file, those of its criteria last. */
export function patternLists(leadership: Leadership, criteria = criteriaIn(leadership)): Items<Text>[] {
  return [
    ...leadership.domains.items.map(({ paths }) => paths),
    leadership.unowned,
    ...criteria.flatMap(({ paths }) => paths ?? []),
  ];
}

/**
 * Whether a pattern, relative to a folder, matches no file; false as long as that is not known, and for one with a
 * fault. A pattern of a part that is half-typed is in no list, and looked for.
 */
export function isUnmatched(pattern: Text, folder: RepoPath, { coverage, files }: Subject): boolean {
  if (coverage === undefined || files === undefined) return false;
  const counted = coverage.ofPattern(pattern);
  if (counted !== undefined) return counted.isUnmatched;
  const reading = readPattern(pattern.value);
  return coverage.isComplete && 'pattern' in reading && !files.hasMatch(folder, reading.pattern);
}

/** All criteria of a file, those of its domains too. */
export function criteriaIn({ criteria, domains }: Leadership): Criterion[] {
  return [...criteria.items, ...domains.items.flatMap((domain) => domain.criteria.items)];
}
