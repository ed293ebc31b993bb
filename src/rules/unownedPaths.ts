import { isLeadershipFile } from '../model/leadershipFile.ts';
import { addEntry, addItem, written } from '../parse/edits.ts';
import { entryOf, valueOf } from '../parse/tree.ts';
import type { Fix } from '../text/finding.ts';
import { allOf } from '../text/sentence.ts';
import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import { fixOf } from './fixes.ts';
import type { Rule, Subject } from './rule.ts';

/** How many places are named. */
const named = 3;

/** Files that nothing matches are led by nobody. Leadership files speak for themselves, and are not counted. */
export const unownedPaths: Rule = {
  code: 'control/unowned-paths',
  severity: 'info',
  find: (subject) => {
    const { leadership, coverage, root } = subject;
    const files = (coverage?.unownedIn(leadership.file) ?? []).filter((path) => !isLeadershipFile(path));
    const domains = root?.kind === 'map' ? entryOf(root, 'domains') : undefined;
    if (files.length === 0 || domains === undefined) return [];
    const places = placesOf(files, leadership.folder);
    const all = files.length === 1 ? 'the file' : `the ${String(files.length)} files`;
    return [
      {
        span: domains.key.span,
        message: `Say who owns ${all} that nothing matches, or list ${files.length === 1 ? 'it' : 'them'} under "unowned": ${allOf(inWords(places))}`,
        fixes: () => places.slice(0, named).flatMap((place) => listing(place, subject)),
      },
    ];
  },
};

/** A folder, or a single file, and how many files there are meant. */
interface Place {
  readonly path: string;
  readonly count: number;
}

/** Where some files lie below a folder, the paths as its patterns would name them; where most are comes first. */
function placesOf(files: readonly RepoPath[], base: RepoPath): Place[] {
  const byTop = new Map<string, string[]>();
  for (const file of files) {
    const path = pathFrom(base, file);
    const top = path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path;
    const paths = byTop.get(top);
    if (paths === undefined) byTop.set(top, [path]);
    else paths.push(path);
  }
  const groups = [...byTop.values()].sort((one, other) => other.length - one.length);
  return groups.map((paths) => ({
    path: paths.length === 1 ? (paths[0] ?? '') : `${commonFolder(paths)}/`,
    count: paths.length,
  }));
}

function inWords(places: readonly Place[]): string[] {
  const more = places.slice(named).reduce((sum, { count }) => sum + count, 0);
  return [
    ...places.slice(0, named).map(({ path, count }) => (count === 1 ? path : `${path} (${String(count)})`)),
    ...(more === 0 ? [] : [`${String(more)} elsewhere`]),
  ];
}

/** Where files in a folder have an owner, it is not offered: `unowned` would take them away. */
function listing({ path, count }: Place, { leadership, files, root, text }: Subject): Fix[] {
  const whole = [leadership.folder, path.replace(/\/$/, '')].filter((part) => part !== '').join('/');
  const { start = 0, end = 0 } = path.endsWith('/') ? (files?.within(whole) ?? {}) : {};
  const inFolder = files?.paths.slice(start, end).filter((file) => !isLeadershipFile(file)) ?? [];
  if (/[*?\\]/.test(path) || root?.kind !== 'map' || root.damaged) return [];
  if (path.endsWith('/') && inFolder.length !== count) return [];
  // A name alone would match in every folder.
  const pattern = written(/\/./.test(path) && !path.startsWith('!') ? path : `/${path}`);
  const unowned = valueOf(root, 'unowned');
  const edit =
    unowned === undefined
      ? addEntry(text, root, 'unowned', `[${pattern}]`, 'domains')
      : unowned.kind === 'list' && !unowned.damaged
        ? addItem(text, unowned, pattern)
        : undefined;
  return fixOf(`List ${path} under "unowned"`, edit, true);
}

/** The deepest folder that holds all of some paths. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  let common = folderOf(first);
  for (const other of others) while (!other.startsWith(`${common}/`)) common = folderOf(common);
  return common;
}
