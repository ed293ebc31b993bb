import type { Leadership } from '../model/leadership.ts';
import { severities, type Finding, type Severity } from '../text/finding.ts';
import { allRules } from './allRules.ts';
import type { Rule, Subject } from './rule.ts';

/** The findings of all rules about a file, with the severities that it and the files above it give them. */
export function runRules(subject: Subject): Finding[] {
  return allRules.flatMap((rule) => {
    const severity = severityOf(rule, subject.scope.chain);
    if (severity === 'off') return [];
    return Array.from(rule.find(subject), ({ span, message, related = [], fixes = [] }) => ({
      code: rule.code,
      severity,
      span,
      message,
      related,
      fixes,
    }));
  });
}

/** The innermost file that names the rule decides; what a reference leads to is not a matter of taste. */
export function severityOf(
  rule: Pick<Rule, 'code' | 'severity'>,
  chain: readonly Leadership[],
): Severity | 'off' {
  if (rule.code.startsWith('reference/')) return rule.severity;
  const named = chain
    .flatMap(({ rules }) => rules)
    .findLast(({ code, severity }) => code === rule.code && isSeverityOrOff(severity));
  return (named?.severity as Severity | 'off' | undefined) ?? rule.severity;
}

function isSeverityOrOff(word: string): boolean {
  return word === 'off' || (severities as readonly string[]).includes(word);
}
