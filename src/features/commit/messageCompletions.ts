import { lengthOfHeader } from '../../intent/header.ts';
import { isSameKey, trailerKeys, type Message } from '../../intent/message.ts';
import { readTrailers, scissorsIn, type Trailer } from '../../intent/trailers.ts';
import { statementOf, type Scope } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { visibleLine } from '../../text/visible.ts';
import { domainName } from '../card/card.ts';
import { countOfFiles } from '../reports/patternFiles.ts';
import { lowestAuthorityInWords, type ChangesOfDomain } from '../reports/changesByOwner.ts';
import type { Completion } from '../language/completion/completions.ts';
import type { Candidate } from '../language/completion/candidate.ts';
import { idCandidate, ownerCandidates, type OutsideOwners } from '../language/completion/owners.ts';
import { escapeMarkdown } from '../card/markdown.ts';
import { draftFor, draftSnippet, openingSnippet, type Draft } from './draft.ts';

/** A commit message during editing, and its context. */
export interface MessageSubject {
  readonly message: Message;
  /** The changes of the commit, grouped by domain. */
  readonly groups: readonly ChangesOfDomain[];
  /** The scopes of the changed files, or else of the root. Ids are resolved in them. */
  readonly scopes: readonly Scope[];
  readonly outside: OutsideOwners;
}

type TrailerKey = (typeof trailerKeys)[number];

/**
 * The completions at an offset of a commit message, best first: the first sentence, trailer keys, or trailer
 * values. `asked` is whether the user invoked completion; otherwise, suggestions must not get in the way of
 * typing. Never throws, even for invalid text.
 */
export function messageCompletions(
  subject: MessageSubject,
  offset: number,
  { asked }: { readonly asked: boolean },
): Completion[] {
  const { text, subject: said, reading } = subject.message;
  const line = lineAt(text, offset);
  // Git cuts off what is below a scissors line.
  if (line.start > scissorsIn(text, reading.comment)) return [];
  const before = text.slice(line.start, offset);
  const completions =
    said === undefined || (line.start <= said.start && said.end <= line.end)
      ? sentences(subject, line, before, asked)
      : line.start > said.end
        ? [...values(subject, offset, line, before), ...keys(subject, offset, line, before, asked)]
        : [];
  return completions.map((completion, position) => ({
    ...completion,
    sortText: String(position).padStart(5, '0'),
  }));
}

type Unsorted = Omit<Completion, 'sortText'>;

/** The possible first sentences: for all changed domains together, then for each of them. */
function sentences(
  { message, groups }: MessageSubject,
  line: Span,
  before: string,
  asked: boolean,
): Unsorted[] {
  const { text, reading } = message;
  if (text.startsWith(reading.comment, line.start)) return [];
  const type = lengthOfHeader(before);
  const typed = before.slice(type);
  if (typed === '' && type === 0 && !asked) return [];
  if (text.slice(line.start + before.length, line.end).trim() !== '') return [];
  const owned = groups.filter(({ card }) => card.status === 'owned');
  const all = draftFor(groups);
  const isWhole = message.body.length === 0 && message.trailers.trailers.length === 0;
  const span = { start: line.start + type, end: line.start + before.length };
  const several = lowestAuthorityInWords(groups);
  const drafts: (readonly [Draft, string, string])[] =
    owned.length < 2
      ? [[all, owned[0] === undefined ? '' : aboutIn(owned[0]), aboutOf(groups)]]
      : [
          [all, t('{0} domains', owned.length), [several ?? '', aboutOf(groups)].join('  \n')],
          ...owned.map((group) => [draftFor([group]), aboutIn(group), aboutOf([group])] as const),
        ];
  return drafts.flatMap(([draft, detail, documentation]) => {
    const { opening } = draft;
    if (!`${opening} `.toLowerCase().startsWith(typed.toLowerCase())) return [];
    return [
      {
        kind: 'phrase',
        label: `${opening}…`,
        ...(detail === '' ? {} : { detail: visibleLine(detail) }),
        documentation,
        filterText: `${opening} `,
        span,
        newText: isWhole ? draftSnippet(draft) : `${openingSnippet(draft)}$0`,
        isSnippet: true,
        asksAgain: false,
      } satisfies Unsorted,
    ];
  });
}

function aboutIn({ card, changes }: ChangesOfDomain): string {
  return `${domainName(card)} · ${countOfFiles(changes.length)}`;
}

/** The people to inform and the decision criteria, as Markdown. */
function aboutOf(groups: readonly ChangesOfDomain[]): string {
  return groups
    .flatMap(({ title, description, tell, criteria }) => [
      `**${escapeMarkdown(title)}** · ${escapeMarkdown(description)}`,
      ...(tell.length === 0
        ? []
        : [escapeMarkdown(t('Inform {0}', tell.map(({ name }) => name).join(', ')))]),
      ...criteria.slice(0, 3).map(({ statement }) => `- ${escapeMarkdown(statement)}`),
      '',
    ])
    .join('  \n');
}

/** The trailer keys, at positions where Git recognizes a trailer, or would after a blank line. */
function keys(
  { message }: MessageSubject,
  offset: number,
  line: Span,
  before: string,
  asked: boolean,
): Unsorted[] {
  const { text, reading } = message;
  if (!/^[A-Za-z-]*$/.test(before) || text.slice(offset, line.end).trim() !== '') return [];
  if (before === '' && !asked) return [];
  /** The other trailers if a new one is added; undefined if Git would not recognize it. */
  const besides = (newText: string): readonly Trailer[] | undefined => {
    const changed = text.slice(0, line.start) + newText + text.slice(offset);
    const at = line.start + newText.lastIndexOf('\n') + 1;
    const { trailers } = readTrailers(changed, reading);
    const others = trailers.filter(({ span }) => span.start !== at);
    return others.length < trailers.length ? others : undefined;
  };
  const directly = besides('Domain: x');
  const others = directly ?? (asked ? besides('\nDomain: x') : undefined);
  if (others === undefined) return [];
  const lead = directly === undefined ? '\n' : '';
  const there = (key: TrailerKey): boolean => others.some((trailer) => isSameKey(trailer.key, key));
  const missing = trailerKeys.filter((key) => !there(key));
  return [...missing, ...trailerKeys.filter(there)].map((key) => ({
    kind: 'key',
    label: `${key}:`,
    detail: meaningOf(key),
    filterText: `${key}:`,
    span: { start: line.start, end: offset },
    newText: `${lead}${key}: `,
    isSnippet: false,
    asksAgain: true,
  }));
}

/** The possible values of a trailer, those of the changed files first. */
function values(subject: MessageSubject, offset: number, line: Span, before: string): Unsorted[] {
  const [, written = '', blanks = '', list = ''] = /^([A-Za-z-]+)[ \t]*:([ \t]*)(.*)$/s.exec(before) ?? [];
  const key = trailerKeys.find((one) => isSameKey(one, written));
  if (key === undefined) return [];
  const typed = /[^,]*$/.exec(list)?.[0].trimStart() ?? '';
  const { text } = subject.message;
  const rest = /^[^,\r\n]*/.exec(text.slice(offset, line.end))?.[0].trimEnd() ?? '';
  const others = `${list.slice(0, list.length - typed.length)},${text.slice(offset + rest.length, line.end)}`
    .split(',')
    .map((one) => one.trim());
  const gap = (blanks === '' && list === '') || list.endsWith(',') ? ' ' : '';
  return candidatesFor(key, subject, others).map((candidate) => ({
    kind: candidate.kind,
    label: visibleLine(candidate.label),
    ...(candidate.detail === undefined ? {} : { detail: visibleLine(candidate.detail) }),
    ...(candidate.entry === undefined ? {} : { entry: candidate.entry }),
    filterText: `${gap}${candidate.filter ?? candidate.label}`,
    span: { start: offset - typed.length, end: offset + rest.length },
    newText: `${gap}${candidate.label}`,
    isSnippet: false,
    asksAgain: false,
  }));
}

function candidatesFor(
  key: TrailerKey,
  { groups, scopes, outside }: MessageSubject,
  others: readonly string[],
): Candidate[] {
  const near = draftFor(groups).trailers.find((trailer) => trailer.key === key)?.values ?? [];
  const first = new Set([
    ...near.map(({ value }) => value),
    ...(key === 'Approved-by' ? delegators(groups) : []),
  ]);
  const all = new Map(
    scopes
      .flatMap((scope) => entriesFor(key, scope, outside, others))
      .map((candidate): [string, Candidate] => [candidate.label, candidate])
      .filter(([label]) => !others.includes(label)),
  );
  return [
    ...[...first].flatMap((value) => all.get(value) ?? []),
    ...[...all.values()].filter(({ label }) => !first.has(label)),
  ];
}

function delegators(groups: readonly ChangesOfDomain[]): string[] {
  return groups.flatMap(({ card }) => (card.delegatedBy === undefined ? [] : [card.delegatedBy.ref]));
}

function entriesFor(
  key: TrailerKey,
  scope: Scope,
  outside: OutsideOwners,
  others: readonly string[],
): Candidate[] {
  switch (key) {
    case 'Domain':
      return [...scope.domains].map(([id, { entry }]) =>
        idCandidate('domain', id, entry.name?.value ?? entry.purpose?.value),
      );
    case 'Criteria':
      return scope.chain
        .flatMap(({ criteria, domains }) => [criteria, ...domains.items.map((domain) => domain.criteria)])
        .flatMap(({ items }) =>
          items.flatMap(({ id, statement }) =>
            id === undefined ? [] : [idCandidate('criterion', id.value, statement.value)],
          ),
        );
    case 'Goal':
      return [...scope.goals.keys()].flatMap((id) => {
        const statement = statementOf(scope, id);
        return statement === undefined ? [] : [idCandidate('goal', id, statement)];
      });
    case 'Consulted':
    case 'Approved-by':
      return ownerCandidates(scope, outside, others);
  }
}

function meaningOf(key: TrailerKey): string {
  switch (key) {
    case 'Domain':
      return t('domain this change belongs to');
    case 'Criteria':
      return t('criteria that decided');
    case 'Goal':
      return t('goal this change serves');
    case 'Consulted':
      return t('who was consulted');
    case 'Approved-by':
      return t('who approved');
  }
}

/** The line at an offset, without its line break. */
function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = text.indexOf('\n', offset);
  const end = lineBreak < 0 ? text.length : lineBreak;
  return { start, end: text[end - 1] === '\r' && end - 1 >= start ? end - 1 : end };
}
