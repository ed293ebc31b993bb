import { badPattern } from './badPattern.ts';
import { cycle } from './cycle.ts';
import { duplicateId } from './duplicateId.ts';
import type { Rule } from './rule.ts';
import { secondFile } from './secondFile.ts';
import { singleOwner } from './singleOwner.ts';
import { unknownCompetency } from './unknownCompetency.ts';
import { unknownDomain } from './unknownDomain.ts';
import { unknownGoal } from './unknownGoal.ts';
import { unknownOwner } from './unknownOwner.ts';
import { unknownPerson } from './unknownPerson.ts';
import { unmatchedPattern } from './unmatchedPattern.ts';

/** Every rule about what a file means, in the order of `docs/rules.md`. */
export const allRules: readonly Rule[] = [
  unknownOwner,
  unknownPerson,
  unknownGoal,
  unknownDomain,
  unknownCompetency,
  duplicateId,
  cycle,
  badPattern,
  secondFile,
  singleOwner,
  unmatchedPattern,
];
