import { t } from '../../text/l10n.ts';
import type { Analysis } from '../../analyze.ts';
import type { CommitRecord, IntentLog, StanceCount } from '../intent/intentLog.ts';
import { placeOfEntry } from './entryPlaces.ts';
import { rowsOf, viewNode, type Icon, type ViewNode } from './viewNode.ts';

/**
 * What people intended in each domain, as their commits say, and the goals that no commit names; without a log, of what
 * has no history, nothing.
 */
export function intentsView(analysis: Analysis, log: IntentLog | 'reading' | undefined): ViewNode[] {
  if (log === undefined) return [];
  if (log === 'reading')
    return [
      viewNode('', { key: 'reading', label: t('Reading the history…'), icon: { name: 'loading~spin' } }),
    ];
  const { domains, records, unserved } = log;
  const goals = analysis.ownership.scopeIn('').goals;
  return [
    ...domains.map((domain) => {
      const own = records.filter((record) =>
        domain.id === '' ? record.domains.length === 0 : record.domains.includes(domain.id),
      );
      return viewNode(
        '',
        {
          key: `domain ${domain.id}`,
          kind: 'section',
          label: domain.id === '' ? t('Of no domain') : domain.name,
          description: stancesInWords(domain),
          icon: { name: domain.id === '' ? 'question' : 'organization' },
          fold: 'closed',
        },
        (id) => rowsOf(id, own, commitRow),
      );
    }),
    ...(unserved.length === 0
      ? []
      : [
          viewNode(
            '',
            {
              key: 'goals',
              kind: 'section',
              label: t('Goals that no commit names'),
              description: String(unserved.length),
              icon: { name: 'target' },
              fold: 'closed',
            },
            (parent) =>
              unserved.map(({ id, statement }) => {
                const declared = goals.get(id);
                const opens = declared && placeOfEntry(analysis, declared, declared.entry.span);
                return viewNode(parent, {
                  key: id,
                  label: statement,
                  description: id,
                  icon: { name: 'target' },
                  ...(opens === undefined ? {} : { opens }),
                });
              }),
          ),
        ]),
  ];
}

/** How often an intent is stated, with what there is besides. */
export function stancesInWords({ stated, asked, silent }: StanceCount): string {
  return [
    stated === 1 ? t('1 intent') : t('{0} intents', stated),
    ...(asked === 0 ? [] : [t('{0} asked', asked)]),
    ...(silent === 0 ? [] : [t('{0} silent', silent)]),
  ].join(' · ');
}

function commitRow(
  { id, subject, author, day, stance, criteria, goals }: CommitRecord,
  parent: string,
): ViewNode {
  const said = stanceInWords(stance);
  return viewNode(parent, {
    key: id,
    label: subject === '' ? id.slice(0, 10) : subject,
    description: `${author} · ${day}`,
    tooltip: [subject, `${author} · ${day} · ${id.slice(0, 10)}`, said, [...criteria, ...goals].join(', ')]
      .filter((line) => line !== '')
      .join('\n'),
    spoken: [subject, said, author, day].join(', '),
    icon: icons[stance],
    opens: { kind: 'commit', commit: id },
  });
}

function stanceInWords(stance: CommitRecord['stance']): string {
  switch (stance) {
    case 'stated':
      return t('states an intent');
    case 'asked':
      return t('asks for permission');
    case 'silent':
      return t('says nothing of an intent');
  }
}

const icons: Readonly<Record<CommitRecord['stance'], Icon>> = {
  stated: { name: 'megaphone' },
  asked: { name: 'question', tone: 'warning' },
  silent: { name: 'git-commit' },
};
