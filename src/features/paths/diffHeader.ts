import { joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';

/** The diff headers that contain a file: `diff --git a/x b/x`, `--- a/x`, `rename from x`. */
const headers = [
  // Two equal names except for the first letter, which can contain spaces; or two names without spaces.
  /^diff --git (?<one>"?[abciow]\/(?<name>.+)) (?<other>"?[abciow]\/\k<name>)$/d,
  /^diff --git (?<one>[abciow]\/\S+) (?<other>[abciow]\/\S+)$/d,
  /^diff --(?:cc|combined) (?<one>.+)$/d,
  /^(?:---|\+\+\+) (?<one>"?[abciow]\/[^\t]+)(?:\t.*)?$/d,
  /^(?:rename|copy) (?:from|to) (?<one>.+)$/d,
  /^Index: (?<one>.+)$/d,
  /^Binary files (?<one>[abciow]\/.+) and (?<other>[abciow]\/.+) differ$/d,
];

/** The files in a diff header, including deleted and added files. */
export function diffHeadersIn(line: string, context: PathContext): PathReading[] {
  for (const header of headers) {
    const groups = header.exec(line)?.indices?.groups;
    if (groups === undefined) continue;
    return [groups['one'], groups['other']].flatMap((place) => {
      if (place === undefined) return [];
      const [start, end] = place;
      return [{ span: { start, end }, path: fileOf(line.slice(start, end), context) }];
    });
  }
  return [];
}

function fileOf(written: string, { files }: PathContext): RepoPath | undefined {
  const name = written.replace(/^"(.*)"$/, '$1');
  const [asWritten, bare] = [name, name.replace(/^[abciow]\//, '')].map((path) => joinPath('', path));
  if (bare === undefined || bare === '') return undefined;
  if (asWritten !== undefined && files.hasFile(asWritten) && !files.hasFile(bare)) return asWritten;
  const [first = ''] = bare.split('/', 1);
  return first === bare || files.hasFolder(first) ? bare : undefined;
}
