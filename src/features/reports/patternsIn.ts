import type { Criterion, Items, Leadership, Text } from '../../model/leadership.ts';
import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';

/** A pattern, the list that contains it, and the purpose of the list. */
export interface PatternPlace {
  readonly pattern: Text;
  readonly list: Items<Text>;
  /** The position of the domain in the file. */
  readonly of:
    | { readonly kind: 'domain'; readonly position: number }
    | { readonly kind: 'unowned' }
    | { readonly kind: 'criterion' };
}

/** The patterns of a file that overlap or touch a span, list by list. */
export function patternsIn(leadership: Leadership, range: Span): PatternPlace[] {
  const { domains, unowned, criteria } = leadership;
  const placesIn = (list: Items<Text> | undefined, of: PatternPlace['of']): PatternPlace[] =>
    list === undefined
      ? []
      : list.items
          .filter(({ span }) => span.start <= range.end && range.start <= span.end)
          .map((pattern) => ({ pattern, list, of }));
  const ofCriteria = ({ items }: Items<Criterion>): PatternPlace[] =>
    items.flatMap(({ paths }) => placesIn(paths, { kind: 'criterion' }));
  return [
    ...ofCriteria(criteria),
    ...domains.items.flatMap((domain, position) => [
      ...placesIn(domain.paths, { kind: 'domain', position }),
      ...ofCriteria(domain.criteria),
    ]),
    ...placesIn(unowned, { kind: 'unowned' }),
  ];
}

/** The pattern that contains or touches an offset. */
export function patternAt(leadership: Leadership, offset: number): PatternPlace | undefined {
  return patternsIn(leadership, { start: offset, end: offset }).find(({ pattern }) =>
    touches(pattern.span, offset),
  );
}
