import type { Analysis } from '../../analyze.ts';
import type { Text } from '../../model/leadership.ts';
import { nameOf, resolveOwner } from '../../model/owner.ts';
import type { Declared, Scope } from '../../model/scope.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';
import type { DomainPlace } from './domainTree.ts';
import type { Opens } from './viewNode.ts';

/** The line of a leadership file where a span starts. */
export function placeAt(file: string, lines: LineTable, { start }: Span): Opens {
  return { kind: 'place', file, line: positionAt(lines, start).line };
}

export function placeOfDomain({ leadership, lines, domain }: DomainPlace): Opens {
  return placeAt(leadership.file, lines, domain.span);
}

/** The declaration of an owner: a person or a team. Undefined for a handle. */
export function placeOfOwner(analysis: Analysis, scope: Scope, { value }: Text): Opens | undefined {
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
): Opens | undefined {
  const lines = files.find(({ path }) => path === leadership.file)?.lastGoodModel?.lines;
  return lines && placeAt(leadership.file, lines, span);
}

/** The display name of an owner. */
export function ownerName(scope: Scope, { value }: Text): string {
  const owner = resolveOwner(scope, value);
  return owner === undefined ? value : nameOf(owner);
}
