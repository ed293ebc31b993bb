import { t, translated } from '../../../text/l10n.ts';
import { isAuthorityLevel, quotedPhrase } from '../../../model/ladder.ts';
import { governedFolder } from '../../../model/leadershipFile.ts';
import type { Scope } from '../../../model/scope.ts';
import { after, type IsoDate } from '../../../text/day.ts';
import type { Subschema } from '../../../validate/subschema.ts';
import { wordMarkdown } from '../hover/keyMarkdown.ts';
import type { Token } from './context.ts';
import type { Candidate } from './candidate.ts';
import { ownersNear, patternsAround } from './nearbyOwners.ts';
import { idCandidate, ownerCandidates, personCandidates } from './owners.ts';
import { linkCandidates, patternCandidates } from './paths.ts';
import { meaningAt, type SchemaPath } from './schema.ts';
import type { CompletionSubject } from './subject.ts';

/** A value or, if the path ends with an empty key, the keys of a map. */
export interface ValuePlace {
  readonly path: SchemaPath;
  readonly siblings: readonly string[];
  /** The ids of the entries around the value. */
  readonly ids: readonly string[];
}

/** The possible values: those of a closed set, or those for the meaning of the value. */
export function valueCandidates(
  { text, scope, ownership, files, outside, file, today }: CompletionSubject,
  { path, siblings, ids }: ValuePlace,
  { span, typed, quote }: Token,
  schema: Subschema | undefined,
): Candidate[] {
  const meaning = meaningAt(path);
  if (meaning === undefined)
    return quote === undefined ? closedSet(schema) : closedSet(schema).filter(isText);
  const folder = governedFolder(file);
  const isPath = meaning === 'pattern' || meaning === 'link' || meaning === 'learn';
  if (!isPath && /\s/.test(typed)) return [];
  switch (meaning) {
    case 'owner':
      return ownerCandidates(
        scope,
        outside,
        siblings,
        ownersNear(
          { files, ownership, folder },
          path[0] === 'domains' ? patternsAround(text, span.start) : [],
        ),
      );
    case 'person':
      return personCandidates(
        scope,
        path.at(-1) === 'deputy' && typeof path[1] === 'string' ? [path[1]] : siblings,
      );
    case 'goal':
      return goalCandidates(scope, siblings);
    case 'domain':
      return domainCandidates(scope, path.at(-1) === 'parent' ? ids : siblings);
    case 'competency':
      return competencyCandidates(scope, siblings, path.at(-1) === '');
    case 'pattern':
      return files === undefined ? [] : patternCandidates({ files, ownership, folder }, typed, siblings);
    case 'link':
      return files === undefined ? [] : linkCandidates(files, typed, siblings);
    case 'learn':
      return files === undefined || !typed.includes('/') ? [] : linkCandidates(files, typed, siblings);
    case 'date':
      return dateCandidates(path.at(-1) ?? '', today);
    case 'duration':
      return durations.map(([text, inWords]) => ({
        kind: 'duration',
        label: text,
        detail: inWords(),
        filter: `${text} ${inWords()}`,
        write: { as: 'scalar', text },
      }));
  }
}

function isText({ write }: Candidate): boolean {
  return write.as === 'scalar';
}

function closedSet(schema: Subschema | undefined): Candidate[] {
  if (schema?.const !== undefined) {
    const text = String(schema.const);
    return [{ kind: 'value', label: text, write: { as: 'word', text } }];
  }
  if (schema?.type === 'boolean')
    return ['true', 'false'].map((text) => ({
      kind: 'value',
      label: text,
      ...(text === String(schema.default) ? { detail: t('default') } : {}),
      ...(schema.markdownDescription === undefined
        ? {}
        : { documentation: translated(schema.markdownDescription) }),
      write: { as: 'word', text },
    }));
  return (schema?.enum ?? []).map((text) => {
    const documentation = wordMarkdown(text, schema, undefined);
    return {
      kind: 'value',
      label: text,
      ...(isAuthorityLevel(text) ? { detail: quotedPhrase(text) } : {}),
      ...(documentation === undefined ? {} : { documentation }),
      write: { as: 'word', text },
    };
  });
}

function goalCandidates(scope: Scope, siblings: readonly string[]): Candidate[] {
  return [...scope.goals.values()].flatMap(({ entry }) => {
    const id = entry.id?.value;
    if (id === undefined || entry.isPlaceholder || siblings.includes(id)) return [];
    return idCandidate('goal', id, entry.statement.value);
  });
}

function domainCandidates(scope: Scope, siblings: readonly string[]): Candidate[] {
  return [...scope.domains.values()]
    .filter(({ entry }) => !siblings.includes(entry.id.value))
    .map(({ entry }) => idCandidate('domain', entry.id.value, entry.name?.value));
}

function competencyCandidates(scope: Scope, siblings: readonly string[], asKey: boolean): Candidate[] {
  return [...scope.competencies.values()]
    .filter(({ entry }) => !siblings.includes(entry.id.value))
    .map(({ entry: { id, name } }) => ({
      ...idCandidate('competency', id.value, name.value),
      ...(asKey ? { write: { as: 'key', name: id.value, value: ' $0' }, asksAgain: true } : {}),
    }));
}

const durations = [
  ['P1M', () => t('every month')],
  ['P3M', () => t('every quarter')],
  ['P6M', () => t('twice a year')],
  ['P1Y', () => t('once a year')],
] as const;

/** Likely dates for a key, nearest first. */
function dateCandidates(key: string, today: IsoDate): Candidate[] {
  const byDay = new Map<IsoDate, string[]>();
  for (const [day, words] of likelyDays(key, today)) byDay.set(day, [...(byDay.get(day) ?? []), words]);
  return [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, words]) => ({
      kind: 'date',
      label: day,
      detail: words.join(', '),
      filter: `${day} ${words.join(' ')}`,
      write: { as: 'scalar', text: day },
    }));
}

function likelyDays(key: string, today: IsoDate): (readonly [IsoDate, string])[] {
  const now = [today, 'today'] as const;
  const later = (duration: string, words: string): readonly [IsoDate, string] => [
    after(today, duration) ?? today,
    words,
  ];
  const month = Number(today.slice(5, 7));
  const endOfMonth = [lastDayOf(today, month), t('end of the month')] as const;
  if (key === 'last') return [now];
  if (key === 'until')
    return [
      now,
      later('1w', t('in a week')),
      later('2w', t('in two weeks')),
      endOfMonth,
      later('1m', t('in a month')),
      later('3m', t('in three months')),
    ];
  return [
    now,
    endOfMonth,
    [lastDayOf(today, Math.ceil(month / 3) * 3), t('end of the quarter')],
    [lastDayOf(today, 12), t('end of the year')],
    later('3m', t('in three months')),
    later('6m', t('in six months')),
    later('1y', t('in a year')),
  ];
}

/** The last day of a month in the current year. Month arithmetic shortens day 31 in shorter months. */
function lastDayOf(today: IsoDate, month: number): IsoDate {
  return after(`${today.slice(0, 4)}-01-31`, `${String(month - 1)}m`) ?? today;
}
