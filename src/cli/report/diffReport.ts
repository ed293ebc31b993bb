import type { Analysis } from '../../analyze.ts';
import { domainName } from '../../features/card/card.ts';
import type { FolderGroup } from '../../features/reports/folderGroups.ts';
import { inlineCode } from '../../features/card/markdown.ts';
import { quotedPhrase } from '../../model/ladder.ts';
import {
  adoptedFolders,
  type Change,
  type CodeownersFile,
  type DomainChange,
  type DomainSide,
  type FileChange,
  type OwnershipDiff,
  type Side,
} from '../../features/reports/ownershipDiff.ts';
import { hostName } from '../../ownership/codeowners/host.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { allOf } from '../../text/sentence.ts';
import { positionAt } from '../../text/span.ts';
import { explainStep } from './nextStep.ts';
import { labelLines, paragraphsText, type Line, type Page } from '../terminal/page.ts';
import { counted, firstOf, jsonText, printable } from '../terminal/printable.ts';
import type { UnreadableFile } from '../repository/errors.ts';
import { alignedLines } from '../terminal/table.ts';

export interface ReportedDiff {
  readonly diff: OwnershipDiff;
  readonly base: {
    /** As typed by the user, or HEAD. */
    readonly revision: string;
    /** Undefined if there are no commits yet. */
    readonly commit: string | undefined;
    /** Leadership files that cannot be read at the commit, and are ignored. */
    readonly unreadable: readonly UnreadableFile[];
    /** The file that the owners are compared with, if the commit has no leadership file. */
    readonly codeowners: CodeownersFile | undefined;
  };
  /** The leadership files now. */
  readonly after: Analysis;
  /** A path relative to the working folder. */
  readonly shown: (path: RepoPath) => string;
}

/** The comparison as paragraphs for a terminal. */
export function textDiff({ diff, base, after, shown }: ReportedDiff, page: Page): string {
  const { changes, domains } = diff;
  const place = (side: Side | DomainChange): string => {
    const found = 'domain' in side ? placeOf(side, after) : undefined;
    return found === undefined ? '' : `  ${shown(found.file)}:${String(found.line)}`;
  };
  const paragraph = (change: FileChange): Line[] => {
    const { to, files, folders } = change;
    const domain = domainChangeOf(change, domains.changed);
    const same = change.kind === 'domain-changed' && !change.changesOwners ? ', same owners' : '';
    return [
      { text: `${changeName(change)}: ${counted(files, 'file')}${same}${place(to)}`, style: 'cyan' },
      ...valueLines(domain === undefined ? ownerLines(change) : changeLines(domain)),
      ...(isMove(change) ? folderLines(folders, shown, page) : []),
    ];
  };
  const told = toldChanges(diff);
  const [first] = changes.filter(isMove).toSorted((one, other) => rank(one) - rank(other));
  const next = first?.paths[0];
  const paragraphs: Line[][] = [
    summaryLines({ diff, base, after, shown }),
    notesOf(base, shown).map((text) => ({ text })),
    ...changes.map(paragraph),
    ...domains.changed
      .filter((change) => !told.has(change))
      .map((change): Line[] => [
        { text: `${domainName(change)}: ${counted(change.files, 'file')}${place(change)}`, style: 'cyan' },
        ...valueLines(changeLines(change)),
      ]),
    labelLines({
      'New domains': namesIn(domains.added.map(domainName)),
      'Removed domains': namesIn(domains.removed.map(domainName)),
      'Renamed domains': namesIn(domains.renamed.map(({ from, to }) => `${from.domain} → ${to.domain}`)),
    }),
    next === undefined || after.files.length === 0 ? [] : explainStep(shown(next), 'to see why'),
  ];
  return paragraphsText(paragraphs, page);
}

/** Where a domain is now; undefined if it was removed. */
function placeOf(
  { domain, file }: { readonly domain: string; readonly file: RepoPath },
  { files }: Analysis,
): { readonly file: RepoPath; readonly line: number } | undefined {
  const model = files.find(({ path }) => path === file)?.lastGoodModel;
  const found = model?.leadership.domains.items.find(({ id }) => id.value === domain);
  if (model === undefined || found === undefined) return undefined;
  return { file, line: positionAt(model.lines, found.span.start).line + 1 };
}

/** The number of domains that are named in a line. */
const maxNames = 20;

function namesIn(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [firstOf(names, maxNames).join(', ')];
}

/** Whether files have another domain, or another reason to be unowned; else their domain has other owners. */
function isMove({ kind, from }: FileChange): boolean {
  return kind !== 'owners-changed' || !isInDomain(from);
}

function isInDomain(side: Side): side is DomainSide {
  return 'domain' in side;
}

/** What changed in the domain that files stay in; undefined if they do not stay in one. */
function domainChangeOf(change: FileChange, domains: readonly DomainChange[]): DomainChange | undefined {
  const { to } = change;
  return isMove(change) || !isInDomain(to)
    ? undefined
    : domains.find(({ domain, file }) => domain === to.domain && file === to.file);
}

/** The changes of domains whose owners are among the changes of files. */
function toldChanges({ changes, domains }: OwnershipDiff): ReadonlySet<DomainChange | undefined> {
  return new Set(changes.map((change) => domainChangeOf(change, domains.changed)));
}

/** What the files are compared with, and a line for each kind of change. */
function summaryLines(report: ReportedDiff): Line[] {
  const { diff } = report;
  const comparison = `Compared with ${comparedWith(report)}:`;
  const changes = happenings(diff);
  if (changes.length === 0) return [{ text: `${comparison} no changes` }];
  const width = Math.max(...changes.map(({ files }) => String(files).length));
  const line = (files: number, text: string, depth: number): Line => ({
    label: `${String(files).padStart(width)} `,
    text,
    depth,
  });
  const [owners, ...others] = changes.map(({ files, noun, verb }) => line(files, `${noun} ${verb}`, 1));
  return [
    { text: comparison },
    ...(owners === undefined ? [] : [owners]),
    ...ownerKinds(diff).map(({ files, verb }) => line(files, verb, 2)),
    ...others,
  ];
}

/** Fits a comment on GitHub, whose limit is 65,536 characters. */
const maxMarkdown = 60_000;

/** The comparison for a pull request: tables, long lists collapsed, and untrusted text as code. */
export function markdownDiff(report: ReportedDiff): string {
  const { diff, base, shown } = report;
  const { changes, domains } = diff;
  const told = toldChanges(diff);
  const owners = happeningsText(ownerKinds(diff));
  const rows = (list: readonly FileChange[]): string[][] =>
    list.map(({ files, from, to, folders }) => [
      String(files),
      sideCell(from),
      sideCell(to),
      folders
        .map(({ place, files: some }) => `${code(shown(place))}${some > 1 ? ` ${String(some)}` : ''}`)
        .join('<br>'),
    ]);
  const others = table(['Files', 'From', 'To', 'Paths'], rows(changes.filter((one) => !one.changesOwners)));
  const blocks = [
    `### Leadership: ${titleOf(diff)}`,
    `${owners.length === 0 ? '' : `${allOf(owners)}. `}Compared with ${comparedWith(report, code)}.`,
    ...notesOf(base, shown).map((note) => `> ${code(note)}`),
    ...table(['Files', 'From', 'To', 'Paths'], rows(changes.filter(({ changesOwners }) => changesOwners))),
    ...(others.length === 0 ? [] : ['The owners of these files do not change:', ...others]),
    ...table(
      ['Domain', 'Files', 'Change', 'Before', 'After'],
      domains.changed.flatMap((change) =>
        changeLines(change)
          .filter(([what]) => what !== 'Owners' || !told.has(change))
          .map(([what, from, to]) => [
            code(domainName(change)),
            String(change.files),
            what,
            code(from),
            to === undefined ? '' : code(to),
          ]),
      ),
    ),
    ...domains.renamed.map(({ from, to }) => `Renamed domain: ${code(from.domain)} → ${code(to.domain)}`),
    ...listed('New domain', domains.added.map(domainName)),
    ...listed('Removed domain', domains.removed.map(domainName)),
    ...changes
      .filter((change) => isMove(change) && change.folders.some(({ files }) => files > 1))
      .map((change) => collapsed(change, shown)),
  ];
  return withinLimit(blocks);
}

/** The comparison as JSON, described in `docs/cli.md`. */
export function jsonDiff({ diff, base, shown }: ReportedDiff): string {
  const side = <S extends Side>(one: S): S => ('file' in one ? { ...one, file: shown(one.file) } : one);
  return jsonText({
    version: 1,
    base: {
      revision: base.revision,
      commit: base.commit ?? null,
      unreadable: base.unreadable.map(({ path, reason }) => ({ file: shown(path), reason })),
      codeowners: base.codeowners === undefined ? null : shown(base.codeowners.file),
      notes: (base.codeowners?.codeowners.notes ?? []).slice(0, maxJsonNotes),
    },
    summary: diff.summary,
    changes: diff.changes.map((change) => ({
      ...change,
      from: side(change.from),
      to: side(change.to),
      folders: change.folders.map((group) => ({
        ...group,
        place: shown(group.place),
        examples: group.examples.map(shown),
      })),
      paths: change.paths.map(shown),
    })),
    domains: {
      added: diff.domains.added.map(side),
      removed: diff.domains.removed.map(side),
      renamed: diff.domains.renamed.map(({ from, to }) => ({ from: side(from), to: side(to) })),
      changed: diff.domains.changed.map((change) => ({ ...change, file: shown(change.file) })),
    },
  });
}

/** The number of notes about lines of CODEOWNERS, in JSON and for people. */
const [maxJsonNotes, maxNotes] = [100, 10];

/** The files that the owners are compared with. `inFormat` is for names from outside, such as that of a branch. */
function comparedWith(
  { base, after, shown }: ReportedDiff,
  inFormat: (text: string) => string = (text) => text,
): string {
  const { codeowners } = base;
  const name = inFormat(baseName(base));
  if (codeowners === undefined) return name;
  const rules = `${hostName(codeowners.codeowners.host)} rules`;
  const folders = adoptedFolders(after);
  const named = folders.slice(0, maxFolders).map((folder) => inFormat(shown(`${folder}/`)));
  const more = folders.length - named.length;
  const only = folders.includes('')
    ? ''
    : `; only files in ${allOf(more === 0 ? named : [...named, counted(more, 'other folder')])}`;
  return `${inFormat(shown(codeowners.file))} ${isNamed(base) ? 'in' : 'at'} ${name} (${rules}; no leadership file there${only})`;
}

/** The number of folders that are named in a line. */
const maxFolders = 3;

/** What of the files at the commit cannot be read, a line each. */
function notesOf(
  { unreadable, codeowners }: ReportedDiff['base'],
  shown: (path: RepoPath) => string,
): string[] {
  const notes = (codeowners?.codeowners.notes ?? []).map(
    ({ line, message }) => `${shown(codeowners?.file ?? '')}:${String(line)} ${message}`,
  );
  return [
    ...unreadable.map(({ path, reason }) => `Ignoring ${shown(path)} at that commit: ${reason}`),
    ...firstOf(notes, maxNotes),
  ];
}

function baseName(base: ReportedDiff['base']): string {
  const { revision, commit } = base;
  if (commit === undefined) return 'an empty repository (no commits yet)';
  const short = commit.slice(0, 10);
  return isNamed(base) ? `${revision} at ${short}` : short;
}

/** Whether the user named a branch or a tag, not a commit. */
function isNamed({ revision, commit }: ReportedDiff['base']): boolean {
  return revision !== 'HEAD' && commit?.startsWith(revision) !== true;
}

/** The kinds of changes, what matters most first. */
const kinds = ['owners-lost', 'owners-gained', 'owners-changed', 'domain-changed', 'still-unowned'] as const;

function rank({ kind }: FileChange): number {
  return kinds.indexOf(kind);
}

/** A number of files, and what they do in words. */
interface Happening {
  readonly files: number;
  readonly noun: string;
  readonly verb: string;
}

/** The files that change owners first, then those with other changes; empty if nothing changed at all. */
function happenings({ summary, changes, domains }: OwnershipDiff): Happening[] {
  const isChanged = changes.length > 0 || Object.values(domains).some((list) => list.length > 0);
  if (!isChanged) return [];
  const becoming = (status: Side['status']): number =>
    changes
      .filter(({ kind, to }) => kind === 'still-unowned' && to.status === status)
      .reduce((sum, { files }) => sum + files, 0);
  return [
    ownersHappening(summary),
    ...[
      happening(summary.domainOnly, 'change only their domain'),
      happening(summary.membersOnly, 'keep their owners, but team members change'),
      happening(becoming('intentionally-unowned'), 'become intentionally unowned', 'unowned file'),
      happening(becoming('unowned'), 'become unowned', 'intentionally unowned file'),
    ].filter(({ files }) => files > 0),
  ];
}

/** The files that change owners; how, if all do the same. */
function ownersHappening({ owners }: OwnershipDiff['summary']): Happening {
  if (owners.changed > 0 && owners.changed === owners.lost) return happening(owners.lost, 'lose their owner');
  if (owners.changed > 0 && owners.changed === owners.gained)
    return happening(owners.gained, 'gain an owner');
  return happening(owners.changed, 'change owners');
}

/** How files change owners; empty if all do the same. */
function ownerKinds({ summary: { owners } }: OwnershipDiff): Happening[] {
  const kinds = [
    happening(owners.lost, 'lose their owner'),
    happening(owners.gained, 'gain an owner'),
    happening(owners.replaced, 'get other owners'),
  ].filter(({ files }) => files > 0);
  return kinds.length < 2 ? [] : kinds;
}

/** The verb is in the plural: its words are changed if there is one file. */
function happening(files: number, plural: string, noun = 'file'): Happening {
  const verb =
    files === 1 ? plural.replace(/^\w+/, (word) => `${word}s`).replace(/\btheir\b/, 'its') : plural;
  return { files, noun: files === 1 ? noun : `${noun}s`, verb };
}

/** `12 files change owners, 40 change only their domain` */
function happeningsText(list: readonly Happening[]): string[] {
  return list.map(({ files, noun, verb }, position) =>
    [String(files), ...(position > 0 && /^files?$/.test(noun) ? [] : [noun]), verb].join(' '),
  );
}

function titleOf(diff: OwnershipDiff): string {
  return happeningsText(happenings(diff)).join(', ') || 'no changes';
}

/** What the files of a change do. */
function changeText({ kind, changesOwners, files, to }: FileChange): string {
  const words = (): Happening => {
    switch (kind) {
      case 'owners-lost':
        return happening(files, 'lose their owner');
      case 'owners-gained':
        return happening(files, 'gain an owner');
      case 'owners-changed':
        return happening(files, 'get other owners');
      case 'domain-changed':
        return happening(files, changesOwners ? 'get other owners' : 'change only their domain');
      case 'still-unowned':
        return to.status === 'unowned'
          ? happening(files, 'become unowned', 'intentionally unowned file')
          : happening(files, 'become intentionally unowned', 'unowned file');
    }
  };
  return happeningsText([words()]).join('');
}

/** The holders before and after; the domain that files stay in, if it keeps its name. */
function changeName(change: FileChange): string {
  const [from, to] = [sideName(change.from), sideName(change.to)];
  return !isMove(change) && from === to ? to : `${from} → ${to}`;
}

function sideName(side: Side): string {
  switch (side.status) {
    case 'owned':
      return isInDomain(side) ? domainName(side) : 'CODEOWNERS';
    case 'unowned':
      return 'unowned';
    case 'intentionally-unowned':
      return 'intentionally unowned';
  }
}

function folderLines(
  folders: readonly FolderGroup[],
  shown: (path: RepoPath) => string,
  { width }: Page,
): Line[] {
  const rows = folders.map(({ place, files, examples }) => {
    if (files === 1) return [shown(place)];
    const names = examples.map((path) => path.slice(place === './' ? 0 : place.length)).join(', ');
    return [shown(place), `${counted(files, 'file')} (${names}${files > examples.length ? ', …' : ''})`];
  });
  return alignedLines(rows, width, 1).flat();
}

/** The owners of the files of a change before and after; none if they are the same. */
function ownerLines({ changesOwners, from, to }: FileChange): Value[] {
  const names = (side: Side): string => (side.status === 'owned' ? namesOf(side.owners) : 'none');
  return changesOwners ? [['Owners', names(from), names(to)]] : [];
}

function namesOf(owners: readonly { readonly name: string }[]): string {
  return owners.length === 0 ? 'none' : owners.map(({ name }) => name).join(', ');
}

/** What changed, and its value before and after, or the change of it. */
type Value = [what: string, from: string, to?: string];

function valueLines(values: readonly Value[]): Line[] {
  return labelLines(
    Object.fromEntries(
      values.map(([what, from, to]) => [what, [to === undefined ? from : `${from} → ${to}`]]),
    ),
    1,
  );
}

/**
 * What changed in a domain, with its values before and after; changes of people are one value, and only shown if those
 * of the owners do not tell them.
 */
function changeLines({ owners, people, authority, delegatedBy }: DomainChange): Value[] {
  const line = <T>(
    what: string,
    change: Change<T> | undefined,
    inWords: (value: T) => string,
  ): [string, string, string][] =>
    change === undefined ? [] : [[what, inWords(change.from), inWords(change.to)]];
  const isTold = owners !== undefined && ![...owners.from, ...owners.to].some(({ kind }) => kind === 'team');
  const difference = isTold
    ? []
    : [
        ...(people?.joined ?? []).map((name) => `+ ${name}`),
        ...(people?.left ?? []).map((name) => `− ${name}`),
      ];
  return [
    ...line('Owners', owners, namesOf),
    ...(difference.length === 0 ? [] : [['People', difference.join(', ')] satisfies [string, string]]),
    ...line('Authority', authority, quotedPhrase),
    ...line('Delegated by', delegatedBy, (owner) => owner?.name ?? 'none'),
  ];
}

function sideCell(side: Side): string {
  if (side.status !== 'owned') return sideName(side);
  const owners = side.owners.map(({ ref }) => code(ref)).join(' ');
  if (!isInDomain(side)) return owners;
  return `${code(domainName(side))}${owners === '' ? '' : `<br>${owners}`}`;
}

/** The number of rows that a table shows. */
const maxRows = 40;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const more = rows.length - maxRows;
  const rule = heads.map((head) => (head === 'Files' ? '--:' : '---'));
  const lines = [heads, rule, ...rows.slice(0, maxRows)].map(line).join('\n');
  return more > 0 ? [lines, `and ${counted(more, 'more row')}`] : [lines];
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${firstOf(names.map(code), maxNames).join(', ')}`];
}

/** The number of paths that a collapsed list shows. */
const maxCollapsed = 50;

function collapsed(change: FileChange, shown: (path: RepoPath) => string): string {
  const { files, from, to, paths } = change;
  const more = files - maxCollapsed;
  const items = [
    ...paths.slice(0, maxCollapsed).map((path) => `- ${code(shown(path))}`),
    ...(more > 0 ? [`- and ${counted(more, 'more file')}`] : []),
  ];
  return `<details><summary>${changeText(change)}</summary>\n\nFrom ${sideCell(from).replaceAll('<br>', ' ')} to ${sideCell(to).replaceAll('<br>', ' ')}:\n\n${items.join('\n')}\n\n</details>`;
}

/** The blocks that fit; a table is cut between rows, other blocks are kept or left out as a whole. */
function withinLimit(blocks: readonly string[]): string {
  const fitting: string[] = [];
  let left = maxMarkdown;
  for (const block of blocks) {
    const fits = block.length <= left;
    fitting.push(fits ? block : block.startsWith('|') ? linesWithin(left, block) : '');
    left -= fits ? block.length + 2 : left;
  }
  const more = left > 0 ? [] : ['Truncated. Run `leadership diff` for the full list.'];
  return [...fitting.filter((block) => block !== ''), ...more].join('\n\n');
}

function linesWithin(length: number, block: string): string {
  const end = block.lastIndexOf('\n', length);
  return end < 0 ? '' : block.slice(0, end);
}

/** Untrusted text as code, which a platform does not format or link, and which mentions nobody; also in a table. */
function code(text: string): string {
  const harmless = printable(text);
  if (!harmless.includes('|')) return inlineCode(harmless);
  // A pipe separates cells even within code, and escaping it with a backslash does not always help.
  return `<code>${harmless.replace(/[^\w /]/g, (character) => `&#${String(character.codePointAt(0))};`)}</code>`;
}
