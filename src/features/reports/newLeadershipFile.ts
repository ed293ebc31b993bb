import { analyze, type Analysis, type SourceFile } from '../../analyze.ts';
import { rootFileNames } from '../../model/leadershipFile.ts';
import { resolveOwners } from '../../ownership/codeowners/effect.ts';
import type { Codeowners } from '../../ownership/codeowners/read.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { IsoDate } from '../../text/day.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Finding } from '../../text/finding.ts';

/** The path of a new first leadership file. */
export const newFilePath = rootFileNames[0];

/**
 * Analyzes the repository with a new leadership file at its root. Also returns the error in that file, if there is
 * one.
 */
export function analysisWith(
  text: string,
  others: readonly SourceFile[],
  files: FileList,
  today: IsoDate,
): { readonly analysis: Analysis; readonly error: Finding | undefined } {
  const analysis = analyze([...others, { path: newFilePath, text }], files, today);
  const written = analysis.files.find(({ path }) => path === newFilePath);
  return { analysis, error: written?.findings.find(({ severity }) => severity === 'error') };
}

/** A file with other owners than in CODEOWNERS, and the leadership file that defines its owners. */
export interface OwnerDifference {
  readonly words: string;
  readonly givenBy: RepoPath | undefined;
}

/** The first file whose owners in the leadership files differ from CODEOWNERS; undefined if there is none. */
export function ownerDifference(
  { ownership }: Analysis,
  codeowners: Codeowners,
  files: FileList,
): OwnerDifference | undefined {
  const effect = resolveOwners(codeowners);
  for (const file of files.paths) {
    const wanted = effect(file).flatMap(({ owners }) => owners);
    const { matchedBy } = ownership.lookup(file);
    const owners = matchedBy?.domain?.owners;
    // An owner in CODEOWNERS that is a placeholder is imported as it is.
    const given = [...(owners?.items ?? []), ...(owners?.placeholders ?? [])].map(({ value }) => value);
    if (keyOf(wanted) === keyOf(given)) continue;
    const words = `for ${file}, ${allOf(wanted) || 'nobody'} instead of ${allOf(given) || 'nobody'}`;
    return { words, givenBy: matchedBy?.leadership.file };
  }
  return undefined;
}

function keyOf(owners: readonly string[]): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ');
}
