import type { Analysis } from '../../analyze.ts';
import { domainName } from '../../features/card/card.ts';
import type { FolderGroup } from '../../features/reports/folderGroups.ts';
import { inlineCode } from '../../features/card/markdown.ts';
import { quotedPhrase } from '../../model/ladder.ts';
import type {
  Change,
  DomainChange,
  FileChange,
  OwnershipDiff,
  Side,
} from '../../features/reports/ownershipDiff.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { positionAt } from '../../text/span.ts';
import { explainStep } from './nextStep.ts';
import { labelLines, paragraphsText, type Line, type Page } from '../terminal/page.ts';
import { counted, jsonText, printable } from '../terminal/printable.ts';
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
  const [first] = changes.toSorted((one, other) => rank(one) - rank(other));
  const next = first?.paths[0];
  const paragraphs: Line[][] = [
    summaryLines(diff, base),
    ...base.unreadable.map(({ path, reason }) => [{ text: unreadableNote(shown(path), reason) }]),
    ...changes.map(({ from, to, files, folders }): Line[] => [
      {
        text: `${sideName(from)} → ${sideName(to)}: ${counted(files, 'file')}${place(to)}`,
        style: 'cyan',
      },
      ...folderLines(folders, shown, page),
    ]),
    ...domains.changed.map((change): Line[] => [
      { text: `${domainName(change)} (${counted(change.files, 'file')})${place(change)}`, style: 'cyan' },
      ...labelLines(
        Object.fromEntries(
          changeLines(change).map(([what, from, to]) => [
            what,
            [to === undefined ? from : `${from} → ${to}`],
          ]),
        ),
        1,
      ),
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

function namesIn(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [names.join(', ')];
}

/** What the files are compared with, and a line for each kind of change. */
function summaryLines(diff: OwnershipDiff, base: ReportedDiff['base']): Line[] {
  const comparison = `Compared with ${baseName(base)}:`;
  const changes = summaryOf(diff);
  if (changes.length === 0) return [{ text: `${comparison} ${withoutFileChanges(diff)}` }];
  const width = Math.max(...changes.map(({ files }) => String(files).length));
  return [
    { text: comparison },
    ...changes.map(({ kind, files }) => ({
      label: `${String(files).padStart(width)} `,
      text: `${files === 1 ? 'file' : 'files'} ${doing(kind, files)}`,
      depth: 1,
    })),
  ];
}

/** Fits a comment on GitHub, whose limit is 65,536 characters. */
const maxMarkdown = 60_000;

/** The comparison for a pull request: tables, long lists collapsed, and untrusted text as code. */
export function markdownDiff({ diff, base, shown }: ReportedDiff): string {
  const { changes, domains } = diff;
  const blocks = [
    `### Leadership: ${titleOf(diff)}`,
    `Compared with ${code(baseName(base))}.`,
    ...base.unreadable.map(({ path, reason }) => `> ${code(unreadableNote(shown(path), reason))}`),
    ...table(
      ['Files', 'From', 'To', 'Paths'],
      changes.map(({ files, from, to, folders }) => [
        String(files),
        sideCell(from),
        sideCell(to),
        folders
          .map(({ place, files: some }) => `${code(shown(place))}${some > 1 ? ` ${String(some)}` : ''}`)
          .join('<br>'),
      ]),
    ),
    ...table(
      ['Domain', 'Files', 'Change', 'Before', 'After'],
      domains.changed.flatMap((change) =>
        changeLines(change).map(([what, from, to]) => [
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
      .filter(({ folders }) => folders.some(({ files }) => files > 1))
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

function baseName({ revision, commit }: ReportedDiff['base']): string {
  if (commit === undefined) return 'an empty repository (no commits yet)';
  const short = commit.slice(0, 10);
  return revision === 'HEAD' || commit.startsWith(revision) ? short : `${revision} at ${short}`;
}

function unreadableNote(file: string, reason: string): string {
  return `Ignoring ${file} at that commit: ${reason}`;
}

/** The kinds of changes, what matters most first. */
const kinds = ['owners-lost', 'owners-gained', 'domain-changed', 'still-unowned', 'owners-changed'] as const;
type Kind = (typeof kinds)[number];

function rank({ kind }: FileChange): number {
  return kinds.indexOf(kind);
}

/** The number of files for each kind of change that there is. */
function summaryOf({ summary }: OwnershipDiff): { readonly kind: Kind; readonly files: number }[] {
  const counts: Readonly<Record<Kind, number>> = {
    'owners-lost': summary.ownersLost,
    'owners-gained': summary.ownersGained,
    'domain-changed': summary.domainChanged,
    'still-unowned': summary.stillUnowned,
    'owners-changed': summary.ownersChanged,
  };
  return kinds.map((kind) => ({ kind, files: counts[kind] })).filter(({ files }) => files > 0);
}

function titleOf(diff: OwnershipDiff): string {
  const changes = summaryOf(diff);
  return changes.length === 0
    ? withoutFileChanges(diff)
    : changes.map(({ kind, files }) => happening(kind, files)).join(', ');
}

function withoutFileChanges({ domains }: OwnershipDiff): string {
  return Object.values(domains).some((list) => list.length > 0) ? 'no ownership changes' : 'no changes';
}

function happening(kind: Kind, files: number): string {
  return `${counted(files, 'file')} ${doing(kind, files)}`;
}

/** What files do, in the singular or plural. */
function doing(kind: Kind, files: number): string {
  const isOne = files === 1;
  switch (kind) {
    case 'domain-changed':
      return isOne ? 'changes domain' : 'change domain';
    case 'owners-lost':
      return isOne ? 'loses its owner' : 'lose their owner';
    case 'owners-gained':
      return isOne ? 'gains an owner' : 'gain an owner';
    case 'still-unowned':
      return isOne ? 'stays unowned' : 'stay unowned';
    case 'owners-changed':
      return `${isOne ? 'gets' : 'get'} different owners in the same domain`;
  }
}

function sideName(side: Side): string {
  switch (side.status) {
    case 'owned':
      return domainName(side);
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

/**
 * What changed in a domain, with its values before and after; changes of people are one value, and only shown if those
 * of the owners do not tell them.
 */
function changeLines({ owners, people, authority, delegatedBy }: DomainChange): [string, string, string?][] {
  const names = (list: readonly { readonly name: string; readonly ref: string }[]): string =>
    list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');
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
    ...line('Owners', owners, names),
    ...(difference.length === 0 ? [] : [['People', difference.join(', ')] satisfies [string, string]]),
    ...line('Authority', authority, quotedPhrase),
    ...line('Delegated by', delegatedBy, (owner) => owner?.name ?? 'none'),
  ];
}

function sideCell(side: Side): string {
  if (side.status !== 'owned') return sideName(side);
  const owners = side.owners.map(({ ref }) => code(ref)).join(' ');
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
  return names.length === 0 ? [] : [`${what}: ${names.map(code).join(', ')}`];
}

/** The number of paths that a collapsed list shows. */
const maxCollapsed = 50;

function collapsed({ kind, files, from, to, paths }: FileChange, shown: (path: RepoPath) => string): string {
  const more = files - maxCollapsed;
  const items = [
    ...paths.slice(0, maxCollapsed).map((path) => `- ${code(shown(path))}`),
    ...(more > 0 ? [`- and ${counted(more, 'more file')}`] : []),
  ];
  return `<details><summary>${happening(kind, files)}</summary>\n\nFrom ${sideCell(from).replaceAll('<br>', ' ')} to ${sideCell(to).replaceAll('<br>', ' ')}:\n\n${items.join('\n')}\n\n</details>`;
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
