import fs from 'node:fs/promises';
import path from 'node:path';
import type { OwnersSources } from '../../features/reports/newFileFromOwners.ts';
import { indexedText } from '../../git/indexFile.ts';
import { readRepositoryFile } from '../../git/readFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { FileNote } from '../../ownership/ownersFiles/note.ts';
import type { OwnersSource } from '../../ownership/ownersFiles/ownersFile.ts';
import { isIgnoredFolder } from '../../ownership/ownersFiles/ownersTree.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { counted } from '../terminal/printable.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { bytesOf } from './readFile.ts';

/** The OWNERS files that were read, and those that were not. */
export interface ReadOwners extends OwnersSources {
  readonly notes: readonly FileNote[];
}

/** The name of the file with the aliases, at the root. */
const aliasesName = 'OWNERS_ALIASES';
/** Larger files are not read. */
const maxBytes = 1024 * 1024;
/** More files are not read: they would be too many domains. */
const maxFiles = 20_000;
const filesAtOnce = 50;

/**
 * Reads all OWNERS files of a repository, as Prow does: regular files, and none in vendored folders. Fails if one cannot
 * be read. https://github.com/kubernetes-sigs/prow/blob/main/pkg/repoowners/repoowners.go (`walkFunc`)
 */
export async function readOwnersFiles(root: string, files: FileList): Promise<ReadOwners> {
  const all = files.named(['OWNERS']);
  const ignored = all.filter((file) => isIgnoredFolder(folderOf(file)));
  const read = all.filter((file) => !isIgnoredFolder(folderOf(file)));
  if (read.length > maxFiles)
    throw new CliError(
      exitCodes.unreadable,
      `Cannot read ${counted(read.length, 'OWNERS file')}: the maximum is ${String(maxFiles)}.`,
    );
  const notes: FileNote[] = [];
  const sources: OwnersSource[] = [];
  for (let at = 0; at < read.length; at += filesAtOnce)
    for (const source of await Promise.all(
      read.slice(at, at + filesAtOnce).map((file) => sourceOf(root, file, files, 'without-links')),
    ))
      if ('text' in source) sources.push(source);
      else notes.push(source);
  const [first] = ignored;
  if (first !== undefined) {
    const more =
      ignored.length === 1 ? '' : ` The same goes for ${counted(ignored.length - 1, 'other file')}.`;
    notes.push({ file: first, line: 1, message: `Prow ignores OWNERS files in this folder.${more}` });
  }
  const aliases = files.hasFile(aliasesName)
    ? await sourceOf(root, aliasesName, files, 'with-links')
    : undefined;
  return { files: sources, notes, aliases: aliases !== undefined && 'text' in aliases ? aliases : undefined };
}

/** The text of a file, or a note that it is a link. */
async function sourceOf(
  root: string,
  file: RepoPath,
  files: FileList,
  links: 'with-links' | 'without-links',
): Promise<OwnersSource | FileNote> {
  if (links === 'without-links') {
    const stats = await fs.lstat(path.join(root, file)).catch(() => undefined);
    if (stats?.isSymbolicLink())
      return { file, line: 1, message: 'Prow ignores this OWNERS file, because it is a symbolic link.' };
  }
  const content = await readRepositoryFile(root, file, { maxBytes, isListed: files.hasFile });
  if (content.kind === 'refused' && content.why === 'missing') {
    // Outside a sparse checkout.
    const text = await indexedText(root, file, maxBytes);
    if (text !== undefined) return { path: file, text };
  }
  const bytes = bytesOf(content, file, maxBytes);
  return { path: file, text: new TextDecoder('utf-8').decode(bytes) };
}
