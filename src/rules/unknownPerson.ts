import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** The members of a team and the deputy of somebody away are people of the file. */
export const unknownPerson: Rule = {
  code: 'reference/unknown-person',
  severity: 'error',
  find: ({ leadership, scope }) => {
    if (!scope.isWhole('people')) return [];
    const members = leadership.teams.items.flatMap((team) => team.members.items);
    const deputies = leadership.people.items.flatMap(({ away }) => away?.deputy ?? []);
    return unknownReferences([...members, ...deputies], scope.people, 'person');
  },
};
