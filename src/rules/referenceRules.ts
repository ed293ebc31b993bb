import { cycle } from './reference/cycle.ts';
import { duplicateId } from './reference/duplicateId.ts';
import { invalidPattern } from './reference/invalidPattern.ts';
import { unknownCompetency } from './reference/unknownCompetency.ts';
import { unknownDomain } from './reference/unknownDomain.ts';
import { unknownGoal } from './reference/unknownGoal.ts';
import { unknownOwner } from './reference/unknownOwner.ts';
import { unknownPerson } from './reference/unknownPerson.ts';
import type { Rule } from './rule.ts';

/** The rules about what refers to something that is not there. */
export const referenceRules: readonly Rule[] = [
  unknownOwner,
  unknownPerson,
  unknownGoal,
  unknownDomain,
  unknownCompetency,
  duplicateId,
  cycle,
  invalidPattern,
];
