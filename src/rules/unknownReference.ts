import { isId, type Text } from '../model/leadership.ts';
import type { Fix } from '../text/finding.ts';
import { didYouMean, nearest, quoted } from '../text/sentence.ts';
import { fixByWord } from './fixes.ts';
import type { Complaint, Subject } from './rule.ts';

/** The complaints about references that name no known id; `what` is what they should name, such as `goal`. */
export function unknownReferences(
  references: readonly Text[],
  written: Pick<Subject, 'text'>,
  known: ReadonlyMap<string, unknown>,
  what: string,
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
  what: string,
  declare: (id: string) => readonly Fix[],
  otherwise = '',
): Complaint {
  const near = nearest(value, candidates);
  return {
    span,
    message:
      near === undefined
        ? `Declare the ${what} ${quoted(value)}${otherwise}`
        : `Unknown ${what} ${quoted(value)}${didYouMean(near)}`,
    fixes: () => [
      ...(near === undefined ? [] : fixByWord(text, span, near)),
      ...(isId(value) ? declare(value) : []),
    ],
  };
}
