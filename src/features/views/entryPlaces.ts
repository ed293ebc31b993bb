import type { Analysis } from '../../analyze.ts';
import type { Text } from '../../model/leadership.ts';
import { nameOf, resolveOwner } from '../../model/owner.ts';
import type { Declared, Scope } from '../../model/scope.ts';
import { memoize } from '../../text/memoize.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';
import { handlesOf } from '../card/ownerHandles.ts';
import { ownersOf, type DomainPlace } from './domainTree.ts';
import type { Place, ViewNode } from './viewNode.ts';

/** The line of a leadership file where a span starts. */
export function placeAt(file: string, lines: LineTable, { start }: Span): Place {
  return { kind: 'place', file, line: positionAt(lines, start).line };
}

export function placeOfDomain({ leadership, lines, domain }: DomainPlace): Place {
  return placeAt(leadership.file, lines, domain.span);
}

/** What a row about a domain offers: its place, its files, and the handles of its owners. */
export function aboutDomain(place: DomainPlace): Pick<ViewNode, 'opens' | 'domain' | 'handles'> {
  const { leadership, domain, scope } = place;
  const handles = handlesOf(
    scope,
    ownersOf(place).map(({ value }) => ({ ref: value })),
  );
  return {
    opens: placeOfDomain(place),
    domain: { file: leadership.file, position: leadership.domains.items.indexOf(domain) },
    ...(handles === '' ? {} : { handles }),
  };
}

/** The declaration of an owner: a person or a team. Undefined for a handle. */
export function placeOfOwner(analysis: Analysis, scope: Scope, { value }: Text): Place | undefined {
  const owner = resolveOwner(scope, value);
  if (owner === undefined || owner.kind === 'handle') return undefined;
  const declared =
    owner.kind === 'person' ? scope.people.get(owner.person.id.value) : scope.teams.get(owner.team.id.value);
  return declared && placeOfEntry(analysis, declared, declared.entry.id.span);
}

/** The line of a declared entry. */
export function placeOfEntry(
  { files }: Analysis,
  { leadership }: Declared<unknown>,
  span: Span,
): Place | undefined {
  const lines = files.find(({ path }) => path === leadership.file)?.lastGoodModel?.lines;
  return lines && placeAt(leadership.file, lines, span);
}

/** The display name of an owner for a narrow row: the first word of a person's name if no other person has it. */
export function shortOwnerName(scope: Scope, owner: Text): string {
  const name = ownerName(scope, owner);
  const first = firstWord(name);
  const isShared = first === undefined || (firstWordsIn(scope).get(first) ?? 0) > 1;
  return isShared || resolveOwner(scope, owner.value)?.kind !== 'person' ? name : first;
}

const firstWordsIn = memoize((scope: Scope): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { entry } of scope.people.values()) {
    const [first = ''] = entry.name.value.trim().split(/\s/);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return counts;
});

/** The first word of a name; undefined for titles and particles, such as “Dr.” and “van”, and for a name of one word. */
function firstWord(name: string): string | undefined {
  return /^(?:\p{Lu}|\p{Lo})[^\s.]+(?=\s)/u.exec(name.trim())?.[0];
}

/** The display name of an owner. */
export function ownerName(scope: Scope, { value }: Text): string {
  const owner = resolveOwner(scope, value);
  return owner === undefined ? value : nameOf(owner);
}
