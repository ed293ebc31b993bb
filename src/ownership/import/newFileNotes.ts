import { allOf, quoted } from '../../text/sentence.ts';
import type { Codeowners, CodeownersNote, CodeownersRule } from '../codeowners/codeowners.ts';
import { compileShapes } from '../codeowners/effect.ts';
import { areDisjoint, examplePath, intersection } from '../codeowners/shape.ts';
import { isSameOwners, type OwnersOf } from './domainRules.ts';
import type { DomainToWrite } from './domains.ts';

/**
 * A note with an example if a new file could have other owners than in its source. There are none for files that exist.
 * Looks at a limited number of pairs of rules.
 */
export function newFileNotes(
  { rules }: Pick<Codeowners, 'rules'>,
  domains: readonly DomainToWrite[],
  ownersOf: OwnersOf,
  source: 'CODEOWNERS' | 'OWNERS' = 'CODEOWNERS',
): CodeownersNote[] {
  const entries = domains.flatMap((domain) => domain.rules.map(({ shape }) => ({ shape, domain })));
  const placeOf = new Map(domains.flatMap((domain, place) => domain.rules.map(({ rule }) => [rule, place])));
  const matching = compileShapes(entries.map(({ shape }) => shape));
  let first: CodeownersNote | undefined;
  const lines = new Set<number>();
  let pairs = 0;
  for (const [at, rule] of rules.entries())
    for (const earlier of rules.slice(0, at)) {
      // In the same section, the later one wins here too.
      if (rule.section === earlier.section && (placeOf.get(earlier) ?? 0) <= (placeOf.get(rule) ?? 0))
        continue;
      if (++pairs > maxPairs) break;
      const example = sharedExample(rule, earlier);
      if (example === undefined) continue;
      const wanted = ownersOf(example);
      const given = entries[matching(example)[0] ?? -1]?.domain.owners ?? [];
      if (isSameOwners(wanted, given)) continue;
      first ??= {
        line: rule.line,
        message: `A new file ${quoted(example)} would be owned by ${ownersInWords(given)}, in ${source} by ${ownersInWords(wanted)}.`,
      };
      lines.add(rule.line);
      break;
    }
  if (first === undefined) return [];
  const others = lines.size - 1;
  const more =
    others === 0
      ? ''
      : ` The same goes for files like it of ${String(others)} other ${others === 1 ? 'line' : 'lines'}.`;
  return [{ ...first, message: first.message + more }];
}

function ownersInWords(owners: readonly string[]): string {
  return owners.length === 0 ? 'nobody' : allOf(owners);
}

const maxPairs = 20_000;

function sharedExample(
  { shapes: ones = [] }: CodeownersRule,
  { shapes: others = [] }: CodeownersRule,
): string | undefined {
  for (const one of ones)
    for (const other of others) {
      const [both] = areDisjoint(one, other) ? [] : (intersection(one, other) ?? []);
      if (both !== undefined) return examplePath(both);
    }
  return undefined;
}
