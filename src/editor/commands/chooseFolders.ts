import * as vscode from 'vscode';
import { ownerCandidates } from '../../features/language/completion/owners.ts';
import { folderOffers, type FolderOffer } from '../../features/reports/folderOffers.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import { markedFiles } from '../../git/attributes.ts';
import { isHandle } from '../../model/owner.ts';
import { scopeOf } from '../../model/scope.ts';
import type { ReviewResolver } from '../../ownership/codeowners/effect.ts';
import type { StatedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { foreignFolders } from '../../ownership/history/foreignFolders.ts';
import { chosenText, type ChosenFolder } from '../../ownership/history/historyText.ts';
import { cancellable } from '../host/cancellable.ts';
import { labelText } from '../host/convert.ts';
import { Preview } from '../host/previews.ts';
import { accepted, choice, choose, quickPick } from '../host/quickPick.ts';
import { outsideOwners } from '../language/outsideOwners.ts';
import type { Folder } from '../workspace/folder.ts';
import { folderHistories } from '../workspace/folderHistory.ts';
import { gitFolder } from '../workspace/gitFolder.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a first leadership file is made from. */
export interface Beginning {
  readonly workspace: Workspace;
  readonly folder: Folder;
  readonly files: FileList;
  readonly purpose: StatedPurpose | undefined;
  /** The owners in CODEOWNERS, if there is one. */
  readonly codeowners: ReviewResolver | undefined;
}

/**
 * Lets the user select folders and their owners, with suggestions from CODEOWNERS and the Git history, and shows the file
 * meanwhile. Passes its text to `write` when the user confirms it. Nothing is written before.
 */
export async function chooseFolders(
  beginning: Beginning,
  name: string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { offers, textOf, known } = await suggestionsFor(beginning);
  const title = vscode.l10n.t('Create {0}', name);
  const preview = new Preview(name);
  const show = (chosen: readonly ChosenFolder[]): Promise<void> => preview.show(textOf(chosen));
  try {
    const chosen = await askFor(offers, { title, known, show });
    if (chosen === undefined) return;
    await show(chosen);
    const create = choice({ icon: 'check', label: title }, async () => {
      await preview.close();
      await write(textOf(chosen));
    });
    const again = choice({ icon: 'discard', label: vscode.l10n.t('Start Over') }, async () => {
      await preview.close();
      await chooseFolders(beginning, name, write);
    });
    const placeHolder = vscode.l10n.t('The file is shown below. It is written when you confirm');
    await choose([create, again], { title, placeHolder });
  } finally {
    await preview.close();
  }
}

/** What there is to choose from. */
interface Suggestions {
  readonly offers: readonly FolderOffer[];
  /** Owners that are known elsewhere. */
  readonly known: readonly string[];
  readonly textOf: (chosen: readonly ChosenFolder[]) => string;
}

async function suggestionsFor({
  workspace,
  folder,
  files,
  purpose,
  codeowners,
}: Beginning): Promise<Suggestions> {
  const history = await cancellable(vscode.l10n.t('Reading Git history…'), (signal) =>
    folderHistories(workspace).whenRead(folder, signal),
  );
  const inGit = gitFolder(folder.root);
  const marked = inGit === undefined ? [] : await markedFiles(inGit).catch(() => []);
  const foreign = foreignFolders(files, marked);
  const own = files.changed({ removed: foreign.folders, added: [] });
  const scope = scopeOf([]);
  return {
    offers: folderOffers({ files: own, history, codeowners, scope }),
    known: ownerCandidates(scope, outsideOwners(workspace).of(folder), []).map(({ label }) => label),
    textOf: (chosen) => chosenText(chosen, foreign.patterns, purpose),
  };
}

/** The folders that the user selects, with their owners; undefined if the user cancels. */
async function askFor(
  offers: readonly FolderOffer[],
  {
    title,
    known,
    show,
  }: Pick<Suggestions, 'known'> & {
    readonly title: string;
    readonly show: (chosen: readonly ChosenFolder[]) => Promise<void>;
  },
): Promise<readonly ChosenFolder[] | undefined> {
  const selected = await pickFolders(offers, title, (some) => show(some.map(withoutOwners)));
  if (selected === undefined) return undefined;
  let chosen = selected.map(withoutOwners);
  for (const [at, offer] of selected.entries()) {
    const { folder } = offer;
    const before = chosen;
    const owners = await pickOwners(offer, {
      title: `${title}: ${placeOf(offer)} (${String(at + 1)}/${String(selected.length)})`,
      known: [...new Set([...before.flatMap((one) => one.owners), ...known])],
      onChange: (some) => show(before.with(at, { folder, owners: some })),
    });
    if (owners === undefined) return undefined;
    chosen = before.with(at, { folder, owners });
  }
  return chosen;
}

function withoutOwners({ folder }: FolderOffer): ChosenFolder {
  return { folder, owners: [] };
}

function placeOf({ folder }: Pick<FolderOffer, 'folder'>): string {
  return folder === '' ? vscode.l10n.t('everything else') : `${folder}/`;
}

/** The folders that the user selects, and the one for all other files; undefined if the user cancels. */
async function pickFolders(
  offers: readonly FolderOffer[],
  title: string,
  onChange: (selected: readonly FolderOffer[]) => Promise<void>,
): Promise<readonly FolderOffer[] | undefined> {
  const [rest, ...folders] = offers;
  const items = folders.map((offer) => ({
    label: labelText(placeOf(offer)),
    description: countOfFiles(offer.files),
    detail: labelText(
      suggestionsOf(offer)
        .map(({ label, why }) => `${label} (${why})`)
        .join(', '),
    ),
    picked: offer.isProposed,
    offer,
  }));
  const inOrder = (picked: readonly (typeof items)[number][]): FolderOffer[] => [
    ...(rest === undefined ? [] : [rest]),
    ...items.filter((item) => picked.includes(item)).map(({ offer }) => offer),
  ];
  if (items.length === 0) return inOrder([]);
  const list = quickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select the folders that have owners of their own'),
  });
  return selectedFrom(
    list,
    items.filter(({ picked }) => picked),
    (picked) => onChange(inOrder(picked)),
  ).then((picked) => picked && inOrder(picked));
}

/** An owner who can be selected, and why. */
interface Suggestion {
  readonly ref: string;
  readonly label: string;
  readonly why: string;
}

function suggestionsOf({ codeowners, knowers }: FolderOffer): Suggestion[] {
  return [
    ...codeowners.map((ref) => ({ ref, label: ref, why: 'CODEOWNERS' })),
    ...knowers
      .filter(({ ref }) => !codeowners.includes(ref))
      .map(({ name, ref }) => ({ ref, label: name, why: vscode.l10n.t('knows this path') })),
  ];
}

/** The owners that the user selects or types; undefined if the user cancels. */
async function pickOwners(
  offer: FolderOffer,
  {
    title,
    known,
    onChange,
  }: {
    readonly title: string;
    readonly known: readonly string[];
    readonly onChange: (owners: readonly string[]) => Promise<void>;
  },
): Promise<readonly string[] | undefined> {
  const suggested = suggestionsOf(offer);
  const items = [
    ...suggested.map(({ ref, label, why }) => ({
      label: labelText(ref),
      description: [...(label === ref ? [] : [labelText(label)]), why].join(' · '),
      ref,
    })),
    ...known
      .filter((ref) => suggested.every((one) => one.ref !== ref))
      .map((ref) => ({ label: labelText(ref), description: '', ref })),
  ];
  const list = quickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select owners, or type @user, @org/team, or an address. None leaves a TODO'),
  });
  list.onDidChangeValue((value) => {
    const ref = value.trim();
    const { selectedItems } = list;
    const isNew = isHandle(ref) && items.every((item) => item.ref !== ref);
    const typed = { label: labelText(ref), description: vscode.l10n.t('as typed'), ref };
    // Last, so that the beginning of a known owner selects that one.
    const added = selectedItems.filter((one) => !items.includes(one) && one.ref !== ref);
    list.items = [...items, ...added, ...(isNew ? [typed] : [])];
    list.selectedItems = selectedItems;
  });
  const picked = await selectedFrom(list, [], (some) => onChange(some.map(({ ref }) => ref)));
  return picked?.map(({ ref }) => ref);
}

/**
 * Shows a quick pick for several items; resolves to those that the user selects, or to undefined. Enter after a search
 * selects what it found first, too.
 */
async function selectedFrom<T extends vscode.QuickPickItem>(
  list: vscode.QuickPick<T>,
  initial: readonly T[],
  onChange: (selected: readonly T[]) => Promise<void>,
): Promise<readonly T[] | undefined> {
  let selected: readonly T[] | undefined;
  list.canSelectMany = true;
  list.ignoreFocusOut = true;
  list.selectedItems = initial;
  // A mark that was changed since the search says all.
  let isMarked = false;
  let marked = initial;
  list.onDidChangeValue(() => {
    isMarked = false;
  });
  list.onDidChangeSelection((some) => {
    // Other items with the same marks are no change.
    if (some.length === marked.length && some.every((one) => marked.includes(one))) return;
    isMarked = true;
    marked = some;
    onChange(some).catch(() => undefined);
  });
  await onChange(initial);
  await accepted(
    list,
    (picked) => {
      selected = picked;
      return Promise.resolve();
    },
    () => [...new Set([...list.selectedItems, ...(isMarked ? [] : searched(list))])],
  );
  return selected;
}

/** What a search has found first. VS Code does not focus it in a list for several items. */
function searched<T extends vscode.QuickPickItem>({
  value,
  items,
  activeItems,
}: vscode.QuickPick<T>): readonly T[] {
  const words = value.trim().toLowerCase();
  if (words === '') return [];
  const found = items.find(({ label, description = '' }) =>
    `${label} ${description}`.toLowerCase().includes(words),
  );
  return activeItems.length > 0 || found === undefined ? activeItems : [found];
}
