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
}

/**
 * Chooses the source of a first leadership file, if no option does: asks on a terminal, and else takes the first one for
 * `yes` or the folders. Undefined if the user chooses none.
 */
export async function chooseSource(
  { hasHistory, codeowners, owners }: Found,
  yes: boolean,
  { ask, tell }: Pick<Terminal, 'ask' | 'tell'>,
): Promise<Source | undefined> {
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
    const option =
      first.source === 'codeowners' ? `--from-codeowners ${codeowners ?? ''}` : `--from-${first.source}`;
    tell(`Starting from the folders. ${first.label} with ${option}.`);
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
