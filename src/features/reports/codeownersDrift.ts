import type { Analysis } from '../../analyze.ts';
import { placeBlock } from '../../ownership/codeowners/block.ts';
import {
  compileReviews,
  ownersInWords,
  signatureOf,
  type RequiredReview,
} from '../../ownership/codeowners/effect.ts';
import type { Host } from '../../ownership/codeowners/host.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import { writeCodeowners, type UnsupportedEntry } from '../../ownership/codeowners/write.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { filesWith, tallyOf } from '../../ownership/coverage/tally.ts';
import { combinedMatcher, type CombinedSet } from '../../ownership/patterns/combinedMatcher.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { memoize } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';

/** A line of a CODEOWNERS file whose owners some files do not have in the leadership files. */
export interface DriftingLine {
  /** From 1. Undefined for files that no line matches. */
  readonly line: number | undefined;
  readonly files: number;
  /** One of the files, and its owners in both. */
  readonly path: RepoPath;
  readonly wanted: string;
  readonly given: string;
}

/** The lines of the leadership files for a CODEOWNERS file, or what that cannot express. */
export type GeneratedLines =
  { readonly lines: readonly string[] } | { readonly refusals: readonly UnsupportedEntry[] };

/** The lines for a CODEOWNERS file. */
export function codeownersLines({ files, ownership }: Analysis, host: Host): GeneratedLines {
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  return writeCodeowners(leaderships, ownership, host);
}

/** A CODEOWNERS file with new lines in its block, or why that is not possible. */
export function updatedCodeowners(
  text: string,
  lines: readonly string[],
  host: Host,
): { readonly text: string } | { readonly error: string } {
  return placeBlock(text, lines, host);
}

/** The lines of a CODEOWNERS file that differ from generated ones in their effect, in steps, in text order. */
export function* codeownersDrift(
  text: string,
  lines: readonly string[],
  host: Host,
  files: FileList,
): Task<DriftingLine[]> {
  const [wanted, given] = [lines.join('\n'), text].map((one) =>
    compileReviews(readCodeowners(one, host, files.paths)),
  );
  yield;
  if (wanted === undefined || given === undefined) return [];
  const counted = {
    matcher: combinedMatcher([...wanted.matchers, ...given.matchers]),
    files,
    tallies: new WeakMap(),
  };
  const reviewsIn = memoize(({ sets }: CombinedSet) => {
    const reviews = {
      wanted: wanted.reviewsIn(sets.slice(0, wanted.matchers.length)),
      given: given.reviewsIn(sets.slice(wanted.matchers.length)),
    };
    return { ...reviews, isSame: signatureOf(reviews.wanted) === signatureOf(reviews.given) };
  });
  const counts = new Map<number | undefined, number>();
  for (const [set, count] of yield* tallyOf(counted)) {
    const reviews = reviewsIn(set);
    if (!reviews.isSame) counts.set(lineOf(reviews.given), (counts.get(lineOf(reviews.given)) ?? 0) + count);
  }
  const found = new Map<number | undefined, DriftingLine>();
  for (const { path, set } of filesWith(counted, (one) => !reviewsIn(one).isSame)) {
    const reviews = reviewsIn(set);
    const line = lineOf(reviews.given);
    getOrInsert(found, line, () => ({
      line,
      files: counts.get(line) ?? 0,
      path,
      wanted: ownersInWords(reviews.wanted),
      given: ownersInWords(reviews.given),
    }));
    if (found.size === counts.size) break;
  }
  return [...found.values()].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** The line that decides; on GitLab, that of the last section. */
function lineOf(reviews: readonly RequiredReview[]): number | undefined {
  return reviews.at(-1)?.rule.line;
}
