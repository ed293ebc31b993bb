import type { Analysis } from '../../analyze.ts';
import type { Text } from '../../model/leadership.ts';
import { nameOf, resolveOwner } from '../../model/owner.ts';
import type { Declared, Scope } from '../../model/scope.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';
import type { DomainPlace } from './domainTree.ts';
import type { Opens } from './viewNode.ts';

/** The line of a leadership file where something begins. */
export function placeAt(file: string, lines: LineTable, { start }: Span): Opens {
  return { kind: 'place', file, line: positionAt(lines, start).line };
}

/** Where a domain begins. */
export function placeOfDomain({ leadership, lines, domain }: DomainPlace): Opens {
  return placeAt(leadership.file, lines, domain.span);
}

/** Where an owner that the files declare stands: a person or a team. */
export function placeOfOwner(analysis: Analysis, scope: Scope, { value }: Text): Opens | undefined {
  const owner = resolveOwner(scope, value);
  if (owner === undefined || owner.kind === 'handle') return undefined;
  const declared =
    owner.kind === 'person' ? scope.people.get(owner.person.id.value) : scope.teams.get(owner.team.id.value);
  return declared && placeOfEntry(analysis, declared, declared.entry.id.span);
}

/** Where something that a file declares stands. */
export function placeOfEntry(
  { files }: Analysis,
  { leadership }: Declared<unknown>,
  span: Span,
): Opens | undefined {
  const lines = files.find(({ path }) => path === leadership.file)?.answers?.lines;
  return lines && placeAt(leadership.file, lines, span);
}

/** What an owner is called. */
export function ownerName(scope: Scope, { value }: Text): string {
  const owner = resolveOwner(scope, value);
  return owner === undefined ? value : nameOf(owner);
}
