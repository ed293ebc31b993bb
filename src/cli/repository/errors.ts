import type { Analysis } from '../../analyze.ts';
import { filesThatCount } from '../../model/leadershipFile.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { shownPath } from './root.ts';

/** A leadership file that is used, but cannot be read, and why. */
export interface UnreadableFile {
  readonly path: RepoPath;
  readonly reason: string;
}

/** The leadership files that are used, but of which nothing could be read. */
export function unreadableFiles({ files }: Analysis): UnreadableFile[] {
  const counting = new Set(filesThatCount(files.map((file) => file.path)).values());
  return files
    .filter((file) => counting.has(file.path) && file.lastGoodModel === undefined)
    .map(({ path: file, findings }) => ({ path: file, reason: findings[0]?.message ?? '' }));
}

/** Fails if a leadership file cannot be read, since the answers would be incomplete. */
export function requireReadable(
  { root, analysis }: { readonly root: string; readonly analysis: Analysis },
  cwd: string,
): void {
  const [unread] = unreadableFiles(analysis);
  if (unread !== undefined)
    throw new CliError(
      exitCodes.unreadable,
      `Cannot read ${shownPath(root, cwd, unread.path)}: ${unread.reason} Run "leadership check" for details.`,
    );
}

/** The first error of each leadership file that is used, because of which an answer can be incomplete, as a sentence. */
export function errorsIn(
  analysis: Analysis,
  shown: (file: RepoPath) => string,
): ReadonlyMap<RepoPath, string> {
  const counting = new Set(filesThatCount(analysis.files.map((file) => file.path)).values());
  const errors = new Map<RepoPath, string>();
  for (const { path: file, findings, lastGoodModel } of analysis.files) {
    const error = findings.find(
      ({ code, severity }) =>
        severity === 'error' && /^(?:syntax|schema|limit|version|reference\/)/.test(code),
    );
    if (counting.has(file) && (error !== undefined || lastGoodModel === undefined))
      errors.set(
        file,
        `${shown(file)} has errors: ${error?.message ?? 'It cannot be read.'} Run "leadership check" for details.`,
      );
  }
  return errors;
}

/** Says which leadership files have errors, so that the answer can be incomplete. */
export function tellErrors(
  { root, analysis }: { readonly root: string; readonly analysis: Analysis },
  { cwd, tell }: Terminal,
): void {
  const errors = errorsIn(analysis, (file) => shownPath(root, cwd, file));
  for (const error of errors.values()) tell(incomplete(error));
}

/** An error as a warning. */
export function incomplete(error: string): string {
  return `Owners may be missing. ${error}`;
}
