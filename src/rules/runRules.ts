import type { Leadership } from '../model/leadership.ts';
import { severities, type Finding, type Fix, type Severity } from '../text/finding.ts';
import { soundOnly } from '../text/soundEdits.ts';
import type { Task } from '../text/task.ts';
import type { RuleReport, Rule, RuleContext } from './rule.ts';

/**
 * Runs rules on a file. Severities come from the file and the files that it inherits from. Yields after
 * each rule.
 */
export function* runRules(context: RuleContext, rules: readonly Rule[]): Task<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = severityOf(rule, context.scope.chain);
    if (severity === 'off') continue;
    for (const report of rule.check(context))
      findings.push(findingOf(report, context.text, rule.code, severity));
    yield;
  }
  return findings;
}

/** Computes fixes on first access: they take longer than the check itself. */
function findingOf(
  { span, message, related = [], fixes }: RuleReport,
  text: string,
  code: string,
  severity: Severity,
): Finding {
  let found: readonly Fix[] | undefined;
  return {
    code,
    severity,
    span,
    message,
    related,
    get fixes() {
      return (found ??= soundOnly(text, fixes?.() ?? []));
    },
  };
}

/**
 * The severity of a rule. The innermost file that sets one wins. Rules in `reference/` always keep their
 * default severity.
 */
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
