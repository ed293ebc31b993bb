import { t } from '../../text/l10n.ts';
import { phraseOf } from '../../model/ladder.ts';
import { oneLine } from '../../text/visible.ts';
import { namesOf } from '../card/cardWords.ts';
import { lowestAuthority, lowestAuthorityInWords, type ChangesOfDomain } from '../reports/changesByOwner.ts';
import { draftFor } from './draft.ts';

/** The maximum numbers of files and of criteria per domain. */
const maxFiles = 10;
const maxCriteria = 5;

/** The possible trailers for some changes, one line per key, with all possible values. */
export function trailerLines(groups: readonly ChangesOfDomain[]): string[] {
  return draftFor(groups).trailers.map(
    ({ key, values }) => `${key}: ${values.map(({ value }) => value).join(', ')}`,
  );
}

/**
 * Information for writing the message: the files by domain, the authority level, the decision criteria, and the
 * people to inform.
 */
export function briefLines(groups: readonly ChangesOfDomain[]): string[] {
  const authority = lowestAuthority(groups);
  const together = lowestAuthorityInWords(groups);
  return [
    ...(authority === undefined
      ? []
      : [together ?? t('Your authority level here: “{0}”', phraseOf(authority))]),
    ...groups.flatMap(({ title, description, card, tell, criteria, changes }) => [
      '',
      [title, ...(card.domain === undefined || card.domain === title ? [] : [card.domain]), description].join(
        ' · ',
      ),
      ...(tell.length === 0 ? [] : [`  ${t('Inform {0}', namesOf(tell))}`]),
      ...firstOf(
        changes.map(({ path }) => path),
        maxFiles,
      ).map((line) => `  ${line}`),
      ...(card.status === 'owned' && criteria.length > 0
        ? [
            `  ${t('Decision criteria:')}`,
            ...firstOf(
              criteria.map(({ id, statement }) =>
                oneLine(id === undefined ? statement : `${id}: ${statement}`),
              ),
              maxCriteria,
            ).map((line) => `    ${line}`),
          ]
        : []),
      ...(card.goals.length === 0
        ? []
        : [`  ${t('Goals:')}`, ...card.goals.map(({ id, statement }) => `    ${id}: ${oneLine(statement)}`)]),
    ]),
  ];
}

function firstOf(items: readonly string[], count: number): string[] {
  const more = items.length - count;
  return more > 0 ? [...items.slice(0, count), t('and {0} more', more)] : [...items];
}
