import type { Analysis } from '../analyze.ts';
import { phraseOf, type AuthorityLevel } from '../model/ladder.ts';
import { authorityFor, relationOf, type Relation, type Self } from '../model/self.ts';
import { t } from '../text/l10n.ts';
import type { Card } from './card.ts';

/** How the current user relates to the owners of a path, and their authority level there. */
export interface You {
  readonly relation: Relation;
  readonly authority: AuthorityLevel;
}

/** Undefined for an unowned path, which has no authority level. */
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
  return { relation, authority: authorityFor(authority, relation) };
}

/** The same as text. */
export function youInWords({ relation, authority }: You): string {
  const phrase = phraseOf(authority);
  switch (relation) {
    case 'owner':
      return t('You (owner): “{0}”', phrase);
    case 'other':
      return t('You (not an owner): “{0}”', phrase);
    case 'unknown':
      return t('You (ownership unknown): “{0}”', phrase);
  }
}
