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

/** A domain that a path can be claimed for. */
export interface Claimant {
  /** The leadership file that has it, and its position there. */
  readonly file: RepoPath;
  readonly position: number;
  readonly id: string;
  readonly title: string;
}

/** What claiming a path comes to. */
export interface Claim {
  readonly file: RepoPath;
  readonly pattern: string;
  readonly edit: TextEdit;
}

/** The domains that may lead at a path: those of the files that are asked about it, the deepest file first. */
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

/** Adds a path, a folder with `/` at its end, to the patterns of a domain. Undefined where there is no safe place. */
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

/** Adds a domain that leads a path, as the last one of a leadership file. Undefined where there is no safe place. */
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

/** By what name who claims something is an owner: their id, what they call themselves, or a placeholder. */
export function claimingOwner(scope: Scope, self: Self): string {
  return personOf(scope, self)?.id.value ?? self.ref ?? self.email ?? '@your-team';
}

/** How many files of a folder a domain has. */
export interface Holding extends Pick<Claimant, 'file' | 'position' | 'title'> {
  readonly files: number;
  /** How far in its leadership file is among those that are asked. */
  readonly depth: number;
}

/** The domains that have files in a folder; at most so many files are looked at. */
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
    const { status, decidedBy, scope } = ownership.lookup(one);
    const domain = decidedBy?.domain;
    if (status !== 'owned' || decidedBy === undefined || domain === undefined) continue;
    const { leadership } = decidedBy;
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

/** Those that would lose their files to a claim: they come before the one that claims, or stand in a file above. */
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

/** The pattern of a leadership file for one path: anchored, as a name alone would match in every folder. */
function patternFor({ answers }: AnalyzedFile, path: RepoPath): string | undefined {
  const folder = answers?.leadership.folder;
  if (folder === undefined || path === '') return undefined;
  const name = pathFrom(folder, path).replace(/[\\*?]/g, '\\$&');
  return /\/./.test(name) && !name.startsWith('!') ? name : `/${name}`;
}

/** Where something cannot be read, what stands behind it may be taken for something else: nothing is added then. */
function rootOf(file: AnalyzedFile | undefined): MapNode | undefined {
  const root = file?.reading.root;
  const isReadable = file?.reading.findings.every(({ code }) => code !== 'syntax') === true;
  return root?.kind === 'map' && !root.damaged && isReadable ? root : undefined;
}

function isNobody({ owners }: Domain): boolean {
  return owners?.isWhole === true && owners.items.length === 0;
}
