import { t } from '../text/l10n.ts';
import { isId, type Text } from '../model/leadership.ts';
import type { Fix } from '../text/finding.ts';
import { nounInWords, type Noun } from '../text/noun.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { fixByWord } from './fixes.ts';
import type { Complaint, Subject } from './rule.ts';

/** The complaints about references that name no known id; `what` is what they should name, such as `goal`. */
export function unknownReferences(
  references: readonly Text[],
  written: Pick<Subject, 'text'>,
  known: ReadonlyMap<string, unknown>,
  what: Noun,
  declare: (id: string) => readonly Fix[],
): Complaint[] {
  return references
    .filter(({ value }) => !known.has(value))
    .map((reference) => unknownReference(reference, written, known.keys(), what, declare));
}

export function unknownReference(
  { value, span }: Text,
  { text }: Pick<Subject, 'text'>,
  candidates: Iterable<string>,
  what: Noun,
  declare: (id: string) => readonly Fix[],
): Complaint {
  const near = nearest(value, candidates);
  return {
    span,
    message:
      near === undefined
        ? what === 'owner'
          ? t('Declare the owner {0} under people or teams, or write a handle such as "@user"', quoted(value))
          : t('Declare the {0} {1}', nounInWords(what), quoted(value))
        : t('Unknown {0} {1}, did you mean "{2}"?', nounInWords(what), quoted(value), near),
    fixes: () => [
      ...(near === undefined ? [] : fixByWord(text, span, near)),
      ...(isId(value) ? declare(value) : []),
    ],
  };
}
