import { analyze, type Analysis, type SourceFile } from '../../analyze.ts';
import { rootFileNames } from '../../model/leadershipFile.ts';
import type { CodeownersNote } from '../../ownership/codeowners/codeowners.ts';
import { resolveOwners, type ReviewResolver } from '../../ownership/codeowners/effect.ts';
import { hostOf, hostOfText, type Host } from '../../ownership/codeowners/host.ts';
import { isSameOwners, type SectionOwners } from '../../ownership/import/domainRules.ts';
import { convertCodeowners } from '../../ownership/import/leadershipText.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import type { StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { IsoDate } from '../../text/day.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Finding } from '../../text/finding.ts';

/** The path of a new first leadership file. */
export const newFilePath = rootFileNames[0];

/** A repository without a leadership file at its root. */
export interface UnledRepository {
  readonly files: FileList;
  /** The leadership files in subfolders. */
  readonly others: readonly SourceFile[];
  readonly today: IsoDate;
}

/** A CODEOWNERS file to import. */
export interface CodeownersSource {
  /** The path, or another name of where the text comes from. */
  readonly path: string;
  readonly text: string;
  /** The host that it was written for; by default detected by its path, its syntax, and the files of the repository. */
  readonly host?: Host | undefined;
  readonly purpose?: StatedPurpose | undefined;
  /** The owners of a file in several sections of GitLab: by default, those of all of them. */
  readonly sectionOwners?: SectionOwners | undefined;
}

/** What a CODEOWNERS file becomes: a leadership file, or why there is none. */
export type CodeownersImport = {
  readonly host: Host;
  readonly notes: readonly CodeownersNote[];
} & (
  | { readonly kind: 'imported'; readonly text: string; readonly domains: number }
  /** No line assigns an owner on that host. */
  | { readonly kind: 'no-owners' }
  /** A leadership file cannot express some lines. */
  | { readonly kind: 'unsupported'; readonly errors: readonly [CodeownersNote, ...CodeownersNote[]] }
  /** The new file would have an error. */
  | { readonly kind: 'invalid'; readonly error: Finding }
  /** A file would have other owners, for example because of a leadership file in a subfolder. */
  | ({ readonly kind: 'other-owners' } & OwnerDifference)
);

/** A file with other owners than in CODEOWNERS, and the leadership file that defines its owners. */
export interface OwnerDifference {
  readonly words: string;
  readonly givenBy: RepoPath | undefined;
}

/**
 * Converts a CODEOWNERS file to a leadership file at the root, in which every file has the same owners. The conversion
 * is checked by an analysis of the whole repository.
 */
export function importCodeowners(
  { path, text, host: given, purpose, sectionOwners }: CodeownersSource,
  repository: UnledRepository,
): CodeownersImport {
  const { files } = repository;
  const host = given ?? hostOfText(path, text) ?? hostOf(files.hasFile);
  const codeowners = readCodeowners(text, host, files.paths);
  const { notes } = codeowners;
  if (codeowners.rules.length === 0) return { kind: 'no-owners', host, notes };
  const converted = convertCodeowners(codeowners, { from: path, paths: files.paths, purpose, sectionOwners });
  if ('errors' in converted) return { kind: 'unsupported', host, notes, errors: converted.errors };
  const { analysis, error } = analysisWith(converted.text, repository);
  if (error !== undefined) return { kind: 'invalid', host, notes, error };
  const difference = ownerDifference(analysis, resolveOwners(codeowners), sectionOwners, files);
  return difference === undefined
    ? { kind: 'imported', host, ...converted }
    : { kind: 'other-owners', host, notes, ...difference };
}

/** Analyzes the repository with a new leadership file. Also returns the error in that file, if there is one. */
export function analysisWith(
  text: string,
  { files, others, today }: UnledRepository,
): { readonly analysis: Analysis; readonly error: Finding | undefined } {
  const analysis = analyze([...others, { path: newFilePath, text }], files, today);
  const written = analysis.files.find(({ path }) => path === newFilePath);
  return { analysis, error: written?.findings.find(({ severity }) => severity === 'error') };
}

/** The first file whose owners in the leadership files differ from CODEOWNERS; undefined if there is none. */
function ownerDifference(
  { ownership }: Analysis,
  reviewsOf: ReviewResolver,
  sectionOwners: SectionOwners | undefined,
  files: FileList,
): OwnerDifference | undefined {
  for (const file of files.paths) {
    const reviews = reviewsOf(file);
    const wanted = (sectionOwners === 'last' ? reviews.slice(-1) : reviews).flatMap(({ owners }) => owners);
    const { matchedBy } = ownership.lookup(file);
    const owners = matchedBy?.domain?.owners;
    // An owner in CODEOWNERS that is a placeholder is imported as it is.
    const given = [...(owners?.items ?? []), ...(owners?.placeholders ?? [])].map(({ value }) => value);
    if (isSameOwners(wanted, given)) continue;
    const words = `for ${file}, ${allOf(wanted) || 'nobody'} instead of ${allOf(given) || 'nobody'}`;
    return { words, givenBy: matchedBy?.leadership.file };
  }
  return undefined;
}
