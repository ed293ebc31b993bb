import { t } from '../text/l10n.ts';

/** The authority levels, lowest first: David Marquet's Ladder of Leadership. */
export const authorityLevels = [
  'tell-me',
  'i-think',
  'i-recommend',
  'i-would-like',
  'i-intend',
  'i-have-done',
  'i-have-been-doing',
] as const;
export type AuthorityLevel = (typeof authorityLevels)[number];

/** The authority level of a domain if nothing sets one. */
export const defaultAuthority: AuthorityLevel = 'i-intend';

/** The phrase that owners use before they act, for each level. Part of the format, so never translated. */
const phrases: Readonly<Record<AuthorityLevel, string>> = {
  'tell-me': 'Tell me what to do',
  'i-think': 'I think…',
  'i-recommend': 'I recommend…',
  'i-would-like': 'I would like to…',
  'i-intend': 'I intend to…',
  'i-have-done': 'I’ve done…',
  'i-have-been-doing': 'I’ve been doing…',
};

export function isAuthorityLevel(value: unknown): value is AuthorityLevel {
  return (authorityLevels as readonly unknown[]).includes(value);
}

/** Whether owners at this level need approval before they act. */
export function isBelowIntend(level: AuthorityLevel): boolean {
  return authorityLevels.indexOf(level) < authorityLevels.indexOf('i-intend');
}

/** The phrase of an authority level, such as `I intend to…`. */
export function phraseOf(level: AuthorityLevel): string {
  return phrases[level];
}

/** The phrase in curly quotes: `“I intend to…”`. */
export function quotedPhrase(level: AuthorityLevel): string {
  return `“${phraseOf(level)}”`;
}

/** The phrase without its open end, for where there is little room: `I intend`. */
export function shortPhrase(level: AuthorityLevel): string {
  return phrases[level].replace(/(?: to)?…$/, '');
}

/** The approval that a change needs at an authority level, as a phrase. `delegator` is a name. */
export function approvalNeeded(level: AuthorityLevel, delegator = t('the delegator')): string {
  switch (level) {
    case 'tell-me':
      return t('Wait for instructions from {0}', delegator);
    case 'i-think':
      return t('Share your view; {0} decides', delegator);
    case 'i-recommend':
      return t('Propose a change; {0} decides', delegator);
    case 'i-would-like':
      return t('Get approval from {0} first', delegator);
    case 'i-intend':
      return t('State your intent, then act unless someone objects');
    case 'i-have-done':
      return t('Act, then let others know');
    case 'i-have-been-doing':
      return t('Act; no need to announce it');
  }
}
