import { t } from '../text/l10n.ts';
import { isId, type Text } from '../model/leadership.ts';
import { referencesIn } from '../model/occurrences.ts';
import { resolveOwner } from '../model/owner.ts';
import { scopeOf } from '../model/scope.ts';
import { nounInWords, type Noun } from '../text/noun.ts';
import { quoted } from '../text/sentence.ts';
import { fixByRemoval } from './fixes.ts';
import type { Complaint, Rule, Subject } from './rule.ts';

/** A person, team or competency that nothing refers to, here or in a file below that inherits. */
export const unusedEntry: Rule = {
  code: 'control/unused-entry',
  severity: 'hint',
  find: ({ leadership, scope, below, ...written }) => {
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
      ...unused(leadership.people.items, used, 'person', written),
      ...unused(leadership.teams.items, used, 'team', written),
      ...unused(leadership.competencies.items, skills, 'competency', written),
    ];
  },
};

/** One whose id is no id has its finding already. */
function unused(
  entries: readonly { readonly id: Text }[],
  used: ReadonlySet<string>,
  what: Noun,
  written: Pick<Subject, 'root' | 'text'>,
): Complaint[] {
  return entries
    .filter(({ id }) => isId(id.value) && !used.has(id.value))
    .map(({ id }) => ({
      span: id.span,
      message: t('Use or remove the {0} {1}: nothing refers to it', nounInWords(what), quoted(id.value)),
      // Of two with one id, the other would take its place.
      fixes: () =>
        entries.some((other) => other.id !== id && other.id.value === id.value)
          ? []
          : fixByRemoval(t('Remove the {0} {1}', nounInWords(what), id.value), written, id.span, 'map'),
    }));
}
