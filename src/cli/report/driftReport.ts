import {
  ownersInWords,
  type RequiredReview,
  type ReviewDifference,
} from '../../ownership/codeowners/effect.ts';
import type { Codeowners } from '../../ownership/codeowners/codeowners.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { labelLines, pageText, type Line, type Page } from '../terminal/page.ts';
import { counted, jsonText, moreThan } from '../terminal/printable.ts';

/** The number of differences that are shown. */
const maxDifferences = 10;

/** How a CODEOWNERS file differs from the leadership files. */
export interface ReportedDrift {
  readonly committed: Codeowners;
  /** The first side is that of the leadership files. */
  readonly differences: readonly ReviewDifference[];
  /** The CODEOWNERS file, relative to the working folder. */
  readonly file: string;
  /** A path relative to the working folder. */
  readonly shown: (path: RepoPath) => string;
}

/** The difference as text. `count` is the number of files, `remedy` how to get the file in sync. */
export function textDrift(
  { differences, file, shown }: ReportedDrift,
  { count, remedy }: { readonly count: number; readonly remedy: readonly string[] },
  page: Page,
): string {
  if (differences.length === 0)
    return pageText([{ text: `${file} is in sync with leadership.yaml (${counted(count, 'file')}).` }], page);
  const first = differences.slice(0, maxDifferences).flatMap(({ path: at, one, other }): Line[] => [
    { text: shown(at), depth: 1, style: 'bold' },
    ...labelLines(
      {
        'leadership.yaml': [ownersInWords(one)],
        CODEOWNERS: [`${ownersInWords(other)}${lineInWords(other)}`],
      },
      2,
    ),
  ]);
  const lines: Line[] = [
    {
      text: `${file} is out of sync with leadership.yaml: ${counted(differences.length, 'file')} ${differences.length === 1 ? 'has' : 'have'} different owners`,
    },
    ...first,
    ...moreThan(maxDifferences, differences.length).map((text) => ({ text, depth: 1 })),
    ...remedy.map((text) => ({ text })),
  ];
  return pageText(lines, page);
}

function lineInWords(reviews: readonly RequiredReview[]): string {
  const lines = reviews.map(({ rule }) => String(rule.line));
  return lines.length === 0 ? '' : ` (line ${lines.join(', ')})`;
}

/** The difference as JSON, described in `schemas/codeowners.schema.json`. */
export function jsonDrift({ committed: { host, notes }, differences, file, shown }: ReportedDrift): string {
  return jsonText({
    version: 1,
    host,
    file,
    differences: differences.slice(0, maxDifferences).map(({ path: at, one, other }) => ({
      path: shown(at),
      leadership: one.map(({ owners }) => ({ owners })),
      codeowners: other.map(({ owners, rule, isOptional, approvals }) => ({
        owners,
        line: rule.line,
        optional: isOptional,
        approvals,
      })),
    })),
    notes: notes.slice(0, 100),
    summary: { differences: differences.length, notes: notes.length },
  });
}
