import type { Analysis } from '../../analyze.ts';
import { statedPhrase } from '../../intent/asking.ts';
import { trailerValues, trailerKeys } from '../../intent/message.ts';
import type { IdKind } from '../../model/occurrences.ts';
import type { Span } from '../../text/span.ts';
import { lowestAuthorityInWords } from '../reports/changesByOwner.ts';
import { entryMarkdown } from '../language/hover/entryMarkdown.ts';
import { authorityMarkdown } from '../language/hover/keyMarkdown.ts';
import { escapeMarkdown } from '../card/markdown.ts';
import { verdict } from '../card/verdict.ts';
import type { MessageSubject } from './messageCompletions.ts';

/** A hover in a commit message: a span and its Markdown. */
export interface MessageHover {
  readonly span: Span;
  readonly markdown: string;
}

/** The kind of entry that each trailer refers to. */
const kinds: Readonly<Record<(typeof trailerKeys)[number], IdKind>> = {
  Domain: 'domain',
  Criteria: 'criterion',
  Goal: 'goal',
  Consulted: 'owner',
  'Approved-by': 'owner',
};

/**
 * On the phrase of the subject: the authority levels, with the level of the message and of the current user. On a
 * trailer value: the card of the entry. Undefined elsewhere.
 */
export function messageHover(
  { message, groups, scopes }: Omit<MessageSubject, 'outside'>,
  offset: number,
  analysis: Analysis,
): MessageHover | undefined {
  const isAt = ({ span }: { readonly span: Span }): boolean => span.start <= offset && offset <= span.end;
  const phrase = statedPhrase(message);
  if (phrase !== undefined && isAt(phrase)) {
    const [first] = groups.filter(({ you }) => you !== undefined);
    const lines = groups.flatMap(({ title, card, you }) =>
      you === undefined ? [] : [`**${escapeMarkdown(title)}** · ${escapeMarkdown(verdict(card, you))}`],
    );
    const together = lowestAuthorityInWords(groups);
    return {
      span: phrase.span,
      markdown: [
        authorityMarkdown(phrase.authority, first?.card.delegatedBy?.name),
        [...lines, ...(together === undefined ? [] : [escapeMarkdown(together)])].join('  \n'),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    };
  }
  for (const key of trailerKeys) {
    const named = trailerValues(message, key).find(isAt);
    if (named === undefined) continue;
    const id = /<([^<>]+)>$/.exec(named.value)?.[1] ?? named.value;
    const markdown = scopes
      .map((scope) => entryMarkdown(kinds[key], id, scope, analysis))
      .find((card) => card !== undefined);
    return markdown === undefined ? undefined : { span: named.span, markdown };
  }
  return undefined;
}
