import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Domain } from '../model/leadership.ts';
import { personOf, type Self } from '../model/self.ts';
import type { Scope } from '../model/scope.ts';
import type { FileList } from '../ownership/fileList.ts';
import { addEntry, addItem, isFlow, written } from '../parse/edits.ts';
import { valueOf, type MapNode } from '../parse/tree.ts';
import type { TextEdit } from '../text/finding.ts';
import { pathFrom, type RepoPath } from '../text/repoPath.ts';
import { domainTitle } from './patternFiles.ts';

/** A domain that can claim a path. */
export interface Claimant {
  /** The leadership file of the domain, and its position in the file. */
  readonly file: RepoPath;
  readonly position: number;
  readonly id: string;
  readonly title: string;
}

/** The edit that claims a path. */
export interface Claim {
  readonly file: RepoPath;
  readonly pattern: string;
  readonly edit: TextEdit;
}

/** The domains that can own a path: those of the leadership files that apply to it, the deepest file first. */
export function claimants({ ownership }: Analysis, path: RepoPath): Claimant[] {
  const { scope } = ownership.lookup(path);
  return scope.chain
    .toReversed()
    .flatMap(({ file, domains }) =>
      domains.items.flatMap((domain, position) =>
        domain.id.value === '' || isNobody(domain)
          ? []
          : [{ file, position, id: domain.id.value, title: domainTitle(domain) }],
      ),
    );
}

/** Adds a path (a folder ends with `/`) to the patterns of a domain. Undefined if no safe edit is possible. */
export function claimFor(
  { files }: Analysis,
  path: RepoPath,
  { file, position }: Claimant,
): Claim | undefined {
  const target = files.find((one) => one.path === file);
  const domains = rootOf(target) && valueOf(rootOf(target), 'domains');
  const domain = domains?.kind === 'list' ? domains.items[position] : undefined;
  if (target === undefined || domain?.kind !== 'map' || domain.damaged) return undefined;
  const pattern = patternFor(target, path);
  const paths = valueOf(domain, 'paths');
  if (pattern === undefined) return undefined;
  const edit =
    paths === undefined
      ? addEntry(target.text, domain, 'paths', `[${written(pattern)}]`, 'id')
      : paths.kind === 'list' && !paths.damaged
        ? addItem(target.text, paths, written(pattern))
        : undefined;
  return edit && { file, pattern, edit };
}

/** Adds a domain for a path at the end of a leadership file. Undefined if no safe edit is possible. */
export function claimForNew(
  { files }: Analysis,
  path: RepoPath,
  domain: { readonly file: RepoPath; readonly id: string; readonly owner: string },
): Claim | undefined {
  const target = files.find((one) => one.path === domain.file);
  const root = rootOf(target);
  const pattern = target && patternFor(target, path);
  if (target === undefined || root === undefined || pattern === undefined) return undefined;
  const entries = [
    `id: ${written(domain.id)}`,
    `paths: [${written(pattern)}]`,
    `owners: [${written(domain.owner)}]`,
  ];
  const domains = valueOf(root, 'domains');
  const edit =
    domains === undefined
      ? addEntry(target.text, root, 'domains', `[{ ${entries.join(', ')} }]`)
      : domains.kind !== 'list' || domains.damaged
        ? undefined
        : addItem(
            target.text,
            domains,
            isFlow(target.text, domains) ? `{ ${entries.join(', ')} }` : entries.join('\n  '),
          );
  return edit && { file: domain.file, pattern, edit };
}

/** How to write the current user as an owner: their id, their handle or email address, or a placeholder. */
export function claimingOwner(scope: Scope, self: Self): string {
  return personOf(scope, self)?.id.value ?? self.ref ?? self.email ?? '@your-team';
}

/** The number of files that a domain owns in a folder. */
export interface Holding extends Pick<Claimant, 'file' | 'position' | 'title'> {
  readonly files: number;
  /** The position of its leadership file among the files that apply, outermost first. */
  readonly depth: number;
}

/** The domains that own files in a folder. Looks at no more than `most` files. */
export function holdingsIn(
  { ownership }: Analysis,
  files: FileList,
  path: RepoPath,
  most = 20_000,
): readonly Holding[] {
  const holdings = new Map<Domain, Holding>();
  const folder = path.endsWith('/') ? files.folder(path.slice(0, -1)) : undefined;
  let seen = 0;
  for (const one of folder === undefined ? [] : belowOf(folder, path)) {
    if (++seen > most) break;
    const { status, matchedBy, scope } = ownership.lookup(one);
    const domain = matchedBy?.domain;
    if (status !== 'owned' || matchedBy === undefined || domain === undefined) continue;
    const { leadership } = matchedBy;
    const known = holdings.get(domain) ?? {
      file: leadership.file,
      position: leadership.domains.items.indexOf(domain),
      title: domainTitle(domain),
      depth: scope.chain.indexOf(leadership),
      files: 0,
    };
    holdings.set(domain, { ...known, files: known.files + 1 });
  }
  return [...holdings.values()];
}

/**
 * The domains that lose files to a claim: they come before the claiming domain in its file, or are in an outer
 * file.
 */
export function losersOf(
  { file, position }: Claimant,
  depth: number,
  holdings: readonly Holding[],
): readonly Holding[] {
  return holdings.filter((holding) =>
    holding.file === file ? holding.position < position : holding.depth < depth,
  );
}

type Folder = NonNullable<ReturnType<FileList['folder']>>;

function* belowOf({ files, folders }: Folder, prefix: RepoPath): Generator<RepoPath> {
  for (const name of files) yield prefix + name;
  for (const folder of folders) yield* belowOf(folder, `${prefix}${folder.name}/`);
}

/**
 * The pattern for one path, relative to the leadership file. Anchored, because a bare name would match in every
 * folder.
 */
function patternFor({ lastGoodModel: answers }: AnalyzedFile, path: RepoPath): string | undefined {
  const folder = answers?.leadership.folder;
  if (folder === undefined || path === '') return undefined;
  const name = pathFrom(folder, path).replace(/[\\*?]/g, '\\$&');
  return /\/./.test(name) && !name.startsWith('!') ? name : `/${name}`;
}

/** The root map; undefined if the file has syntax errors, because the text after an error can be misread. */
function rootOf(file: AnalyzedFile | undefined): MapNode | undefined {
  const root = file?.reading.root;
  const isReadable = file?.reading.findings.every(({ code }) => code !== 'syntax') === true;
  return root?.kind === 'map' && !root.damaged && isReadable ? root : undefined;
}

function isNobody({ owners }: Domain): boolean {
  return owners?.isWhole === true && owners.items.length === 0;
}
