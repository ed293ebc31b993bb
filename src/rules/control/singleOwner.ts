import { t } from '../../text/l10n.ts';
import type { Domain } from '../../model/leadership.ts';
import { expandOwners } from '../../model/owner.ts';
import { placeholders } from '../../model/placeholder.ts';
import { written } from '../../parse/edits.ts';
import { quoted } from '../../text/sentence.ts';
import { fixByItem } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/**
 * Reports a domain with one person as owner. Teams count as their members, and an external team as many
 * people.
 */
export const singleOwner: Rule = {
  code: 'control/single-owner',
  severity: 'warning',
  check: (context) =>
    context.leadership.domains.items.flatMap((domain) => reportAbout(domain, context) ?? []),
};

function reportAbout({ id, name, owners }: Domain, context: RuleContext): RuleReport | undefined {
  const [first, ...others] = owners?.items ?? [];
  if (owners?.isComplete !== true || first === undefined) return undefined;
  const people = expandOwners(
    owners.items.map(({ value }) => value),
    context.scope,
  );
  const [only] = people?.values() ?? [];
  if (people?.size !== 1 || only === undefined) return undefined;
  const domain = name?.value ?? id.value;
  return {
    span: others.length === 0 ? first.span : owners.span,
    message: t('{1} has a single owner, {0}. Add a second one.', only.name, quoted(domain)),
    fixes: () =>
      owners.placeholders.length > 0
        ? []
        : fixByItem(t('Add a second owner'), context, owners.span, written(placeholders.secondOwner)),
  };
}
