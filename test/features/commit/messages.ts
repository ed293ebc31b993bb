import { analyze } from '../../../src/analyze.ts';
import { changesByOwner } from '../../../src/features/reports/changesByOwner.ts';
import type { MessageSubject } from '../../../src/features/commit/messageCompletions.ts';
import { readMessage } from '../../../src/intent/message.ts';
import type { CurrentUser } from '../../../src/model/currentUser.ts';

const text = `version: 1
purpose: P
goals:
  - { id: same-day, statement: Pay the same day }
  - { id: no-lost-cent, statement: Lose nothing }
decisionCriteria:
  - { id: reversible, statement: Prefer what can be undone }
  - Say it plainly
people: { ana: Ana, bo: Bo, samira: Samira Haddad }
domains:
  - { id: docs, paths: [docs/], owners: [ana, bo], authority: i-have-done }
  - { id: risk, paths: [risk/], owners: [bo, "@else"], delegatedBy: samira, authority: i-recommend }
  - id: pay
    name: Payouts
    paths: [pay/]
    owners: [ana, bo]
    goals: [same-day]
    decisionCriteria: [{ id: late, statement: Better late than twice }]
`;

export const analysis = analyze([{ path: 'leadership.yaml', text }]);

/** A commit message about some files, as somebody writes it. */
export function messageAbout(
  message: string,
  paths: readonly string[],
  { self = { ref: 'ana' }, comment = '#' }: { readonly self?: CurrentUser; readonly comment?: string } = {},
): MessageSubject {
  const changes = paths.map((path) => ({ path, isStaged: true }));
  return {
    message: readMessage(message, { comment }),
    groups: changesByOwner(analysis, changes, self),
    scopes: [analysis.ownership.scopeIn('')],
    outside: { codeowners: [], authors: [{ name: 'Cy', email: 'cy@acme.example' }] },
  };
}
