import { t } from '../../text/l10n.ts';
import { isAtLeastLevel } from '../../model/level.ts';
import type { Domain, Person, Skill } from '../../model/leadership.ts';
import { expandOwners } from '../../model/owner.ts';
import { ancestry, requirementsOf, type Scope } from '../../model/scope.ts';
import { addEntry, addItem, replaceScalar, written } from '../../parse/edits.ts';
import { changeAt, mapNode, nodeOf, textNode } from '../../parse/proof.ts';
import { entryOf, valueOf } from '../../parse/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { quoted } from '../../text/sentence.ts';
import { fixOf, provenEdit } from '../fixes.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** Reports a competency that a domain requires and no owner has or grows toward. */
export const gap: Rule = {
  code: 'competence/gap',
  severity: 'info',
  check: ({ leadership, scope, root, text }) =>
    leadership.domains.items.flatMap((domain) =>
      openGaps(domain, scope).map(({ competency, level, persons }) => ({
        span:
          domain.requires.find((own) => own.competency.value === competency.value)?.competency.span ??
          domain.id.span,
        message: gapMessage(domain, { competency, level }),
        fixes: () =>
          persons
            .filter((person) => leadership.people.items.includes(person))
            .flatMap((person) => growth(person, competency.value, level, { root, text })),
      })),
    ),
};

/** The message of the finding for a gap. */
export function gapMessage({ id, name }: Domain, { competency, level }: Skill): string {
  return t(
    'Competency gap: no owner of {0} is at level {1} in {2} or growing toward it. Add a "growing" entry, or another owner.',
    quoted(name?.value ?? id.value),
    level,
    quoted(competency.value),
  );
}

/**
 * The gaps of a domain, each with the owners of the domain. Empty if the competencies of an owner are not
 * completely known.
 */
export function openGaps(domain: Domain, scope: Scope): (Skill & { readonly persons: readonly Person[] })[] {
  const people = expandOwners(domain.owners?.items.map(({ value }) => value) ?? [], scope);
  const individuals = [...(people?.values() ?? [])].map(({ person }) => person);
  if (domain.owners?.isComplete !== true || individuals.length === 0) return [];
  const persons = individuals.filter((person) => person !== undefined);
  const mayBeUnread = persons.some(({ unread }) => unread.size > 0);
  if (persons.length < individuals.length || mayBeUnread) return [];
  return requirementsOf(ancestry(scope, domain))
    .filter((required) => !persons.some((person) => holds(person, required)))
    .map((required) => ({ ...required, persons }));
}

/** Fixes that add a `growing` entry to a person, or raise the level of an existing one. */
function growth(
  { id, name, growing }: Person,
  competency: string,
  level: string,
  { root, text }: Pick<RuleContext, 'root' | 'text'>,
): Fix[] {
  const people = root?.kind === 'map' ? valueOf(root, 'people') : undefined;
  const entry = people?.kind === 'map' ? entryOf(people, id.value) : undefined;
  const value = `{ competency: ${written(competency)}, to: ${level} }`;
  const title = t('Plan for {0} to reach {1} in {2}', name.value, level, quoted(competency));
  if (entry?.value.kind === 'scalar' && entry.value.style !== 'block') {
    const { span } = entry.value;
    const short = text.slice(span.start, span.end);
    const named = /[,[\]{}]/.test(short) && entry.value.style === 'plain' ? written(name.value) : short;
    const growing = nodeOf(`[${value}]`);
    const edit = { span, newText: `{ name: ${named}, growing: [${value}] }` };
    const change = changeAt(
      entry.value,
      (short) =>
        growing &&
        mapNode([
          ['name', short],
          ['growing', growing],
        ]),
    );
    return fixOf(title, provenEdit(text, edit, change), true);
  }
  if (entry?.value.kind !== 'map' || entry.value.hasErrors) return [];
  const list = valueOf(entry.value, 'growing');
  if (list?.kind !== 'list')
    return list === undefined
      ? fixOf(title, addEntry(text, entry.value, 'growing', `[${value}]`, 'competencies'), true)
      : [];
  const same = growing.findIndex((growth) => growth.competency.value === competency);
  const to =
    same < 0 ? undefined : valueOf(list.items[same]?.kind === 'map' ? list.items[same] : undefined, 'to');
  if (to?.kind === 'scalar') {
    const edit = replaceScalar(to, level);
    return fixOf(
      title,
      provenEdit(
        text,
        edit,
        changeAt(to, () => textNode(level)),
      ),
      true,
    );
  }
  return fixOf(title, addItem(text, list, value), true);
}

function holds({ competencies, growing }: Person, { competency, level }: Skill): boolean {
  const reached = [...competencies, ...growing.map(({ to, ...growth }) => ({ ...growth, level: to }))];
  return reached.some(
    (skill) => skill.competency.value === competency.value && isAtLeastLevel(skill.level, level),
  );
}
