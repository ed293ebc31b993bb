import type { FileList } from '../../../ownership/coverage/fileList.ts';
import type { Ownership } from '../../../ownership/patterns/ownership.ts';
import { columnOf, lineAround, lineStartOf } from '../../../parse/lines.ts';
import { parse } from '../../../parse/parse.ts';
import { valueOf, type Node } from '../../../parse/tree.ts';
import { folderOf, joinPath, type RepoPath } from '../../../text/repoPath.ts';

/** The maximum numbers of patterns, and of neighboring folders in each folder above them, to look at. */
const maxPatterns = 10;
const maxNeighbors = 50;
/** The maximum length of a domain that is searched for its patterns, and of what is before its first key. */
const maxItem = 10_000;
const maxDash = 200;

/** What the owners of neighboring paths are looked up in. */
export interface Neighborhood {
  readonly files: FileList | undefined;
  readonly ownership: Ownership | undefined;
  /** The folder that patterns are relative to. */
  readonly folder: RepoPath;
}

/**
 * The owners of what is around some patterns, each with a path that they own: those of the folder itself first, then of
 * the folder above, of the folders beside, and so on outwards.
 */
export function ownersNear(
  { files, ownership, folder }: Neighborhood,
  patterns: readonly string[],
): ReadonlyMap<string, RepoPath> {
  const owners = new Map<string, RepoPath>();
  if (ownership === undefined) return owners;
  const look = (path: RepoPath): void => {
    const { domain } = ownership.lookup(path === '' ? '' : `${path}/`).matchedBy ?? {};
    for (const { value } of domain?.owners?.items ?? [])
      if (!owners.has(value)) owners.set(value, `${path}/`);
  };
  for (const pattern of patterns.slice(0, maxPatterns)) {
    let path = folderOfPattern(pattern, folder);
    if (path === undefined) continue;
    look(path);
    for (; path !== ''; path = folderOf(path)) {
      const above = folderOf(path);
      look(above);
      const around = above === '' ? files?.root : files?.folder(above);
      for (const { name } of around?.folders.slice(0, maxNeighbors) ?? [])
        look(above === '' ? name : `${above}/${name}`);
    }
  }
  return owners;
}

/** The folder that a pattern is about: what it names before its first wildcard, without the name of a file. */
function folderOfPattern(pattern: string, folder: RepoPath): RepoPath | undefined {
  if (pattern.startsWith('!')) return undefined;
  const named = /^\/?((?:[^*?[\\/]+\/)*)/.exec(pattern)?.[1] ?? '';
  return joinPath(folder, named.replace(/\/$/, ''));
}

/** The patterns of the domain around an offset. None if it has no `paths` yet. */
export function patternsAround(text: string, offset: number): string[] {
  const column = columnOf(text, lineAround(text, offset).start);
  const own = lineStartOf(text, offset);
  for (let start = own; ; start = lineStartOf(text, start - 1)) {
    const dash = /^( *)- +(?:\{|\w+:)/.exec(text.slice(start, start + maxDash))?.[1];
    // The items of a list within the domain, such as its decisions, are not further left than the line.
    if (dash !== undefined && (start === own || dash.length < column)) {
      const after = new RegExp(`\n {0,${String(dash.length)}}[^ \r\n#]`);
      const rest = text.slice(start, start + maxItem);
      const item = rest.slice(0, after.exec(rest)?.index).replace('-', ' ');
      const { root } = parse(item);
      const paths = root?.kind === 'map' ? valueOf(root, 'paths') : undefined;
      return paths?.kind === 'list' ? paths.items.flatMap(textsOf) : [];
    }
    if (start === 0 || offset - start > maxItem) return [];
  }
}

function textsOf(node: Node): string[] {
  return node.kind === 'scalar' && typeof node.value === 'string' ? [node.value] : [];
}
