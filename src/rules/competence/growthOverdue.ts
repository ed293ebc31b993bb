import { t } from '../../text/l10n.ts';
import type { Text } from '../../model/leadership.ts';
import { addEntry, merged, removeChild, removed, replaceScalar, wayTo, written } from '../../parse/edits.ts';
import {
  changeAt,
  entryFrom,
  inTurn,
  mapNode,
  proven,
  textNode,
  withEntries,
  type Change,
} from '../../parse/proof.ts';
import { entryOf, valueOf } from '../../parse/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { hasPassed } from '../../text/day.ts';
import { quoted } from '../../text/sentence.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** Reports a `growing` entry with a date in the past. */
export const growthOverdue: Rule = {
  code: 'competence/growth-overdue',
  severity: 'warning',
  check: ({ leadership, today, ...written }) =>
    leadership.people.items.flatMap(({ id, name, growing }) =>
      growing.flatMap(({ competency, by, to }) =>
        by === undefined || today === undefined || !hasPassed(by.value, today)
          ? []
          : [
              {
                span: by.span,
                message: t(
                  'The target date for {1} to grow in {0} has passed. Record the level reached, or set a new date.',
                  quoted(competency.value),
                  name.value,
                ),
                fixes: () => reached(id, competency, to, written),
              },
            ],
      ),
    ),
};

/** Moves the level from `growing` to `competencies`. */
function reached(
  id: Text,
  competency: Text,
  to: string,
  { root, text }: Pick<RuleContext, 'root' | 'text'>,
): Fix[] {
  const people = root?.kind === 'map' ? valueOf(root, 'people') : undefined;
  const person = people?.kind === 'map' ? entryOf(people, id.value)?.value : undefined;
  if (root === undefined || person?.kind !== 'map' || person.hasErrors) return [];
  const growth = wayTo(root, competency.span).findLast(({ parent }) => parent.kind === 'list');
  if (growth === undefined || valueOf(person, 'growing') !== growth.parent || growth.parent.hasErrors)
    return [];
  const isOnly = growth.parent.kind === 'list' && growth.parent.items.length === 1;
  const position = person.entries.findIndex(({ key }) => key.name === 'growing');
  const removal = isOnly
    ? removeChild(text, person, position)
    : removeChild(text, growth.parent, growth.position);
  const removing = isOnly ? removed(person, position) : removed(growth.parent, growth.position);

  const held = valueOf(person, 'competencies');
  const level = held?.kind === 'map' ? valueOf(held, competency.value) : undefined;
  const key = written(competency.value);
  const holding =
    held === undefined
      ? addEntry(text, person, 'competencies', `{ ${key}: ${to} }`, 'name')
      : held.kind !== 'map'
        ? undefined
        : level === undefined
          ? addEntry(text, held, key, to)
          : level.kind === 'scalar'
            ? replaceScalar(level, to)
            : undefined;
  const entry = entryFrom(`${key}: ${to}`);
  const holds: Change = (tree) =>
    entry === undefined
      ? undefined
      : held === undefined
        ? changeAt(person, (map) =>
            withEntries(map, [
              {
                key: { span: map.span, name: 'competencies' },
                value: mapNode([[competency.value, entry.value]]),
              },
            ]),
          )(tree)
        : level !== undefined
          ? changeAt(level, () => textNode(to))(tree)
          : held.kind === 'map'
            ? changeAt(held, (map) => withEntries(map, [entry]))(tree)
            : undefined;
  const edits =
    removal === undefined || holding === undefined
      ? undefined
      : proven(text, merged([holding, removal]), inTurn(holds, removing), { mayRemove: true });
  const title = t('Record {0} as reached: {1}', quoted(competency.value), to);
  return edits === undefined ? [] : [{ title, isPlaceholder: true, edits }];
}
