import { analyzeWhole, type Analysis, type SourceFile } from '../analyze.ts';
import { rootFileNames } from '../model/leadershipFile.ts';
import { effectOf } from '../ownership/codeowners/effect.ts';
import type { Codeowners } from '../ownership/codeowners/read.ts';
import type { FileList } from '../ownership/fileList.ts';
import type { Day } from '../text/day.ts';
import { allOf } from '../text/sentence.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Finding } from '../text/finding.ts';

/** Where a first leadership file is written. */
export const newFilePath = rootFileNames[0];

/** A repository with a first leadership file at its root, and the error that the file would have, which is none. */
export function analysisWith(
  text: string,
  others: readonly SourceFile[],
  files: FileList,
  today: Day,
): { readonly analysis: Analysis; readonly error: Finding | undefined } {
  const analysis = analyzeWhole([...others, { path: newFilePath, text }], files, today);
  const written = analysis.files.find(({ path }) => path === newFilePath);
  return { analysis, error: written?.findings.find(({ severity }) => severity === 'error') };
}

/** A file that has other owners than a CODEOWNERS file says, and the leadership file that gives them. */
export interface OwnerDifference {
  readonly words: string;
  readonly givenBy: RepoPath | undefined;
}

/** Whether the leadership files give every file the owners of a CODEOWNERS file: the first one with others. */
export function ownerDifference(
  { ownership }: Analysis,
  codeowners: Codeowners,
  files: FileList,
): OwnerDifference | undefined {
  const effect = effectOf(codeowners);
  for (const file of files.paths) {
    const wanted = effect(file).flatMap(({ owners }) => owners);
    const { decidedBy } = ownership.lookup(file);
    const given = (decidedBy?.domain?.owners?.items ?? []).map(({ value }) => value);
    if (keyOf(wanted) === keyOf(given)) continue;
    const words = `for ${file}, ${allOf(wanted) || 'nobody'} instead of ${allOf(given) || 'nobody'}`;
    return { words, givenBy: decidedBy?.leadership.file };
  }
  return undefined;
}

function keyOf(owners: readonly string[]): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ');
}
