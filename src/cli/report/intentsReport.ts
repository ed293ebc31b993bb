import { intentMarkdown, stancesInSentence } from '../../features/commit/intentMarkdown.ts';
import type { CommitRecord, IntentLog, StanceCount } from '../../features/commit/intentLog.ts';
import { oneLine } from '../../text/visible.ts';
import { listLines, paragraphsText, type Page } from '../terminal/page.ts';
import { firstOf, jsonText, printableLines } from '../terminal/printable.ts';
import { tableLines } from '../terminal/table.ts';

export interface ReportedLog {
  readonly log: IntentLog;
  /** Whether there may be older commits that were not read. */
  readonly truncated: boolean;
  readonly since: string | undefined;
}

/** The number of commits that a list shows. */
const maxListed = 30;

/** The log in each format. */
export const intentsReports: Readonly<
  Record<'text' | 'json' | 'markdown', (reported: ReportedLog, page: Page) => string>
> = {
  text: textLog,
  json: ({ log, truncated }) => jsonText({ version: 1, truncated, ...log }),
  markdown: ({ log, truncated, since }) => printableLines(intentMarkdown(log, { since, truncated })),
};

function textLog({ log, truncated }: ReportedLog, page: Page): string {
  const { records, domains, unmentionedGoals } = log;
  const of = (stance: CommitRecord['stance']): string[] =>
    records.filter((record) => record.stance === stance).map(commitLine);
  const row = (name: string, { stated, askedPermission, noIntent, commits }: StanceCount) => ({
    name,
    numbers: [stated, askedPermission, noIntent, commits].map(String),
  });
  const paragraphs = [
    [{ text: `${truncated ? 'The latest ' : ''}${stancesInSentence(log)}` }],
    domains.length === 0
      ? []
      : tableLines(
          [
            { name: 'Domain', numbers: ['Intents', 'Asked permission', 'No intent', 'Commits'] },
            ...domains.map((domain) => row(domain.id === '' ? 'no domain' : oneLine(domain.name), domain)),
            row('Total', log),
          ],
          page.width,
        ),
    listLines('Intents:', firstOf(of('stated'), maxListed)),
    listLines('Asked for permission:', firstOf(of('asked-permission'), maxListed)),
    listLines(
      'Goals no commit mentions:',
      unmentionedGoals.map(({ id, statement }) => `${id}: ${oneLine(statement)}`),
    ),
  ];
  return paragraphsText(paragraphs, page);
}

function commitLine({ id, date, author, subject, domains }: CommitRecord): string {
  const where = domains.length === 0 ? '' : ` [${domains.join(', ')}]`;
  return `${date} ${id.slice(0, 10)} ${author}: ${subject}${where}`;
}
