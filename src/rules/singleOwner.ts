import type { Domain } from '../model/leadership.ts';
import { isTeamHandle, resolveOwner } from '../model/owner.ts';
import type { Scope } from '../model/scope.ts';
import { quoted } from '../text/sentence.ts';
import type { Complaint, Rule } from './rule.ts';

/** One person alone is a single point of failure. Teams are their members, and a team elsewhere is many people. */
export const singleOwner: Rule = {
  code: 'control/single-owner',
  severity: 'warning',
  find: ({ leadership, scope }) =>
    leadership.domains.items.flatMap((domain) => complaintAbout(domain, scope) ?? []),
};

function complaintAbout({ id, name, owners }: Domain, scope: Scope): Complaint | undefined {
  const [first, ...others] = owners?.items ?? [];
  if (owners?.isWhole !== true || first === undefined) return undefined;
  const people = peopleBehind(
    owners.items.map(({ value }) => value),
    scope,
  );
  const [only] = people?.values() ?? [];
  if (people?.size !== 1 || only === undefined) return undefined;
  const domain = name?.value ?? id.value;
  return {
    span: others.length === 0 ? first.span : owners.span,
    message: `Add a second owner: ${only} alone leads ${quoted(domain)}`,
  };
}

/** The names of the people behind owners; undefined where they may be more than the file can tell. */
function peopleBehind(refs: readonly string[], scope: Scope): Map<string, string> | undefined {
  const people = new Map<string, string>();
  for (const ref of refs) {
    const owner = resolveOwner(scope, ref);
    if (owner === undefined || isTeamHandle(ref)) return undefined;
    if (owner.kind === 'handle') people.set(ref.toLowerCase(), ref);
    else if (owner.kind === 'person') people.set(owner.person.id.value, owner.person.name.value);
    else {
      if (!owner.team.members.isWhole) return undefined;
      for (const { value } of owner.team.members.items) {
        const member = scope.people.get(value)?.entry;
        if (member === undefined) return undefined;
        people.set(value, member.name.value);
      }
    }
  }
  return people;
}
