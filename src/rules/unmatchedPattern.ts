import { readPattern } from '../ownership/pattern.ts';
import { quoted } from '../text/sentence.ts';
import { fixByRemoval } from './fixes.ts';
import { criteriaIn, patternLists } from './patterns.ts';
import type { Rule } from './rule.ts';
import { isUnused } from './unusedCriterion.ts';

/** A pattern without a file leads nobody anywhere: it is mistyped, or what it meant has moved. */
export const unmatchedPattern: Rule = {
  code: 'control/unmatched-pattern',
  severity: 'warning',
  find: (subject) => {
    const { leadership, files } = subject;
    if (files === undefined) return [];
    const criteria = criteriaIn(leadership).filter((criterion) => !isUnused(criterion, subject));
    return patternLists(leadership, criteria)
      .flatMap(({ items }) => items)
      .filter(({ value }) => {
        const reading = readPattern(value);
        return 'pattern' in reading && files.matching(leadership.folder, reading.pattern).length === 0;
      })
      .map(({ value, span }) => ({
        span,
        message: `Mend or remove ${quoted(value)}: it matches no file`,
        fixes: () => fixByRemoval(`Remove ${quoted(value)}`, subject, span, 'list'),
      }));
  },
};
