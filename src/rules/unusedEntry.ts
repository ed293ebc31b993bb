import { isId, type Text } from '../model/leadership.ts';
import { referencesIn } from '../model/occurrences.ts';
import { resolveOwner } from '../model/owner.ts';
import { scopeOf } from '../model/scope.ts';
import { quoted } from '../text/sentence.ts';
import type { Complaint, Rule } from './rule.ts';

/** A person, team or competency that nothing refers to, here or in a file below that inherits. */
export const unusedEntry: Rule = {
  code: 'control/unused-entry',
  severity: 'hint',
  find: ({ leadership, scope, below }) => {
    const all = [leadership, ...below];
    const isHalfRead = all.some(
      ({ unread, domains }) => unread.size > 0 || domains.items.some((domain) => domain.unread.size > 0),
    );
    if (isHalfRead) return [];
    const inAll = below.length === 0 ? scope : scopeOf([...scope.chain, ...below]);
    const used = new Set<string>(
      all.flatMap((file) => [
        ...referencesIn(file, 'owner').flatMap(({ value }) => {
          const owner = resolveOwner(inAll, value);
          return owner?.kind === 'person'
            ? owner.person.id.value
            : owner?.kind === 'team'
              ? owner.team.id.value
              : [];
        }),
        ...referencesIn(file, 'person').map(({ value }) => value),
      ]),
    );
    const skills = new Set(all.flatMap((file) => referencesIn(file, 'competency')).map(({ value }) => value));
    return [
      ...unused(leadership.people.items, used, 'person'),
      ...unused(leadership.teams.items, used, 'team'),
      ...unused(leadership.competencies.items, skills, 'competency'),
    ];
  },
};

/** One whose id is no id has its finding already. */
function unused(
  entries: readonly { readonly id: Text }[],
  used: ReadonlySet<string>,
  what: string,
): Complaint[] {
  return entries
    .filter(({ id }) => isId(id.value) && !used.has(id.value))
    .map(({ id }) => ({
      span: id.span,
      message: `Use or remove the ${what} ${quoted(id.value)}: nothing refers to it`,
    }));
}
