import { analyze, type Analysis, type AnalyzedFile } from '../../../analyze.ts';
import type { Domain, Leadership } from '../../../model/leadership.ts';
import { statusOfDomain } from '../../../model/owner.ts';
import { personOf, type CurrentUser } from '../../../model/currentUser.ts';
import type { Scope } from '../../../model/scope.ts';
import type { FileList } from '../../../ownership/coverage/fileList.ts';
import type { Match } from '../../../ownership/patterns/ownership.ts';
import { addEntry, addItem, removeChild, written } from '../../../parse/edits.ts';
import { valueOf, type ListNode, type MapNode } from '../../../parse/tree.ts';
import { addDomain } from '../../../rules/control/newDomain.ts';
import type { TextEdit } from '../../../text/finding.ts';
import { t } from '../../../text/l10n.ts';
import { isWithin, pathFrom, type RepoPath } from '../../../text/repoPath.ts';
import { allOf, quoted } from '../../../text/sentence.ts';
import { difference, edited, soundEdits } from '../../../text/soundEdits.ts';
import { domainTitle } from '../../reports/patternFiles.ts';

/** A domain that can claim a path. */
export interface Claimant {
  /** The leadership file of the domain, and its position in the file. */
  readonly file: RepoPath;
  readonly position: number;
  readonly id: string;
  readonly title: string;
  /** What overrides a pattern of the domain for the path. A claim excludes the path from it, if it can. */
  readonly overriddenBy: readonly Overriding[];
}

/** A list of patterns that overrides a claim: that of a domain, or the `unowned` of a file. */
export interface Overriding {
  readonly file: RepoPath;
  /** The title of the domain in quotes, or `"unowned"`. */
  readonly title: string;
  /** The position of the domain. Undefined for `unowned`. */
  readonly position: number | undefined;
}

/** The edit that claims a path. */
export interface Claim {
  readonly file: RepoPath;
  readonly pattern: string;
  readonly edit: TextEdit;
  /** The offset of the pattern in the text after the edit. */
  readonly at: number;
}

/** The domains that can own a path: those of the leadership files that apply to it, the deepest file first. */
export function claimants({ ownership }: Analysis, path: RepoPath): Claimant[] {
  const { scope, matchedBy, overridden } = ownership.lookup(path);
  const matches = matchedBy === undefined ? [] : [matchedBy, ...overridden];
  return scope.chain.toReversed().flatMap((leadership) =>
    leadership.domains.items.flatMap((domain, position) =>
      domain.id.value === '' || statusOfDomain(domain) !== 'owned'
        ? []
        : [
            {
              file: leadership.file,
              position,
              id: domain.id.value,
              title: domainTitle(domain),
              overriddenBy: overriding(matches, leadership, position, scope.chain),
            },
          ],
    ),
  );
}

/** What overrides a pattern of a new domain at the end of a leadership file. */
export function overridingNew(
  { ownership }: Analysis,
  path: RepoPath,
  file: RepoPath,
): readonly Overriding[] {
  const { scope, matchedBy, overridden } = ownership.lookup(path);
  const leadership = scope.chain.find((one) => one.file === file);
  if (matchedBy === undefined || leadership === undefined) return [];
  return overriding([matchedBy, ...overridden], leadership, leadership.domains.items.length, scope.chain);
}

/** Those of some matches that come after a domain: in a deeper file, later in the same file, or its `unowned`. */
function overriding(
  matches: readonly Match[],
  leadership: Leadership,
  position: number,
  chain: readonly Leadership[],
): Overriding[] {
  return matches.flatMap(({ leadership: other, domain }) => {
    const at = domain && other.domains.items.indexOf(domain);
    const isAfter =
      other === leadership
        ? at === undefined || at > position
        : chain.indexOf(other) > chain.indexOf(leadership);
    const title = domain === undefined ? '"unowned"' : quoted(domainTitle(domain));
    return isAfter ? [{ file: other.file, title, position: at }] : [];
  });
}

/** The problem and the remedy if a claim cannot take effect, because a deeper leadership file overrides it. */
export function whyWithoutEffect({
  file,
  overriddenBy,
}: Pick<Claimant, 'file' | 'overriddenBy'>): string | undefined {
  const deeper = overriddenBy.find((one) => one.file !== file);
  return (
    deeper && t('No effect: {0} in {1} overrides it. Claim the path in that file.', deeper.title, deeper.file)
  );
}

/** What else a claim changes so that it takes effect, in words. Empty if it changes nothing else. */
export function alsoExcluded({ file, overriddenBy }: Pick<Claimant, 'file' | 'overriddenBy'>): string[] {
  const own = overriddenBy.filter((one) => one.file === file).map(({ title }) => title);
  return own.length === 0 ? [] : [t('would exclude the path from {0}', allOf([...new Set(own)]))];
}

/** The leadership files inside a folder that do not inherit: a claim of the folder does not reach below them. */
export function unreachedBy({ files }: Analysis, path: RepoPath): RepoPath[] {
  if (!path.endsWith('/')) return [];
  return files.flatMap(({ lastGoodModel }) => {
    const { file, folder, inherits } = lastGoodModel?.leadership ?? {};
    const isInside = folder !== undefined && `${folder}/` !== path && isWithin(path.slice(0, -1), folder);
    return isInside && inherits === false && file !== undefined ? [file] : [];
  });
}

/**
 * Adds a path (a folder ends with `/`) to the patterns of a domain, and excludes it from what overrides them.
 * Undefined if no safe edit is possible, or if the domain would still not own the path.
 */
export function claimFor(
  analysis: Analysis,
  path: RepoPath,
  { file, position, overriddenBy }: Omit<Claimant, 'id' | 'title'>,
): Claim | undefined {
  const target = analysis.files.find((one) => one.path === file);
  const domain = target && domainAt(target, position);
  if (target === undefined || domain === undefined || domain.hasErrors) return undefined;
  const pattern = patternFor(target, path);
  if (pattern === undefined) return undefined;
  const paths = valueOf(domain, 'paths');
  const addition =
    paths === undefined
      ? addEntry(target.text, domain, 'paths', `[${written(pattern)}]`, 'id')
      : paths.kind === 'list' && !paths.hasErrors
        ? addItem(target.text, paths, written(pattern))
        : undefined;
  return claimBy(analysis, path, { target, pattern, addition, position, overriddenBy });
}

/**
 * Adds a domain for a path at the end of a leadership file, and excludes the path from what overrides it. Undefined
 * if no safe edit is possible, or if the domain would still not own the path.
 */
export function claimForNew(
  analysis: Analysis,
  path: RepoPath,
  domain: { readonly file: RepoPath; readonly id: string; readonly owner: string },
): Claim | undefined {
  const target = analysis.files.find((one) => one.path === domain.file);
  const root = rootOf(target);
  const pattern = target && patternFor(target, path);
  if (target === undefined || root === undefined || pattern === undefined) return undefined;
  const { id, owner } = domain;
  const addition = addDomain(target.text, root, { id, pattern, owner });
  const overriddenBy = overridingNew(analysis, path, domain.file);
  const position = target.lastGoodModel?.leadership.domains.items.length ?? 0;
  return claimBy(analysis, path, { target, pattern, addition, position, overriddenBy });
}

interface Claiming {
  readonly target: AnalyzedFile;
  readonly pattern: string;
  readonly addition: TextEdit | undefined;
  readonly position: number;
  readonly overriddenBy: readonly Overriding[];
}

/** The claim after which the domain owns the path: alone, or with what excludes the path from other lists. */
function claimBy(
  analysis: Analysis,
  path: RepoPath,
  { target, pattern, addition, position, overriddenBy }: Claiming,
): Claim | undefined {
  const { path: file, text } = target;
  if (addition === undefined || overriddenBy.some((one) => one.file !== file)) return undefined;
  const ways =
    overriddenBy.length === 0
      ? [[]]
      : [
          overriddenBy.map((one) => removalOf(target, one, pattern) ?? exclusionFrom(target, one, pattern)),
          overriddenBy.map((one) => exclusionFrom(target, one, pattern)),
        ];
  for (const way of ways) {
    const exclusions = way.filter((edit) => edit !== undefined);
    if (exclusions.length < way.length) continue;
    const sorted = [addition, ...exclusions].sort((one, other) => one.span.start - other.span.start);
    const edits = soundEdits('claim', text, sorted);
    const after = edits && edited(text, edits);
    if (after === undefined || !ownsAfter(analysis, path, file, after, position)) continue;
    const [first, ...others] = sorted;
    const edit = others.length === 0 ? first : difference(text, after)[0];
    const before = sorted.filter(({ span }) => span.start < addition.span.start);
    const moved = before.reduce(
      (sum, { span, newText }) => sum + newText.length - (span.end - span.start),
      0,
    );
    const at = after.indexOf(pattern, addition.span.start + moved);
    return edit && { file, pattern, edit, at: at < 0 ? addition.span.start + moved : at };
  }
  return undefined;
}

/** Whether a domain owns a path after its leadership file has another text. */
function ownsAfter(
  analysis: Analysis,
  path: RepoPath,
  file: RepoPath,
  text: string,
  position: number,
): boolean {
  const sources = analysis.files.map((one) => (one.path === file ? { path: file, text } : one));
  const { matchedBy } = analyze(sources, undefined, undefined, analysis).ownership.lookup(path);
  const { leadership, domain } = matchedBy ?? {};
  return leadership?.file === file && domain !== undefined && leadership.domains.items[position] === domain;
}

/** Removes the pattern from a list that has exactly this one. */
function removalOf(target: AnalyzedFile, from: Overriding, pattern: string): TextEdit | undefined {
  const list = listOf(target, from);
  const plain = (one: string): string => one.replace(/^\//, '');
  const position =
    list?.items.findIndex(
      (item) =>
        item.kind === 'scalar' && typeof item.value === 'string' && plain(item.value) === plain(pattern),
    ) ?? -1;
  return list === undefined || position < 0 ? undefined : removeChild(target.text, list, position);
}

/** Adds a `!pattern` to a list. */
function exclusionFrom(target: AnalyzedFile, from: Overriding, pattern: string): TextEdit | undefined {
  const list = listOf(target, from);
  return list && addItem(target.text, list, written(`!${pattern}`));
}

function listOf(target: AnalyzedFile, { position }: Overriding): ListNode | undefined {
  const root = rootOf(target);
  const list =
    position === undefined ? root && valueOf(root, 'unowned') : valueOf(domainAt(target, position), 'paths');
  return list?.kind === 'list' && !list.hasErrors ? list : undefined;
}

/** The map of a domain in the text. Its position in the list can be another one: not every item is a domain. */
function domainAt(target: AnalyzedFile, position: number): MapNode | undefined {
  const root = rootOf(target);
  const domains = root && valueOf(root, 'domains');
  const start = target.lastGoodModel?.leadership.domains.items[position]?.span.start;
  const node = domains?.kind === 'list' ? domains.items.find(({ span }) => span.start === start) : undefined;
  return node?.kind === 'map' ? node : undefined;
}

/** How to write the current user as an owner: their id, or their handle or email address. Undefined if unknown. */
export function claimingOwner(scope: Scope, self: CurrentUser): string | undefined {
  return personOf(scope, self)?.id.value ?? self.ref ?? self.email;
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
  { file, position }: Pick<Claimant, 'file' | 'position'>,
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
function patternFor({ lastGoodModel }: AnalyzedFile, path: RepoPath): string | undefined {
  const folder = lastGoodModel?.leadership.folder;
  if (folder === undefined || path === '') return undefined;
  const name = pathFrom(folder, path).replace(/[\\*?]/g, '\\$&');
  return /\/./.test(name) && !name.startsWith('!') ? name : `/${name}`;
}

/** The root map; undefined if the file has syntax errors, because the text after an error can be misread. */
function rootOf(file: AnalyzedFile | undefined): MapNode | undefined {
  const root = file?.parsedFile.root;
  const isReadable = file?.parsedFile.findings.every(({ code }) => code !== 'syntax') === true;
  return root?.kind === 'map' && !root.hasErrors && isReadable ? root : undefined;
}
