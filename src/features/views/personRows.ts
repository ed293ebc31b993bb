import { quotedPhrase } from '../../model/ladder.ts';
import { ancestry, authorityOf } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import { countOfFiles, domainTitle } from '../reports/patternFiles.ts';
import type { ControlQuestion } from './controlQuestion.ts';
import { filesOf } from './domainRows.ts';
import { mineFirst } from './domainTree.ts';
import { aboutDomain } from './entryPlaces.ts';
import { isSelf, peopleTree, type Lead, type PersonPlace } from './peopleTree.ts';
import { rowsOf, viewNode, type ViewNode } from './viewNode.ts';

/** The owners, and the domains that each one owns, directly or through a team. */
export function personRows(question: ControlQuestion): ViewNode[] {
  const { analysis, self, onlyMine } = question;
  const isMe = isSelf(analysis, self);
  const leading = peopleTree(analysis).filter((one) => one.owns.length > 0 && (!onlyMine || isMe(one)));
  if (leading.length === 0) return [];
  return [
    viewNode('', { key: 'people', label: t('People'), fold: 'open' }, (id) =>
      rowsOf(id, mineFirst(leading, isMe), (one, parent) => personRow(question, one, isMe(one), parent)),
    ),
  ];
}

function personRow(question: ControlQuestion, one: PersonPlace, isMe: boolean, parent: string): ViewNode {
  const { key, name, handle, opens, owns: leads } = one;
  const count = leads.length === 1 ? t('1 domain') : t('{0} domains', leads.length);
  return viewNode(
    parent,
    {
      key,
      label: name,
      description: [...(isMe ? [t('you')] : []), count].join(' · '),
      spoken: isMe ? t('{0} (you) owns {1}', name, count) : t('{0} owns {1}', name, count),
      icon: { name: isMe ? 'account' : 'person' },
      ...(opens === undefined ? {} : { opens }),
      handles: handle,
      fold: 'closed',
    },
    (id) => rowsOf(id, leads, (lead, above) => leadRow(question, lead, above)),
  );
}

function leadRow(question: ControlQuestion, { place, through }: Lead, parent: string): ViewNode {
  const { domain, scope } = place;
  const count = filesOf(question, place);
  const label = domainTitle(domain);
  const parts = [
    quotedPhrase(authorityOf(scope, ancestry(scope, domain))),
    ...(through === undefined ? [] : [t('via {0}', through)]),
    ...(count === undefined ? [] : [countOfFiles(count)]),
  ];
  return viewNode(parent, {
    key: place.key,
    label,
    description: parts.join(' · '),
    spoken: [t('Domain {0}', label), ...parts].join(', '),
    icon: { name: 'organization' },
    ...aboutDomain(place),
  });
}
