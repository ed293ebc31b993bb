import { t } from '../../text/l10n.ts';
import { readPattern } from '../../ownership/patterns/pattern.ts';
import type { Fix } from '../../text/finding.ts';
import { fixByWord } from '../fixes.ts';
import { patternLists } from '../patterns.ts';
import type { RuleReport, Rule } from '../rule.ts';

/** Reports a pattern that cannot be parsed, and a list that contains only negated patterns. */
export const invalidPattern: Rule = {
  code: 'reference/invalid-pattern',
  severity: 'error',
  check: ({ leadership, text }) =>
    patternLists(leadership).flatMap(({ items, span, isComplete }) => {
      const reports = items.flatMap((pattern): RuleReport[] => {
        const reading = readPattern(pattern.value);
        if ('pattern' in reading) return [];
        const { message, meant } = reading.fault;
        const fixes = (): Fix[] =>
          meant === undefined
            ? []
            : fixByWord(text, pattern.span, meant).map((fix) => ({ ...fix, isSafe: true }));
        return [{ span: pattern.span, message, fixes }];
      });
      const onlyNegated = isComplete && items.length > 0 && items.every(({ value }) => value.startsWith('!'));
      return onlyNegated && reports.length === 0
        ? [{ span, message: t('This list only excludes paths. Add at least one pattern without "!".') }]
        : reports;
    }),
};
