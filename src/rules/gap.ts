import { isAtLeastLevel } from '../model/level.ts';
import type { Person, Skill } from '../model/leadership.ts';
import { peopleBehind } from '../model/owner.ts';
import { ancestry, requirementsOf } from '../model/scope.ts';
import { quoted } from '../text/sentence.ts';
import type { Rule } from './rule.ts';

/** What a domain requires and no owner holds or grows into: a gap to close, not a failure. */
export const gap: Rule = {
  code: 'competence/gap',
  severity: 'info',
  find: ({ leadership, scope }) =>
    leadership.domains.items.flatMap((domain) => {
      const people = peopleBehind(domain.owners?.items.map(({ value }) => value) ?? [], scope);
      const individuals = [...(people?.values() ?? [])].map(({ person }) => person);
      if (domain.owners?.isWhole !== true || individuals.length === 0) return [];
      const persons = individuals.filter((person) => person !== undefined);
      const mayBeUnread = persons.some(({ unread }) => unread.size > 0);
      if (persons.length < individuals.length || mayBeUnread) return [];
      return requirementsOf(ancestry(scope, domain))
        .filter((required) => !persons.some((person) => holds(person, required)))
        .map(({ competency, level }) => ({
          span:
            domain.requires.find((own) => own.competency.value === competency.value)?.competency.span ??
            domain.id.span,
          message: `Close a gap: no owner of ${quoted(domain.name?.value ?? domain.id.value)} is, or grows to be, ${level} in ${quoted(competency.value)}`,
        }));
    }),
};

function holds({ competencies, growing }: Person, { competency, level }: Skill): boolean {
  const reached = [...competencies, ...growing.map(({ to, ...growth }) => ({ ...growth, level: to }))];
  return reached.some(
    (skill) => skill.competency.value === competency.value && isAtLeastLevel(skill.level, level),
  );
}
