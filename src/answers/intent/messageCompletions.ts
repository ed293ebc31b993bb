import { lengthOfType } from '../../intent/asking.ts';
import { isSameKey, trailerKeys, type Message } from '../../intent/message.ts';
import { readTrailers, type Trailer } from '../../intent/trailers.ts';
import type { Scope } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { domainName } from '../card.ts';
import { countOfFiles } from '../patternFiles.ts';
import { rungOfAllInWords, type ChangesOfDomain } from '../changesByOwner.ts';
import type { Completion } from '../completion/completions.ts';
import type { Offer } from '../completion/offer.ts';
import { idOffer, ownerOffers, type OutsideOwners } from '../completion/owners.ts';
import { escapeMarkdown } from '../markdown.ts';
import { draftFor, draftSnippet, openingSnippet, type Draft } from './draft.ts';

/** A commit message as it is being typed, and what it is about. */
export interface MessageSubject {
  readonly message: Message;
  /** What the commit changes, by domain. */
  readonly groups: readonly ChangesOfDomain[];
  /** What holds at the changed files, or else at the root: where ids come from. */
  readonly scopes: readonly Scope[];
  readonly outside: OutsideOwners;
}

type TrailerKey = (typeof trailerKeys)[number];

/**
 * What can be chosen at an offset of a commit message, the best first: the sentence to begin with, the key of a trailer,
 * or what a trailer may name. `asked` is whether somebody has asked for it; otherwise nothing is put in the way of what
 * is being typed. Never throws, whatever the text.
 */
export function messageCompletions(
  subject: MessageSubject,
  offset: number,
  { asked }: { readonly asked: boolean },
): Completion[] {
  const { text, subject: said } = subject.message;
  const line = lineAt(text, offset);
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

/** What a message begins with: for all domains of the changed files, and then for each of them. */
function sentences(
  { message, groups }: MessageSubject,
  line: Span,
  before: string,
  asked: boolean,
): Unsorted[] {
  const { text, reading } = message;
  if (text.startsWith(reading.comment ?? '#', line.start)) return [];
  const type = lengthOfType(before);
  const typed = before.slice(type);
  if (typed === '' && type === 0 && !asked) return [];
  if (text.slice(line.start + before.length, line.end).trim() !== '') return [];
  const owned = groups.filter(({ card }) => card.status === 'owned');
  const all = draftFor(groups);
  const isWhole = message.body.length === 0 && message.trailers.trailers.length === 0;
  const span = { start: line.start + type, end: line.start + before.length };
  const several = rungOfAllInWords(groups);
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
        ...(detail === '' ? {} : { detail }),
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

/** Who should hear of the change, and what counts there, in Markdown. */
function aboutOf(groups: readonly ChangesOfDomain[]): string {
  return groups
    .flatMap(({ title, description, tell, criteria }) => [
      `**${escapeMarkdown(title)}** · ${escapeMarkdown(description)}`,
      ...(tell.length === 0 ? [] : [escapeMarkdown(t('Tell {0}', tell.map(({ name }) => name).join(', ')))]),
      ...criteria.slice(0, 3).map(({ statement }) => `- ${escapeMarkdown(statement)}`),
      '',
    ])
    .join('  \n');
}

/** The keys of trailers, where git would read one, or would with a blank line before it. */
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
  /** The trailers beside a new one; undefined where git would not read that. */
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

/** What a trailer may name: those of the changed files first. */
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
  return offersFor(key, subject, others).map((offer) => ({
    kind: offer.kind,
    label: offer.label,
    ...(offer.detail === undefined ? {} : { detail: offer.detail }),
    ...(offer.entry === undefined ? {} : { entry: offer.entry }),
    filterText: `${gap}${offer.filter ?? offer.label}`,
    span: { start: offset - typed.length, end: offset + rest.length },
    newText: `${gap}${offer.label}`,
    isSnippet: false,
    asksAgain: false,
  }));
}

function offersFor(
  key: TrailerKey,
  { groups, scopes, outside }: MessageSubject,
  others: readonly string[],
): Offer[] {
  const near = draftFor(groups).trailers.find((trailer) => trailer.key === key)?.values ?? [];
  const first = new Set([
    ...near.map(({ value }) => value),
    ...(key === 'Approved-by' ? delegators(groups) : []),
  ]);
  const all = new Map(
    scopes
      .flatMap((scope) => entriesFor(key, scope, outside, others))
      .map((offer): [string, Offer] => [offer.label, offer])
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
): Offer[] {
  switch (key) {
    case 'Domain':
      return [...scope.domains].map(([id, { entry }]) =>
        idOffer('domain', id, entry.name?.value ?? entry.purpose?.value),
      );
    case 'Criteria':
      return scope.chain
        .flatMap(({ criteria, domains }) => [criteria, ...domains.items.map((domain) => domain.criteria)])
        .flatMap(({ items }) =>
          items.flatMap(({ id, statement }) =>
            id === undefined ? [] : [idOffer('criterion', id.value, statement.value)],
          ),
        );
    case 'Goal':
      return [...scope.goals].map(([id, { entry }]) => idOffer('goal', id, entry.statement.value));
    case 'Consulted':
    case 'Approved-by':
      return ownerOffers(scope, outside, others);
  }
}

function meaningOf(key: TrailerKey): string {
  switch (key) {
    case 'Domain':
      return t('what the change is about');
    case 'Criteria':
      return t('what decided');
    case 'Goal':
      return t('what it serves');
    case 'Consulted':
      return t('who was asked before');
    case 'Approved-by':
      return t('who said yes');
  }
}

/** The line of an offset, without its line break. */
function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = text.indexOf('\n', offset);
  const end = lineBreak < 0 ? text.length : lineBreak;
  return { start, end: text[end - 1] === '\r' && end - 1 >= start ? end - 1 : end };
}
