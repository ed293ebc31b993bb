import { t } from '../../text/l10n.ts';
import { isId, type Text } from '../../model/leadership.ts';
import { referencesIn } from '../../model/occurrences.ts';
import { resolveOwner } from '../../model/owner.ts';
import { scopeOf } from '../../model/scope.ts';
import { nounInWords, type Noun } from '../../text/noun.ts';
import { quoted } from '../../text/sentence.ts';
import { fixByRemoval } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/**
 * Reports a person, team, or competency without a reference, in this file or in a file below that inherits
 * from it.
 */
export const unusedEntry: Rule = {
  code: 'control/unused-entry',
  severity: 'hint',
  check: ({ leadership, scope, below, ...written }) => {
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

/** Entries with an invalid id are skipped, because they already have a finding. */
function unused(
  entries: readonly { readonly id: Text }[],
  used: ReadonlySet<string>,
  what: Noun,
  written: Pick<RuleContext, 'root' | 'text'>,
): RuleReport[] {
  return entries
    .filter(({ id }) => isId(id.value) && !used.has(id.value))
    .map(({ id }) => ({
      span: id.span,
      message: t('Unused {0} {1}. Reference it, or remove it.', nounInWords(what), quoted(id.value)),
      // If two entries share an id, removing one would leave the other in use.
      fixes: () =>
        entries.some((other) => other.id !== id && other.id.value === id.value)
          ? []
          : fixByRemoval(t('Remove {0} {1}', nounInWords(what), id.value), written, id.span, 'map'),
    }));
}
