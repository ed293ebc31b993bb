import type { Adoption } from '../../ownership/codeowners/adopt.ts';
import type { CodeownersRule } from '../../ownership/codeowners/codeowners.ts';
import {
  ownersInWords,
  type RequiredReview,
  type ReviewDifference,
} from '../../ownership/codeowners/effect.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { counted, firstOf } from '../terminal/printable.ts';

/** The number of lines that are shown. */
const maxLines = 20;

interface Named {
  /** The CODEOWNERS file, relative to the working folder. */
  readonly file: string;
  /** A path relative to the working folder. */
  readonly shown: (path: RepoPath) => string;
  /** The command that updates the block and keeps all other lines. */
  readonly writeCommand: string;
}

/** Why the lines of a file cannot be replaced: each of them with what would be lost, and what to do. */
export function lossLines(
  { differences, unstated }: Extract<Adoption, { kind: 'lossy' }>,
  { file, shown, writeCommand }: Named,
): string[] {
  const losses = [
    ...byLines(differences).map((alike) => differenceInWords(alike, shown)),
    ...unstated.map(ruleInWords),
  ].sort((one, other) => one.line - other.line);
  return [
    `${file} was not changed, because these lines differ from leadership.yaml:`,
    ...firstOf(
      losses.map(({ line, text }) => `${file}${line === 0 ? '' : `:${String(line)}`} ${text}`),
      maxLines,
    ),
    ...remedies(differences, writeCommand),
  ];
}

/** A line of the file, 0 for none, and what would be lost with it. */
interface Loss {
  readonly line: number;
  readonly text: string;
}

/** The differences with the same owners from the same lines. */
function byLines(differences: readonly ReviewDifference[]): ReviewDifference[][] {
  const groups = new Map<string, ReviewDifference[]>();
  for (const difference of differences) {
    const { one, other } = difference;
    const key = JSON.stringify([linesOf(one), ownersInWords(one), ownersInWords(other)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return [...groups.values()];
}

function linesOf(reviews: readonly RequiredReview[]): number[] {
  return reviews.map(({ rule }) => rule.line).sort((one, other) => one - other);
}

function differenceInWords(alike: readonly ReviewDifference[], shown: (path: RepoPath) => string): Loss {
  const [first] = alike;
  const [line = 0, ...others] = linesOf(first?.one ?? []);
  const also = others.length === 0 ? '' : ` (also line ${others.join(', ')})`;
  const example = shown(first?.path ?? '');
  const which = alike.length === 1 ? example : `${counted(alike.length, 'file')}, such as ${example}`;
  return {
    line,
    text: `${ownersInWords(first?.one ?? [])}${also} instead of ${ownersInWords(first?.other ?? [])} for ${which}`,
  };
}

function ruleInWords({ line, pattern, shapes }: CodeownersRule): Loss {
  return {
    line,
    text:
      shapes === undefined
        ? `Pattern ${quoted(pattern)} cannot be expressed in leadership.yaml.`
        : `Pattern ${quoted(pattern)} wins for no file, and leadership.yaml does not have it.`,
  };
}

function remedies(differences: readonly ReviewDifference[], writeCommand: string): string[] {
  const areStatable = differences.every(
    ({ one }) => one.length < 2 && one.every(({ isOptional, approvals }) => !isOptional && approvals === 1),
  );
  return [
    areStatable
      ? 'Add them to leadership.yaml, or remove them.'
      : 'leadership.yaml cannot express several reviews, optional ones, or several approvals. Keep these lines, or remove them.',
    ...(differences.some(({ other }) => other.length > 0)
      ? [`To use the owners in leadership.yaml instead, run "${writeCommand}" first.`]
      : []),
  ];
}
