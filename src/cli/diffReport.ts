import { domainName } from '../answers/card.ts';
import type { FolderGroup } from '../answers/folderGroups.ts';
import { inlineCode } from '../answers/markdown.ts';
import type { Change, DomainChange, FileChange, OwnershipDiff, Side } from '../answers/ownershipDiff.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { listLines, pageText, type Line, type Page } from './page.ts';
import { counted, jsonText, printable } from './printable.ts';
import type { UnreadableFile } from './repository.ts';

export interface ReportedDiff {
  readonly diff: OwnershipDiff;
  readonly base: {
    /** As the user named it. */
    readonly revision: string;
    /** Undefined where there are no commits yet. */
    readonly commit: string | undefined;
    /** What cannot be read there, and so counts as if it were not. */
    readonly unreadable: readonly UnreadableFile[];
  };
  /** A path as the user sees it. */
  readonly shown: (path: RepoPath) => string;
}

/** What moves, as paragraphs for a terminal. */
export function textDiff({ diff, base, shown }: ReportedDiff, page: Page): string {
  const { changes, domains } = diff;
  const paragraphs: Line[][] = [
    [{ text: `Compared with ${baseName(base)}: ${summaryOf(diff)}` }],
    ...base.unreadable.map(({ path, reason }) => [{ text: unreadableNote(shown(path), reason) }]),
    ...changes.map(({ from, to, kind, files, folders }): Line[] => [
      { text: `${sideName(from)} → ${sideName(to)}: ${happening(kind, files)}`, style: 'cyan' },
      ...folderLines(folders, shown),
    ]),
    ...domains.changed.map((change) =>
      listLines(
        `${domainName(change)}, ${counted(change.files, 'file')}:`,
        changeLines(change).map(
          ([what, from, to]) => `${what}: ${to === undefined ? from : `${from} → ${to}`}`,
        ),
      ),
    ),
    [
      ...domains.added.map((domain) => ({ text: `New domain: ${domainName(domain)}` })),
      ...domains.removed.map((domain) => ({ text: `Gone: ${domainName(domain)}` })),
      ...domains.renamed.map(({ from, to }) => ({ text: `Renamed: ${from.domain} → ${to.domain}` })),
    ],
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => pageText(lines, page))
    .join('\n\n');
}

/** A platform takes no longer comment: GitHub's limit is 65,536 characters. */
const maxMarkdown = 60_000;

/** What moves, for a pull request: tables, long lists folded, and all that is somebody's text as code. */
export function markdownDiff({ diff, base, shown }: ReportedDiff): string {
  const { changes, domains } = diff;
  const blocks = [
    `### Leadership: ${summaryOf(diff)}`,
    `Compared with ${code(baseName(base))}.`,
    ...base.unreadable.map(({ path, reason }) => `> ${code(unreadableNote(shown(path), reason))}`),
    ...table(
      ['files', 'from', 'to', 'where'],
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
      ['domain', 'files', 'what', 'before', 'after'],
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
    ...domains.renamed.map(({ from, to }) => `Renamed: ${code(from.domain)} → ${code(to.domain)}`),
    ...listed('New', domains.added.map(domainName)),
    ...listed('Gone', domains.removed.map(domainName)),
    ...changes
      .filter(({ folders }) => folders.some(({ files }) => files > 1))
      .map((change) => folded(change, shown)),
  ];
  return withinLimit(blocks);
}

/** The comparison as `docs/cli.md` describes it. */
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
  if (commit === undefined) return 'nothing, as there are no commits yet';
  const short = commit.slice(0, 10);
  return revision === 'HEAD' || commit.startsWith(revision) ? short : `${revision} at ${short}`;
}

function unreadableNote(file: string, reason: string): string {
  return `${file} cannot be read there, so that nothing of it counts: ${reason}`;
}

function summaryOf({ summary, domains, changes }: OwnershipDiff): string {
  const { moved, lost, gained, declared, reowned } = summary;
  const parts = [
    ...(moved > 0 ? [happening('moved', moved)] : []),
    ...(lost > 0 ? [happening('lost', lost)] : []),
    ...(gained > 0 ? [happening('gained', gained)] : []),
    ...(declared > 0 ? [happening('declared', declared)] : []),
    ...(reowned > 0
      ? [`${counted(reowned, 'file')} of the same domain ${reowned === 1 ? 'is' : 'are'} led by others`]
      : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  const isSame = changes.length === 0 && Object.values(domains).every((list) => list.length === 0);
  return isSame ? 'nothing changes' : 'no file changes hands';
}

function happening(kind: FileChange['kind'], files: number): string {
  const some = counted(files, 'file');
  const one = files === 1;
  switch (kind) {
    case 'moved':
      return `${some} ${one ? 'moves' : 'move'}`;
    case 'lost':
      return `${some} ${one ? 'loses its' : 'lose their'} owner`;
    case 'gained':
      return `${some} ${one ? 'gains' : 'gain'} an owner`;
    case 'declared':
      return `${some} ${one ? 'stays' : 'stay'} unowned`;
  }
}

function sideName(side: Side): string {
  switch (side.status) {
    case 'owned':
      return domainName(side);
    case 'unowned':
      return 'nobody';
    case 'unowned-on-purpose':
      return 'nobody on purpose';
  }
}

function folderLines(folders: readonly FolderGroup[], shown: (path: RepoPath) => string): Line[] {
  const width = Math.max(...folders.map(({ files }) => String(files).length));
  return folders.map(({ place, files, examples }) => {
    const below = examples.map((path) => path.slice(place === './' ? 0 : place.length)).join(', ');
    const few = files > examples.length ? `${below}, …` : below;
    return {
      text: `${String(files).padStart(width)}  ${shown(place)}${files === 1 ? '' : ` (${few})`}`,
      depth: 1,
      hanging: ' '.repeat(width + 4),
    };
  });
}

/** What is different, before and after; a change of people stands in one. */
function changeLines({ owners, people, authority, delegatedBy }: DomainChange): [string, string, string?][] {
  const names = (list: readonly { readonly name: string; readonly ref: string }[]): string =>
    list.length === 0 ? 'nobody' : list.map(({ name }) => name).join(', ');
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
    ...line('owners', owners, names),
    ...(difference.length === 0 ? [] : [['people', difference.join(', ')] satisfies [string, string]]),
    ...line('authority', authority, (rung) => rung),
    ...line('delegated by', delegatedBy, (owner) => owner?.name ?? 'nobody'),
  ];
}

function sideCell(side: Side): string {
  if (side.status !== 'owned') return sideName(side);
  const owners = side.owners.map(({ ref }) => code(ref)).join(' ');
  return `${code(domainName(side))}${owners === '' ? '' : `<br>${owners}`}`;
}

/** How many lines a table has. */
const maxRows = 40;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const more = rows.length - maxRows;
  const rule = heads.map((head) => (head === 'files' ? '--:' : '---'));
  const lines = [heads, rule, ...rows.slice(0, maxRows)].map(line).join('\n');
  return more > 0 ? [lines, `and ${counted(more, 'more line')}`] : [lines];
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.map(code).join(', ')}`];
}

/** How many paths a folded list shows. */
const maxFolded = 50;

function folded({ kind, files, from, to, paths }: FileChange, shown: (path: RepoPath) => string): string {
  const more = files - maxFolded;
  const items = [
    ...paths.slice(0, maxFolded).map((path) => `- ${code(shown(path))}`),
    ...(more > 0 ? [`- and ${counted(more, 'more file')}`] : []),
  ];
  return `<details><summary>${happening(kind, files)}</summary>\n\nFrom ${sideCell(from).replaceAll('<br>', ' ')} to ${sideCell(to).replaceAll('<br>', ' ')}:\n\n${items.join('\n')}\n\n</details>`;
}

/** As much as a platform takes: of a table as many lines as fit, of anything else all or nothing. */
function withinLimit(blocks: readonly string[]): string {
  const fitting: string[] = [];
  let left = maxMarkdown;
  for (const block of blocks) {
    const fits = block.length <= left;
    fitting.push(fits ? block : block.startsWith('|') ? linesWithin(left, block) : '');
    left -= fits ? block.length + 2 : left;
  }
  const more = left > 0 ? [] : ['More than fits in here: run `leadership diff` to see it all.'];
  return [...fitting.filter((block) => block !== ''), ...more].join('\n\n');
}

function linesWithin(length: number, block: string): string {
  const end = block.lastIndexOf('\n', length);
  return end < 0 ? '' : block.slice(0, end);
}

/** Somebody's text as code, which a platform neither formats, links nor notifies; also in a table. */
function code(text: string): string {
  const harmless = printable(text);
  if (!harmless.includes('|')) return inlineCode(harmless);
  // Between cells a pipe counts even within code, and a backslash in front of it does not always help.
  return `<code>${harmless.replace(/[^\w /]/g, (character) => `&#${String(character.codePointAt(0))};`)}</code>`;
}
