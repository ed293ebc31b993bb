import { t } from '../../text/l10n.ts';
import type { Domain, Items, Text } from '../../model/leadership.ts';
import { expandOwners } from '../../model/owner.ts';
import { placeholders } from '../../model/placeholder.ts';
import { written } from '../../parse/edits.ts';
import type { Fix } from '../../text/finding.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { fixByItem } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/**
 * Reports a person who is the only owner of domains, once with all of them. Teams count as their members, and an external
 * team as many people. A suppressed domain is reported by itself, so that it can be left out.
 */
export const singleOwner: Rule = {
  code: 'control/single-owner',
  severity: 'warning',
  check: (context) => {
    const groups = new Map<string, OwnedAlone[]>();
    for (const domain of context.leadership.domains.items) {
      const alone = ownedAlone(domain, context);
      if (alone === undefined) continue;
      const isSuppressed = context.suppressions.of(singleOwner.code, alone.span) !== undefined;
      const key = isSuppressed ? `suppressed ${domain.id.value}` : `person ${alone.person}`;
      getOrInsert(groups, key, () => []).push(alone);
    }
    return [...groups.values()].flatMap((group) => reportAbout(group, context) ?? []);
  },
};

/** A domain with one person as owner. */
interface OwnedAlone {
  /** The id of the person, or the handle in lower case. */
  readonly person: string;
  /** The name of the person. */
  readonly name: string;
  /** The name of the domain in quotes. */
  readonly domain: string;
  readonly span: Span;
  readonly owners: Items<Text>;
}

function ownedAlone({ id, name, owners }: Domain, { scope }: RuleContext): OwnedAlone | undefined {
  const [first, ...others] = owners?.items ?? [];
  if (owners?.isComplete !== true || first === undefined) return undefined;
  const people = expandOwners(
    owners.items.map(({ value }) => value),
    scope,
  );
  const [only] = people ?? [];
  if (people?.size !== 1 || only === undefined) return undefined;
  return {
    person: only[0],
    name: only[1].name,
    domain: quoted(name?.value ?? id.value),
    span: others.length === 0 ? first.span : owners.span,
    owners,
  };
}

/** The number of domains that a message names, and that have a fix of their own. */
const maxNamed = 5;

function reportAbout(group: readonly OwnedAlone[], context: RuleContext): RuleReport | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  const { span, name, domain } = first;
  if (others.length === 0)
    return {
      span,
      message: t('{1} has a single owner, {0}. Add a second one.', name, domain),
      fixes: () => fixFor(first, t('Add a second owner'), context),
    };
  const named = group.slice(0, maxNamed);
  const more = group.length - named.length;
  const domains = [...named.map((one) => one.domain), ...(more > 0 ? [t('{0} more', more)] : [])];
  return {
    span,
    message: t(
      '{0} is the single owner of {1} domains: {2}. Add a second owner to each.',
      name,
      group.length,
      allOf(domains),
    ),
    related: others.map((one) => ({
      span: one.span,
      message: t('{1} has a single owner, {0}.', name, one.domain),
    })),
    fixes: () => named.flatMap((one) => fixFor(one, t('Add a second owner to {0}', one.domain), context)),
  };
}

/** A fix that adds a second owner, unless a placeholder for one is there. */
function fixFor({ owners }: OwnedAlone, title: string, context: RuleContext): Fix[] {
  return owners.placeholders.length > 0
    ? []
    : fixByItem(title, context, owners.span, written(placeholders.secondOwner));
}
