import { isGenerated } from '../../intent/generated.ts';
import { trailerValues, trailerEdit, type Message } from '../../intent/message.ts';
import type { Fix } from '../../text/finding.ts';
import { t } from '../../text/l10n.ts';
import type { ChangesOfDomain } from '../reports/changesByOwner.ts';

/**
 * Fixes that add a `Domain` trailer: one for all changed domains together, and one per domain. None if the message
 * already names a domain.
 */
export function missingTrailers(message: Message, groups: readonly ChangesOfDomain[]): Fix[] {
  const { text, reading, subject } = message;
  const ids = groups.flatMap(({ card }) => card.domain ?? []);
  if (subject === undefined || trailerValues(message, 'Domain').length > 0 || isGenerated(message)) return [];
  const values = ids.length > 1 ? [ids.join(', '), ...ids] : ids;
  return values.flatMap((value) => {
    const edit = trailerEdit(text, 'Domain', value, reading);
    return edit === undefined ? [] : [{ title: t('Add "{0}"', `Domain: ${value}`), edits: [edit] }];
  });
}
