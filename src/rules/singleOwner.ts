import type { Domain } from '../model/leadership.ts';
import { peopleBehind } from '../model/owner.ts';
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
    message: `Add a second owner: ${only.name} alone leads ${quoted(domain)}`,
  };
}
