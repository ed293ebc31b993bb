import type * as vscode from 'vscode';
import { gitIdentity } from '../../git/identity.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { gitFolder } from './gitFolder.ts';
import { settingsFor } from '../host/settings.ts';

/** The current user in a folder: from the setting, or else the committer that Git would use. */
export async function selfIn(folder: vscode.Uri): Promise<CurrentUser> {
  const { me } = settingsFor(folder);
  if (me !== '') return { ref: me };
  const inGit = gitFolder(folder);
  return (inGit === undefined ? undefined : await gitIdentity(inGit).catch(() => undefined)) ?? {};
}
