import { t } from '../../../text/l10n.ts';
import type { FileList } from '../../../ownership/coverage/fileList.ts';
import type { Ownership } from '../../../ownership/patterns/ownership.ts';
import { joinPath, type RepoPath } from '../../../text/repoPath.ts';
import type { Candidate } from './candidate.ts';

/** The files that patterns can match. */
export interface Tree {
  readonly files: FileList;
  readonly ownership: Ownership | undefined;
  /** The folder that patterns are relative to. */
  readonly folder: RepoPath;
}

/** The maximum number of suggested entries per folder. */
const maxCandidates = 1000;
/** The maximum number of entries with their current owner in the details. */
const maxLed = 100;

/** The folders and then the files of the folder typed so far. The folder itself and its file types come first. */
export function patternCandidates(tree: Tree, typed: string, siblings: readonly string[]): Candidate[] {
  const { start, children } = childrenOf(tree, typed);
  const { folders, files } = children;
  const there = new Set(siblings);
  const candidates = [
    ...(typed.endsWith('/') && folders.length + files.length > 0 ? [wholeFolder(tree, typed)] : []),
    ...folders.map((name, position) => childCandidate(tree, start, name, 'folder', position < maxLed)),
    ...files.map((name, position) => childCandidate(tree, start, name, 'file', position < maxLed)),
    ...kindsOfFile(files).map((pattern): Candidate => ({
      kind: 'pattern',
      label: pattern,
      detail: start === '' || start === '!' ? t('at any depth') : t('in this folder'),
      filter: start + pattern,
      write: { as: 'scalar', text: start + pattern },
    })),
  ];
  return candidates.filter(
    ({ write, kind }) => kind === 'folder' || write.as !== 'scalar' || !there.has(write.text),
  );
}

/** The paths that a link can point to, relative to the root of the repository. */
export function linkCandidates(files: FileList, typed: string, siblings: readonly string[]): Candidate[] {
  if (/^(?:https?:|[#!])/.test(typed)) return [];
  const tree = { files, ownership: undefined, folder: '' };
  return patternCandidates(tree, typed, siblings).filter(({ kind }) => kind !== 'pattern');
}

interface Children {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** The typed text up to the last `/`, and the contents of that folder. */
function childrenOf(
  { files, folder }: Tree,
  typed: string,
): { readonly start: string; readonly children: Children } {
  const start = typed.slice(0, typed.lastIndexOf('/') + 1) || (typed.startsWith('!') ? '!' : '');
  const written = start.replace(/^!/, '').replace(/^\//, '');
  const inside = joinPath(folder, written.replace(/\\(.)/g, '$1'));
  const isThere = inside !== undefined && files.hasFolder(inside) && !/\/\/|(?:^|\/)\.{1,2}\//.test(written);
  return { start, children: isThere ? listFolder(files, inside) : { folders: [], files: [] } };
}

function listFolder(list: FileList, folder: RepoPath): Children {
  const inside = list.folder(folder);
  const folders = (inside?.folders ?? []).map(({ name }) => name).filter(isOnOneLine);
  const files = (inside?.files ?? []).filter(isOnOneLine);
  return {
    folders: folders.slice(0, maxCandidates),
    files: files.slice(0, Math.max(0, maxCandidates - folders.length)),
  };
}

/** Whether a name fits on one line. A name with a line break does not. */
function isOnOneLine(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- the pattern must match control characters
  return !/[\0-\x1f\x7f\u0085\u2028\u2029]/.test(name);
}

function childCandidate(
  { files, ownership, folder }: Tree,
  start: string,
  name: string,
  kind: 'folder' | 'file',
  isLedNamed: boolean,
): Candidate {
  const pattern = start + escaped(name, start === '') + (kind === 'folder' ? '/' : '');
  const path = joinPath(folder, start.replace(/^!/, '').replace(/\\(.)/g, '$1') + name) ?? name;
  const count = kind === 'folder' ? filesIn(files, path) : '';
  const led = isLedNamed ? leaderOf(ownership, kind === 'folder' ? `${path}/` : path) : '';
  const detail = [count, led].filter((part) => part !== '').join(' · ');
  return {
    kind,
    label: kind === 'folder' ? `${name}/` : name,
    ...(detail === '' ? {} : { detail }),
    filter: pattern,
    write: { as: 'scalar', text: pattern, goesOn: kind === 'folder' },
    asksAgain: kind === 'folder',
  };
}

function wholeFolder({ files, ownership, folder }: Tree, typed: string): Candidate {
  const path = joinPath(folder, typed.replace(/^!/, '').replace(/\\(.)/g, '$1')) ?? '';
  const led = leaderOf(ownership, `${path}/`);
  return {
    kind: 'folder',
    label: typed,
    detail: [t('entire folder'), filesIn(files, path), led].filter((part) => part !== '').join(' · '),
    write: { as: 'scalar', text: typed },
  };
}

function filesIn(files: FileList, path: RepoPath): string {
  const count = files.folder(path)?.count ?? 0;
  return count === 1 ? t('1 file') : t('{0} files', count);
}

/** The current owner of a path, as a short text. */
function leaderOf(ownership: Ownership | undefined, path: RepoPath): string {
  const lookup = ownership?.lookup(path);
  switch (lookup?.status) {
    case 'owned':
      return lookup.matchedBy?.domain?.id.value ?? '';
    case 'intentionally-unowned':
      return t('intentionally unowned');
    case 'unowned':
      return 'unowned';
    case undefined:
      return '';
  }
}

/** The file extensions that occur at least twice, most frequent first. */
function kindsOfFile(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const ending = /[^.](\.[A-Za-z0-9]+)$/.exec(name)?.[1];
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([ending]) => `*${ending}`);
}

/** Escapes a name for use in a pattern. */
function escaped(name: string, isFirst: boolean): string {
  const literal = name.replace(/[*?\\]/g, '\\$&');
  return isFirst && literal.startsWith('!') ? `\\${literal}` : literal;
}
