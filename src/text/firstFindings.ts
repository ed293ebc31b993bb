import { byPlace, severities, type Finding } from './finding.ts';
import { t } from './l10n.ts';

/** The maximum number of findings shown for a text. */
export const maxFindings = 200;

/**
 * The most severe findings, in text order. If there are more than the maximum, one more finding gives the
 * number of the others. It has the severity of the most severe of them.
 */
export function firstFindings(findings: readonly Finding[]): Finding[] {
  const gravestFirst = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const [next, ...others] = gravestFirst.slice(maxFindings);
  const shown = gravestFirst.slice(0, maxFindings).sort(byPlace);
  if (next === undefined) return shown;
  const more = others.length + 1;
  const message =
    more === 1
      ? t('1 more problem is not shown. Fix these first.')
      : t('{0} more problems are not shown. Fix these first.', more);
  return [
    ...shown,
    { code: 'limit', severity: next.severity, span: next.span, message, related: [], fixes: [] },
  ];
}
