import { readPattern } from '../ownership/pattern.ts';
import { inQuotes } from '../parse/quotes.ts';
import { patternLists } from './patterns.ts';
import type { Complaint, Rule } from './rule.ts';

/** A pattern that cannot be read, and a list that only takes out. */
export const badPattern: Rule = {
  code: 'reference/bad-pattern',
  severity: 'error',
  find: ({ leadership }) =>
    patternLists(leadership).flatMap(({ items, span, isWhole }) => {
      const complaints = items.flatMap((pattern): Complaint[] => {
        const reading = readPattern(pattern.value);
        if ('pattern' in reading) return [];
        const { message, meant } = reading.fault;
        const newText = meant === undefined || /^[\w/][\w/.-]*$/.test(meant) ? meant : inQuotes(meant);
        const fixes =
          newText === undefined
            ? []
            : [{ title: `Replace by ${newText}`, isSafe: true, edits: [{ span: pattern.span, newText }] }];
        return [{ span: pattern.span, message, fixes }];
      });
      const onlyNegated = isWhole && items.length > 0 && items.every(({ value }) => value.startsWith('!'));
      return onlyNegated && complaints.length === 0
        ? [{ span, message: 'Add a pattern without "!": this list only takes paths out' }]
        : complaints;
    }),
};
