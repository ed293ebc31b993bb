import { t } from './l10n.ts';

/** What an entry of a leadership file may be called. */
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

/** A noun as it stands in a sentence. */
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
      return t('step of growth');
  }
}
