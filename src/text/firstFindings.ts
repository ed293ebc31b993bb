import { byPlace, severities, type Finding } from './finding.ts';
import { t } from './l10n.ts';

/** How many findings of a text are shown. */
const maxFindings = 200;

/** The gravest findings in their order, as many as are shown, and one as grave as the others that says how many these are. */
export function firstFindings(findings: readonly Finding[]): Finding[] {
  const gravestFirst = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const [next, ...others] = gravestFirst.slice(maxFindings);
  const shown = gravestFirst.slice(0, maxFindings).sort(byPlace);
  if (next === undefined) return shown;
  const more = others.length + 1;
  const message =
    more === 1
      ? t('Mend these first: 1 more is not shown')
      : t('Mend these first: {0} more are not shown', more);
  return [
    ...shown,
    { code: 'limit', severity: next.severity, span: next.span, message, related: [], fixes: [] },
  ];
}
