import { t } from '../text/l10n.ts';

/** The rungs of David Marquet's ladder of leadership, lowest first. */
export const rungs = [
  'tell-me',
  'i-think',
  'i-recommend',
  'i-would-like',
  'i-intend',
  'i-have-done',
  'i-have-been-doing',
] as const;
export type Rung = (typeof rungs)[number];

/** The rung of a domain where nothing else is written. */
export const defaultRung: Rung = 'i-intend';

/** What the people who own a domain say before they act: words of the format, in one language everywhere. */
const phrases: Readonly<Record<Rung, string>> = {
  'tell-me': 'Tell me what to do',
  'i-think': 'I think…',
  'i-recommend': 'I recommend…',
  'i-would-like': 'I would like to…',
  'i-intend': 'I intend to…',
  'i-have-done': 'I’ve done…',
  'i-have-been-doing': 'I’ve been doing…',
};

export function isRung(value: unknown): value is Rung {
  return (rungs as readonly unknown[]).includes(value);
}

/** What somebody on a rung says, such as `I intend to…`. */
export function phraseOf(rung: Rung): string {
  return phrases[rung];
}

/** What a change on a rung needs, as a sentence; `delegator` is a name. */
export function needOf(rung: Rung, delegator: string | undefined): string {
  const sentence = needBy(rung, delegator ?? t('whoever delegated it'));
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function needBy(rung: Rung, delegator: string): string {
  switch (rung) {
    case 'tell-me':
      return t('A change needs instructions from {0}', delegator);
    case 'i-think':
      return t('{0} decides', delegator);
    case 'i-recommend':
      return t('{0} decides on a proposal', delegator);
    case 'i-would-like':
      return t('A change needs a yes from {0}', delegator);
    case 'i-intend':
      return t('State the intent, then act unless someone objects');
    case 'i-have-done':
      return t('Act, then tell');
    case 'i-have-been-doing':
      return t('Act; it shows in the record');
  }
}
