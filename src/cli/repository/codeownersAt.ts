import type { CodeownersFile } from '../../features/reports/ownershipDiff.ts';
import { presentAt, fileAt, type CommitId } from '../../git/revision.ts';
import {
  codeownersFile,
  detectingFiles,
  hostName,
  hostOf,
  hostOfText,
  placesOf,
  type Host,
} from '../../ownership/codeowners/host.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { cannotRead, maxCodeownersBytes, tooLarge } from './readFile.ts';

/**
 * The CODEOWNERS file of a commit, as its host reads it: a given one, or else the one that `init` would detect. `paths`
 * are the files of the repository. Undefined if the commit has none. Fails if it cannot be read, or if the commit has none
 * for the given host.
 */
export async function codeownersAt(
  root: string,
  commit: CommitId,
  host: Host | undefined,
  paths: Iterable<RepoPath>,
): Promise<CodeownersFile | undefined> {
  const present = await presentAt(root, commit, detectingFiles());
  const hasFile = (path: RepoPath): boolean => present.has(path);
  const detected = codeownersFile(hasFile);
  const file = host === undefined ? detected : placesOf(host).find(hasFile);
  if (file === undefined) {
    if (host === undefined) return undefined;
    throw new CliError(
      exitCodes.usage,
      `There is no CODEOWNERS file of ${hostName(host)} at ${commit.slice(0, 10)}. Remove --host to compare ${detected === undefined ? 'without one' : `with ${detected}`}.`,
    );
  }
  const read = await fileAt(root, commit, file, maxCodeownersBytes);
  const shown = `${file} at ${commit.slice(0, 10)}`;
  if (read === undefined)
    throw cannotRead(
      shown,
      'it is a symbolic link to no file of that commit. Replace the link with a file in the base, or compare with another commit',
    );
  if (read === 'too-large') throw tooLarge(shown, maxCodeownersBytes);
  const { text } = read;
  return { file, codeowners: readCodeowners(text, host ?? hostOfText(file, text) ?? hostOf(hasFile), paths) };
}
