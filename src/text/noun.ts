import { t } from './l10n.ts';

/** The kinds of entries in a leadership file, as named in messages. */
export type Noun =
  | 'person'
  | 'team'
  | 'owner'
  | 'goal'
  | 'criterion'
  | 'competency'
  | 'domain'
  | 'decision'
  | 'step of growth';

/** The localized noun. */
export function nounInWords(noun: Noun): string {
  switch (noun) {
    case 'person':
      return t('person');
    case 'team':
      return t('team');
    case 'owner':
      return t('owner');
    case 'goal':
      return t('goal');
    case 'criterion':
      return t('criterion');
    case 'competency':
      return t('competency');
    case 'domain':
      return t('domain');
    case 'decision':
      return t('decision');
    case 'step of growth':
      return t('growing entry');
  }
}
