import { t } from '../../text/l10n.ts';
import { isId, type Text } from '../../model/leadership.ts';
import type { Fix } from '../../text/finding.ts';
import { nounInWords, type Noun } from '../../text/noun.ts';
import { nearest, quoted } from '../../text/sentence.ts';
import { fixByWord } from '../fixes.ts';
import type { RuleReport, RuleContext } from '../rule.ts';

/** Reports the references to unknown ids. `what` is the kind of entry that they refer to, such as `goal`. */
export function unknownReferences(
  references: readonly Text[],
  written: Pick<RuleContext, 'text'>,
  known: ReadonlyMap<string, unknown>,
  what: Noun,
  declare: (id: string) => readonly Fix[],
): RuleReport[] {
  return references
    .filter(({ value }) => !known.has(value))
    .map((reference) => unknownReference(reference, written, known.keys(), what, declare));
}

export function unknownReference(
  { value, span }: Text,
  { text }: Pick<RuleContext, 'text'>,
  candidates: Iterable<string>,
  what: Noun,
  declare: (id: string) => readonly Fix[],
): RuleReport {
  const near = nearest(value, candidates);
  return {
    span,
    message:
      near === undefined
        ? what === 'owner'
          ? t(
              'Unknown owner {0}. Declare it under "people" or "teams", or use a handle such as "@user".',
              quoted(value),
            )
          : t('Unknown {0} {1}. Declare it, or fix the reference.', nounInWords(what), quoted(value))
        : t('Unknown {0} {1}. Did you mean "{2}"?', nounInWords(what), quoted(value), near),
    fixes: () => [
      ...(near === undefined ? [] : fixByWord(text, span, near)),
      ...(isId(value) ? declare(value) : []),
    ],
  };
}
