import type { Analysis } from '../../analyze.ts';
import { quotedPhrase } from '../../model/ladder.ts';
import { nameOf, resolveOwner, statusOfDomain } from '../../model/owner.ts';
import { relationOf, type CurrentUser } from '../../model/currentUser.ts';
import { ancestry, authorityOf } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { positionAt } from '../../text/span.ts';
import { countOfFiles, domainTitle } from './patternFiles.ts';

/** An entry of a leadership file that the user can go to. */
export interface DirectoryEntry {
  readonly name: string;
  /** Shown on the same line. */
  readonly description: string;
  /** Shown below the name; can be empty. */
  readonly detail: string;
  readonly file: RepoPath;
  /** Zero-based. */
  readonly line: number;
}

/** All domains: those of the current user first, then in file order. */
export function domainDirectory(
  { files, ownership, coverage }: Analysis,
  self: CurrentUser,
): DirectoryEntry[] {
  const entries = files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership, lines } = lastGoodModel;
    const scope = ownership.scopeIn(leadership.folder);
    return leadership.domains.items.map((domain) => {
      const owners = domain.owners?.items ?? [];
      const names = owners.map(({ value }) => {
        const owner = resolveOwner(scope, value);
        return owner === undefined ? value : nameOf(owner);
      });
      const refs = owners.map(({ value }) => value);
      const isMine = relationOf(scope, refs, self) === 'owner';
      const count = coverage?.ofDomain(domain)?.owned.count;
      return {
        isMine,
        entry: {
          name: domainTitle(domain),
          description: [
            ...(isMine ? [t('yours')] : []),
            names.length > 0
              ? names.join(', ')
              : statusOfDomain(domain) === 'unowned'
                ? t('unowned')
                : t('intentionally unowned'),
            ...(names.length === 0 ? [] : [quotedPhrase(authorityOf(scope, ancestry(scope, domain)))]),
            ...(count === undefined ? [] : [countOfFiles(count)]),
          ].join(' · '),
          detail: domain.purpose?.value ?? '',
          file: leadership.file,
          line: positionAt(lines, domain.span.start).line,
        },
      };
    });
  });
  return [...entries.filter(({ isMine }) => isMine), ...entries.filter(({ isMine }) => !isMine)].map(
    ({ entry }) => entry,
  );
}

/** All people and teams, in file order. */
export function peopleDirectory({ files }: Analysis): DirectoryEntry[] {
  return files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership, lines } = lastGoodModel;
    const at = (start: number): { readonly file: RepoPath; readonly line: number } => ({
      file: leadership.file,
      line: positionAt(lines, start).line,
    });
    return [
      ...leadership.people.items.map(({ id, name, github, gitlab, email, away }) => ({
        name: name.value,
        description: [
          id.value,
          ...(github === undefined ? [] : [`@${github.value.replace(/^@/, '')}`]),
          ...(github === undefined && gitlab !== undefined ? [`@${gitlab.value.replace(/^@/, '')}`] : []),
          ...(email === undefined ? [] : [email.value]),
          ...(away === undefined
            ? []
            : [away.until === undefined ? t('away') : t('away until {0}', away.until.value)]),
        ].join(' · '),
        detail: '',
        ...at(id.span.start),
      })),
      ...leadership.teams.items.map(({ id, name, members }) => ({
        name: name?.value ?? id.value,
        description: [...(name === undefined ? [] : [id.value]), t('team')].join(' · '),
        detail: members.items.map(({ value }) => value).join(', '),
        ...at(id.span.start),
      })),
    ];
  });
}
