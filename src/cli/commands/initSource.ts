import type { RepoPath } from '../../text/repoPath.ts';
import { counted } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What a first leadership file is made from. */
export type Source = 'codeowners' | 'owners' | 'history' | 'folders';

/** What there is to make a first leadership file from. */
interface Found {
  readonly hasHistory: boolean;
  /** As a user types it; undefined if there is none. */
  readonly codeowners: RepoPath | undefined;
  /** The number of OWNERS files. */
  readonly owners: number;
  /** The leadership file to create, as a user types it. */
  readonly created: string;
}

/** What was not used for a leadership file that was created, and how to use it. */
export function notUsed(
  source: Exclude<Source, 'folders'>,
  { codeowners = '', owners, created }: Omit<Found, 'hasHistory'>,
): string {
  const use = (what: string, verb: string, option: string): string =>
    `${what}. To ${verb} them, remove ${created}, then run "leadership init ${option}".`;
  switch (source) {
    case 'codeowners':
      return use(`Owners in ${codeowners} were not imported`, 'import', `--from-codeowners ${codeowners}`);
    case 'owners':
      return use(`Owners in ${counted(owners, 'OWNERS file')} were not imported`, 'import', '--from-owners');
    case 'history':
      return use('No domains were proposed from the Git history', 'propose', '--from-history');
  }
}

/**
 * Chooses the source of a first leadership file, if no option does: asks on a terminal, and else takes the first one for
 * `yes` or the folders. Undefined if the user chooses none.
 */
export async function chooseSource(
  found: Found,
  yes: boolean,
  { ask, tell }: Pick<Terminal, 'ask' | 'tell'>,
): Promise<Source | undefined> {
  const { hasHistory, codeowners, owners } = found;
  const choices: Choice[] = [
    ...(codeowners === undefined
      ? []
      : [{ source: 'codeowners' as const, key: 'i', label: `Import the owners in ${codeowners}` }]),
    ...(owners === 0
      ? []
      : [
          {
            source: 'owners' as const,
            key: 'o',
            label: `Import the owners in ${counted(owners, 'OWNERS file')}`,
          },
        ]),
    ...(hasHistory
      ? [{ source: 'history' as const, key: 'h', label: 'Propose domains from the Git history' }]
      : []),
    { source: 'folders', key: 'f', label: 'Start from the folders' },
  ];
  const [first] = choices;
  if (first === undefined || choices.length === 1) return 'folders';
  if (yes) return first.source;
  if (ask === undefined) {
    if (first.source !== 'folders') tell(`Starting from the folders. ${notUsed(first.source, found)}`);
    return 'folders';
  }
  const list = choices.map(({ key, label }) => `  ${key}  ${label}`).join('\n');
  for (;;) {
    const answer = await ask(`Create leadership.yaml:\n${list}\n  q  Quit\nSelect one (${first.key}): `);
    const typed = answer?.trim().toLowerCase();
    if (typed === undefined || typed === 'q' || typed === 'quit') return undefined;
    const chosen = typed === '' ? first : choices.find(({ key }) => key === typed);
    if (chosen !== undefined) return chosen.source;
  }
}

interface Choice {
  readonly source: Source;
  readonly key: string;
  readonly label: string;
}
