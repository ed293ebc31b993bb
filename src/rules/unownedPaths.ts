import { isLeadershipFile } from '../model/leadershipFile.ts';
import { entryOf } from '../parse/tree.ts';
import { allOf } from '../text/sentence.ts';
import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import type { Rule } from './rule.ts';

/** How many places are named. */
const named = 3;

/** Files that nothing matches are led by nobody. Leadership files speak for themselves, and are not counted. */
export const unownedPaths: Rule = {
  code: 'control/unowned-paths',
  severity: 'info',
  find: ({ leadership, coverage, root }) => {
    const files = (coverage?.unownedIn(leadership.file) ?? []).filter((path) => !isLeadershipFile(path));
    const domains = root?.kind === 'map' ? entryOf(root, 'domains') : undefined;
    if (files.length === 0 || domains === undefined) return [];
    const all = files.length === 1 ? 'the file' : `the ${String(files.length)} files`;
    return [
      {
        span: domains.key.span,
        message: `Say who owns ${all} that nothing matches, or list ${files.length === 1 ? 'it' : 'them'} under "unowned": ${allOf(placesOf(files, leadership.folder))}`,
      },
    ];
  },
};

/** Where most of some files lie below a folder, the paths as its patterns would name them. */
function placesOf(files: readonly RepoPath[], base: RepoPath): string[] {
  const byTop = new Map<string, string[]>();
  for (const file of files) {
    const path = pathFrom(base, file);
    const top = path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path;
    const paths = byTop.get(top);
    if (paths === undefined) byTop.set(top, [path]);
    else paths.push(path);
  }
  const places = [...byTop.values()].sort((one, other) => other.length - one.length);
  const more = places.slice(named).reduce((sum, { length }) => sum + length, 0);
  return [...places.slice(0, named).map(placeOf), ...(more === 0 ? [] : [`${String(more)} elsewhere`])];
}

function placeOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? first : `${commonFolder(paths)}/ (${String(paths.length)})`;
}

/** The deepest folder that holds all of some paths. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  let common = folderOf(first);
  for (const other of others) while (!other.startsWith(`${common}/`)) common = folderOf(common);
  return common;
}
