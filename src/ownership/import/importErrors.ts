import { isHandle } from '../../model/owner.ts';
import { quoted } from '../../text/sentence.ts';
import type { Codeowners, CodeownersNote, CodeownersRule } from '../codeowners/codeowners.ts';

/** The lines of a CODEOWNERS file that a leadership file cannot express: roles and some patterns. */
export function importErrors({ rules }: Codeowners): CodeownersNote[] {
  return rules.flatMap(errorsOf);
}

function errorsOf({ line, pattern, shapes, owners }: CodeownersRule): CodeownersNote[] {
  if ([pattern, ...owners].some((word) => word.includes('\ufffd')))
    return [{ line, message: 'This line is not valid UTF-8.' }];
  if (shapes === undefined)
    return [{ line, message: `Pattern ${quoted(pattern)} cannot be imported. Rewrite it.` }];
  return owners
    .filter((owner) => !isHandle(owner))
    .map((owner) => ({
      line,
      message: `Role ${quoted(owner)} cannot be imported. Replace it with a group or users.`,
    }));
}

/** The conditions for approval that a leadership file cannot express, by the lines of their headings. */
export function lostConditions({ rules, sections }: Codeowners): CodeownersNote[] {
  const losses = new Map<number, CodeownersNote>();
  for (const { section, heading, owners } of rules) {
    const { line, isOptional, approvals } = heading;
    if (owners.length === 0 || losses.has(line) || (!isOptional && approvals < 2)) continue;
    const condition = isOptional ? 'is optional' : `requires ${String(approvals)} approvals`;
    const name = sections[section]?.name ?? '';
    losses.set(line, { line, message: `Not imported: section [${name}] ${condition}.` });
  }
  return [...losses.values()];
}
