import { domainName } from '../answers/card.ts';
import type { FolderGroup } from '../answers/folderGroups.ts';
import { inlineCode } from '../answers/markdown.ts';
import { quotedPhrase } from '../model/ladder.ts';
import type { Change, DomainChange, FileChange, OwnershipDiff, Side } from '../answers/ownershipDiff.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { listLines, paragraphsText, type Line, type Page } from './page.ts';
import { counted, jsonText, printable } from './printable.ts';
import type { UnreadableFile } from './repository.ts';

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
  /** A path relative to the working folder. */
  readonly shown: (path: RepoPath) => string;
}

/** The comparison as paragraphs for a terminal. */
export function textDiff({ diff, base, shown }: ReportedDiff, page: Page): string {
  const { changes, domains } = diff;
  const paragraphs: Line[][] = [
    summaryLines(diff, base),
    ...base.unreadable.map(({ path, reason }) => [{ text: unreadableNote(shown(path), reason) }]),
    ...changes.map(({ from, to, files, folders }): Line[] => [
      { text: `${sideName(from)} → ${sideName(to)}: ${counted(files, 'file')}`, style: 'cyan' },
      ...folderLines(folders, shown),
    ]),
    ...domains.changed.map((change) =>
      listLines(
        `${domainName(change)} (${counted(change.files, 'file')}):`,
        changeLines(change).map(
          ([what, from, to]) => `${what}: ${to === undefined ? from : `${from} → ${to}`}`,
        ),
      ),
    ),
    [
      ...domains.added.map((domain) => ({ text: `New domain: ${domainName(domain)}` })),
      ...domains.removed.map((domain) => ({ text: `Removed domain: ${domainName(domain)}` })),
      ...domains.renamed.map(({ from, to }) => ({ text: `Renamed domain: ${from.domain} → ${to.domain}` })),
    ],
  ];
  return paragraphsText(paragraphs, page);
}

/** What the files are compared with, and a line for each kind of change. */
function summaryLines(diff: OwnershipDiff, base: ReportedDiff['base']): Line[] {
  const [first = '', ...others] = summaryOf(diff);
  const comparison = `Compared with ${baseName(base)}:`;
  if (!hasFileChanges(diff)) return [{ text: `${comparison} ${first}` }];
  return [{ text: comparison }, ...[first, ...others].map((text) => ({ text, depth: 1 }))];
}

/** Fits a comment on GitHub, whose limit is 65,536 characters. */
const maxMarkdown = 60_000;

/** The comparison for a pull request: tables, long lists collapsed, and untrusted text as code. */
export function markdownDiff({ diff, base, shown }: ReportedDiff): string {
  const { changes, domains } = diff;
  const blocks = [
    `### Leadership: ${summaryOf(diff).join(', ')}`,
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

/** A phrase for each kind of change that there is, or one that there is none. */
function summaryOf(diff: OwnershipDiff): string[] {
  if (!hasFileChanges(diff)) {
    const hasDomainChanges = Object.values(diff.domains).some((list) => list.length > 0);
    return [hasDomainChanges ? 'no ownership changes' : 'no changes'];
  }
  const { domainChanged, ownersLost, ownersGained, stillUnowned, ownersChanged } = diff.summary;
  const phrases: [files: number, phrase: string][] = [
    [domainChanged, happening('domain-changed', domainChanged)],
    [ownersLost, happening('owners-lost', ownersLost)],
    [ownersGained, happening('owners-gained', ownersGained)],
    [stillUnowned, happening('still-unowned', stillUnowned)],
    [ownersChanged, filesDo(ownersChanged, 'gets', 'get', 'different owners in the same domain')],
  ];
  return phrases.flatMap(([files, phrase]) => (files > 0 ? [phrase] : []));
}

function hasFileChanges({ changes, summary }: OwnershipDiff): boolean {
  return changes.length > 0 || summary.ownersChanged > 0;
}

function happening(kind: FileChange['kind'], files: number): string {
  switch (kind) {
    case 'domain-changed':
      return filesDo(files, 'changes', 'change', 'domain');
    case 'owners-lost':
      return filesDo(files, 'loses its', 'lose their', 'owner');
    case 'owners-gained':
      return filesDo(files, 'gains', 'gain', 'an owner');
    case 'still-unowned':
      return filesDo(files, 'stays', 'stay', 'unowned');
  }
}

function filesDo(files: number, one: string, many: string, rest: string): string {
  return `${counted(files, 'file')} ${files === 1 ? one : many} ${rest}`;
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

function folderLines(folders: readonly FolderGroup[], shown: (path: RepoPath) => string): Line[] {
  const width = Math.max(...folders.map(({ files }) => String(files).length));
  return folders.map(({ place, files, examples }) => {
    const names = examples.map((path) => path.slice(place === './' ? 0 : place.length)).join(', ');
    const inside = files > examples.length ? `${names}, …` : names;
    return {
      label: `${String(files).padStart(width)}  `,
      text: `${shown(place)}${files === 1 ? '' : ` (${inside})`}`,
      depth: 1,
    };
  });
}

/** What changed in a domain, with its values before and after; changes of people are one value. */
function changeLines({ owners, people, authority, delegatedBy }: DomainChange): [string, string, string?][] {
  const names = (list: readonly { readonly name: string; readonly ref: string }[]): string =>
    list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');
  const line = <T>(
    what: string,
    change: Change<T> | undefined,
    inWords: (value: T) => string,
  ): [string, string, string][] =>
    change === undefined ? [] : [[what, inWords(change.from), inWords(change.to)]];
  const difference = [
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
