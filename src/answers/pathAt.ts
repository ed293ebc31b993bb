import type { FileList } from '../ownership/fileList.ts';
import { folderOf, joinPath, type RepoPath } from '../text/repoPath.ts';
import { touches, type Span } from '../text/span.ts';

/** Where a text stands in which paths are looked for. */
export interface PathContext {
  readonly files: FileList;
  /** The folder that relative paths start from; undefined for a text that is no file of the repository. */
  readonly folder: RepoPath | undefined;
  /** The repository's folder on this machine, as paths in logs begin with it; `/` or `\` as the machine has it. */
  readonly root: string;
}

export interface FoundPath {
  readonly path: RepoPath;
  /** In the line. */
  readonly span: Span;
}

/** A longer line is no text that somebody reads. */
const maxLineLength = 2000;

/**
 * The path that somebody points at in a line of any text: an import, a link, a log line, a pattern. A folder
 * ends in `/`. Undefined where it would be a guess: what is meant has to be in the repository, or at least to
 * lie in a folder of it.
 */
export function pathAt(line: string, column: number, context: PathContext): FoundPath | undefined {
  if (line.length > maxLineLength) return undefined;
  for (const separators of [/(?:[\s"'`<>|]|\]\()+/g, /[\s"'`<>|()[\]{},;=]+/g]) {
    const span = wordAround(line, column, separators);
    const trimmed = span === undefined ? undefined : withoutPunctuation(line, span);
    if (trimmed === undefined || !touches(trimmed, column)) continue;
    const path = resolve(line.slice(trimmed.start, trimmed.end), context);
    if (path !== undefined) return { path, span: trimmed };
  }
  return undefined;
}

function wordAround(line: string, column: number, separators: RegExp): Span | undefined {
  let start = 0;
  for (const separator of line.matchAll(separators)) {
    if (separator.index >= column)
      return start < separator.index ? { start, end: separator.index } : undefined;
    start = separator.index + separator[0].length;
  }
  return start <= column && start < line.length ? { start, end: line.length } : undefined;
}

/**
 * A sentence's full stop, a bracket that closes what is open before, and stars of emphasis are no part of a path;
 * neither is what stands before one.
 */
function withoutPunctuation(line: string, { start, end }: Span): Span {
  const before = /^[([{=,;:!&]*/.exec(line.slice(start, end))?.[0].length ?? 0;
  let word = line.slice(start + before, end).replace(/[.,;:!?]+$/, '');
  while (isClosedTwice(word)) word = word.slice(0, -1).replace(/[.,;:!?]+$/, '');
  const [, stars = ''] = /^(\*+)[^*/].*[^*/]\1$/.exec(word) ?? [];
  const from = start + before + stars.length;
  return { start: from, end: from + word.length - 2 * stars.length };
}

/** Whether a word ends with a bracket that nothing in it opens. */
function isClosedTwice(word: string): boolean {
  const closer = word.at(-1) ?? '';
  const opener = { ')': '(', ']': '[', '}': '{' }[closer];
  return opener !== undefined && word.split(closer).length > word.split(opener).length;
}

/** What a word means as a path of the repository. */
function resolve(word: string, context: PathContext): RepoPath | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(word) && !word.startsWith('file://')) return undefined;
  const written = withSlashes(withoutSuffix(decode(word)));
  const root = withSlashes(context.root).replace(/\/$/, '');
  if (written.startsWith(`${root}/`))
    return known(joinPath('', written.slice(root.length)), written, context.files);
  if (/^\.{1,2}(?:\/|$)/.test(written)) {
    const { folder } = context;
    return folder === undefined ? undefined : known(joinPath(folder, written), written, context.files);
  }
  const bare = written.replace(/^\//, '');
  const isFromRoot = written.startsWith('/');
  const starts = [
    joinPath('', bare),
    ...(/^[ab]\//.test(bare) ? [joinPath('', bare.slice(2))] : []),
    ...(isFromRoot || context.folder === undefined ? [] : [joinPath(context.folder, bare)]),
  ];
  if (!bare.includes('/') && !/\.\w+$/.test(bare) && !(isFromRoot && bare !== '')) return undefined;
  for (const path of starts) {
    const exact = path === undefined ? undefined : exactly(path, context.files);
    if (exact !== undefined) return exact;
  }
  if (!bare.includes('/')) return undefined;
  const [fromRoot, ...others] = starts;
  const near = fromRoot === undefined ? undefined : known(fromRoot, written, context.files);
  if (near !== undefined) return near;
  const other = others.find((path) => path !== undefined && context.files.hasFolder(folderOf(path)));
  return other === undefined ? undefined : known(other, written, context.files);
}

/** A path with `/` between its folders, and the letter of a Windows drive in lower case, as VS Code has it. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}

/** Off come a place in the file, a fragment, and all from the first segment on that is a pattern. */
function withoutSuffix(word: string): string {
  const path = word
    .replace(/[#?](?:L?\d|[\w-]+=|[\w-]*$).*$/i, '')
    .replace(/:\d+(?:[:-]\d+)*:?$/, '')
    .replace(/\(\d+(?:,\d+)?\)$/, '');
  const pattern = path.split('/').findIndex((segment) => segment.includes('*'));
  return pattern < 0 ? path : path.split('/').slice(0, pattern).concat('').join('/');
}

function decode(word: string): string {
  const path = word.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '');
  if (path === word || !path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A path that the repository has: a file, one without its extension or `index`, or a folder. */
function exactly(path: RepoPath, files: FileList): RepoPath | undefined {
  if (path === '') return undefined;
  const bare = path.replace(/\/$/, '');
  if (files.hasFile(bare)) return bare;
  for (const ending of endings) if (files.hasFile(bare + ending)) return bare + ending;
  if (files.hasFolder(bare)) return `${bare}/`;
  const source = bare.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return source !== bare && files.hasFile(source) ? source : undefined;
}

/** What an import or link may leave out. */
const endings = [
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.vue',
  '.svelte',
  '.json',
  '.md',
  '.py',
  '.go',
  '.rb',
  '.rs',
];

/** As it is in the repository, or as a new file in a folder of it. */
function known(path: RepoPath | undefined, written: string, files: FileList): RepoPath | undefined {
  if (path === undefined || path === '') return undefined;
  const exact = exactly(path, files);
  if (exact !== undefined) return exact;
  const folder = folderOf(path);
  const isIn =
    folder === ''
      ? written.startsWith('.')
      : files.hasFolder(folder) || files.hasFolder(path.split('/', 1)[0] ?? '');
  return isIn ? (written.endsWith('/') ? `${path}/` : path) : undefined;
}
