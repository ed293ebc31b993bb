import { t } from '../../text/l10n.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import type { CommitRecord, IntentLog } from './intentLog.ts';

/** So many commits of a kind are listed. */
const maxListed = 200;

/** A log as a page to talk about in a retrospective. */
export function intentMarkdown(
  { commits, stated, asked, silent, domains, records, unserved }: IntentLog,
  { since, isCut }: { readonly since: string | undefined; readonly isCut: boolean },
): string {
  const of = (stance: CommitRecord['stance']): readonly CommitRecord[] =>
    records.filter((record) => record.stance === stance);
  const period = since === undefined ? [] : [t('since {0}', inlineCode(since))];
  const cut = isCut ? [t('the latest commits only')] : [];
  const head = [
    t(
      '{0} commits: {1} state an intent, {2} ask, {3} say nothing of the kind',
      commits,
      stated,
      asked,
      silent,
    ),
    ...period,
    ...cut,
  ].join(' · ');
  return (
    [
      `# ${t('What we intended')}`,
      `${head}.`,
      ...(domains.length === 0
        ? []
        : [
            [
              `| ${[t('domain'), t('intents'), t('asked'), t('silent')].join(' | ')} |`,
              '| --- | ---: | ---: | ---: |',
              ...domains.map(
                (domain) =>
                  `| ${[domain.id === '' ? t('of no domain') : cell(domain.name), domain.stated, domain.asked, domain.silent].join(' | ')} |`,
              ),
            ].join('\n'),
          ]),
      ...section(t('Intents'), of('stated').map(line)),
      ...section(t('Asked for'), of('asked').map(line), t('What would it have taken to say “I intend to…”?')),
      ...section(
        t('Goals that no commit names'),
        unserved.map(({ id, statement }) => `- ${inlineCode(id)} ${escapeMarkdown(statement)}`),
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function section(title: string, lines: readonly string[], question?: string): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - maxListed;
  return [
    `## ${title}`,
    ...(question === undefined ? [] : [question]),
    [...lines.slice(0, maxListed), ...(more > 0 ? [`- ${t('and {0} more', more)}`] : [])].join('\n'),
  ];
}

function line({ id, day, author, subject, domains, criteria, goals }: CommitRecord): string {
  const about = [...domains, ...criteria, ...goals].map(inlineCode).join(' ');
  return `- ${day} ${inlineCode(id.slice(0, 10))} ${escapeMarkdown(author)}: ${escapeMarkdown(subject)}${about === '' ? '' : ` ${about}`}`;
}

function cell(text: string): string {
  return escapeMarkdown(text);
}
