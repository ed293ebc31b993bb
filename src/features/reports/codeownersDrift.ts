import type { Analysis } from '../../analyze.ts';
import { placeBlock } from '../../ownership/codeowners/block.ts';
import {
  compileReviews,
  ownersInWords,
  signatureOf,
  type CompiledReviews,
} from '../../ownership/codeowners/effect.ts';
import type { Host } from '../../ownership/codeowners/host.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import { writeCodeowners, type GeneratedCodeowners } from '../../ownership/codeowners/write.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { filesWith, tallyOf } from '../../ownership/coverage/tally.ts';
import { combinedMatcher, type CombinedSet } from '../../ownership/patterns/combinedMatcher.ts';
import type { Matcher } from '../../ownership/patterns/matcher.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { memoize } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';

/** A line of a CODEOWNERS file whose owners some files do not have in the leadership files. */
export interface DriftingLine {
  /** From 1. Undefined for files that no line matches. */
  readonly line: number | undefined;
  readonly files: number;
  /** Whether an update of the block changes nothing about them: a line outside it wins. */
  readonly isLeft: boolean;
  /** One of the files, and its owners in both. */
  readonly path: RepoPath;
  readonly wanted: string;
  readonly given: string;
}

/** The lines for a CODEOWNERS file. */
export function codeownersLines({ files, ownership }: Analysis, host: Host): GeneratedCodeowners {
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  return writeCodeowners(leaderships, ownership, host);
}

/**
 * The lines of a CODEOWNERS file that differ from generated ones in their effect, in steps, in text order. A file whose
 * block is not clear has none.
 */
export function* codeownersDrift(
  text: string,
  lines: readonly string[],
  host: Host,
  files: FileList,
): Task<DriftingLine[]> {
  const updated = placeBlock(text, lines, host);
  if ('error' in updated) return [];
  const compile = (one: string): CompiledReviews => compileReviews(readCodeowners(one, host, files.paths));
  const wanted = compile(lines.join('\n'));
  yield;
  const given = compile(text);
  yield;
  const after = compile(updated.text);
  yield;
  const comparing = comparedSets(wanted, given, after);
  const counted = { matcher: combinedMatcher(comparing.matchers), files, tallies: new WeakMap() };
  const found = new Map<number | undefined, { files: number; isLeft: boolean }>();
  for (const [set, count] of yield* tallyOf(counted)) {
    const { line, isSame, isLeft } = comparing.of(set);
    if (isSame) continue;
    const known = getOrInsert(found, line, () => ({ files: 0, isLeft: true }));
    known.files += count;
    known.isLeft &&= isLeft;
  }
  const drifting = new Map<number | undefined, DriftingLine>();
  for (const { path, set } of filesWith(counted, (one) => !comparing.of(one).isSame)) {
    if (drifting.size === found.size) break;
    const { line, owners } = comparing.of(set);
    const counts = found.get(line);
    if (counts !== undefined && !drifting.has(line))
      drifting.set(line, { line, path, ...counts, ...owners() });
  }
  return [...drifting.values()].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** What a set of matching rules of three files says: what is wanted, what is given, and what an update gives. */
interface ComparedSet {
  /** The line that decides; undefined if none does. */
  readonly line: number | undefined;
  readonly isSame: boolean;
  /** Whether an update leaves the difference. */
  readonly isLeft: boolean;
  readonly owners: () => Pick<DriftingLine, 'wanted' | 'given'>;
}

function comparedSets(
  wanted: CompiledReviews,
  given: CompiledReviews,
  after: CompiledReviews,
): { readonly matchers: readonly Matcher[]; readonly of: (set: CombinedSet) => ComparedSet } {
  const [first, second] = [wanted.matchers.length, wanted.matchers.length + given.matchers.length];
  return {
    matchers: [wanted, given, after].flatMap(({ matchers }) => matchers),
    of: memoize(({ sets }: CombinedSet) => {
      const ofGiven = sets.slice(first, second);
      const reviews = [
        wanted.reviewsIn(sets.slice(0, first)),
        given.reviewsIn(ofGiven),
        after.reviewsIn(sets.slice(second)),
      ] as const;
      const [one, other, updated] = reviews.map(signatureOf);
      return {
        line: given.ruleIn(ofGiven)?.line,
        isSame: one === other,
        isLeft: one !== updated,
        owners: () => ({ wanted: ownersInWords(reviews[0]), given: ownersInWords(reviews[1]) }),
      };
    }),
  };
}
