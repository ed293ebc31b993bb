import { importOwners, type OwnersImport } from '../../features/reports/newFileFromOwners.ts';
import type { StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { isKubernetesOwners } from '../../ownership/ownersFiles/ownersFile.ts';
import { isIgnoredFolder } from '../../ownership/ownersFiles/ownersTree.ts';
import type { FileNote } from '../../ownership/ownersFiles/note.ts';
import { isoDateOf } from '../../text/day.ts';
import { folderOf } from '../../text/repoPath.ts';
import { readOwnersFiles } from '../repository/ownersSources.ts';
import type { Repository } from '../repository/repository.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { counted } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The part of the report of `leadership init` about OWNERS files. */
export interface OwnersReport {
  /** The number of OWNERS files that were read. */
  readonly files: number;
  /** The number of aliases that became teams. */
  readonly teams: number;
}

/** A leadership file from OWNERS files; without a text, it has errors. */
export interface FileFromOwners {
  readonly text: string | undefined;
  readonly domains: number;
  readonly owners: OwnersReport;
  readonly notes: readonly FileNote[];
  readonly errors: readonly FileNote[];
}

/** Reads the OWNERS files of a repository. Fails with a `CliError` if there are none, or if one cannot be read. */
export async function fileFromOwners(
  { root, files, analysis }: Repository,
  purpose: StatedPurpose | undefined,
  { progress }: Terminal,
): Promise<
  FileFromOwners & {
    readonly problem: Extract<OwnersImport, { kind: 'invalid' | 'other-owners' }> | undefined;
  }
> {
  progress('Reading OWNERS files…');
  const sources = await readOwnersFiles(root, files);
  const count = sources.files.length;
  if (count === 0)
    throw new CliError(
      exitCodes.findings,
      'Cannot import owners: the repository has no OWNERS files. Run "leadership init" without --from-owners.',
    );
  progress(`Importing ${counted(count, 'OWNERS file')}…`);
  const imported = importOwners(
    { ...sources, purpose },
    { files, others: analysis.files, today: isoDateOf(new Date()) },
  );
  const nothing = {
    text: undefined,
    domains: 0,
    owners: { files: count, teams: 0 },
    errors: [],
    problem: undefined,
  };
  switch (imported.kind) {
    case 'imported': {
      const { text, domains, teams } = imported;
      const notes = [...sources.notes, ...imported.notes];
      return { ...nothing, text, domains, notes, owners: { files: count, teams } };
    }
    case 'unsupported':
      return { ...nothing, notes: [...sources.notes, ...imported.notes], errors: imported.errors };
    case 'invalid':
    case 'other-owners':
      return { ...nothing, notes: [], problem: imported };
  }
}

/**
 * The number of OWNERS files to offer, without those that Prow ignores: none if they have the format of Chromium or Gerrit.
 * Files that cannot be read are offered, so that whoever chooses them learns why.
 */
export async function countOwnersFiles(root: string, files: FileList): Promise<number> {
  const sources = await readOwnersFiles(root, files).catch(() => undefined);
  if (sources === undefined)
    return files.named(['OWNERS']).filter((file) => !isIgnoredFolder(folderOf(file))).length;
  return sources.files.some(({ text }) => isKubernetesOwners(text)) ? sources.files.length : 0;
}
