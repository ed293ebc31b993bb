import type { Analysis } from '../analyze.ts';
import { phraseOf, type Rung } from '../model/ladder.ts';
import { relationOf, rungFor, type Relation, type Self } from '../model/self.ts';
import { t } from '../text/l10n.ts';
import type { Card } from './card.ts';

/** How the one who asks stands where a card is about, and what they say there before they act. */
export interface You {
  readonly relation: Relation;
  readonly rung: Rung;
}

/** Undefined where nobody owns the path, as it has no rung. */
export function youAt(
  { ownership }: Analysis,
  { path, owners, authority }: Card,
  self: Self,
): You | undefined {
  if (authority === undefined) return undefined;
  const { scope } = ownership.lookup(path);
  const relation = relationOf(
    scope,
    owners.map(({ ref }) => ref),
    self,
  );
  return { relation, rung: rungFor(authority, relation) };
}

/** The same as a sentence. */
export function youInWords({ relation, rung }: You): string {
  const phrase = phraseOf(rung);
  switch (relation) {
    case 'owner':
      return t('You lead here: “{0}”', phrase);
    case 'other':
      return t('You, to who leads here: “{0}”', phrase);
    case 'unknown':
      return t('You, not known to lead here: “{0}”', phrase);
  }
}
