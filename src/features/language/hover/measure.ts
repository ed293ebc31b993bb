import { valueOf, type MapNode } from '../../../parse/tree.ts';
import { t } from '../../../text/l10n.ts';

/** A measure of a goal as plain text, such as `payouts settled the same day: 91 → 99 percent, now 96.4`. */
export function measureInWords(measure: MapNode): string {
  const part = (key: string): string | undefined => {
    const value = valueOf(measure, key);
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const unit = part('unit');
  const way = [part('baseline'), part('target')].filter((value) => value !== undefined).join(' → ');
  const now = part('current');
  const values = [
    way === '' ? '' : `${way}${unit === undefined ? '' : ` ${unit}`}`,
    now === undefined ? '' : t('now {0}', now),
  ].filter((value) => value !== '');
  return [part('metric') ?? '', values.join(', ')].filter((value) => value !== '').join(': ');
}
