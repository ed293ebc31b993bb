import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { domainTree, type DomainPlace } from '../../features/views/domainTree.ts';
import { menuOf, wayTo, type ViewNode } from '../../features/views/viewNode.ts';
import { brokenInWords, reasonsForEmpty, type WhyEmpty } from '../../features/views/whyEmpty.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import type { Task } from '../../text/task.ts';
import type { Folder } from '../workspace/folder.ts';
import { followsEditor } from '../host/settings.ts';
import { runSliced } from '../host/runSliced.ts';
import { activeResource } from '../workspace/subject.ts';
import type { FolderState, FolderStates } from './folderStates.ts';
import { itemOf, keyOf, rowOf, type Row, type RowView } from './rows.ts';

export interface ViewSource {
  readonly id: string;
  /** The work to do before `nodesOf` is called. */
  readonly stepsOf: (state: FolderState) => Task<void>;
  readonly nodesOf: (state: FolderState) => readonly ViewNode[];
  /** The reason if there are no nodes; undefined as long as it is not known. */
  readonly whyEmpty: (state: FolderState) => WhyEmpty | undefined;
  /** Whether the view shows only items of the current user. */
  readonly isFiltered: () => boolean;
  /** A message above the rows. */
  readonly messageOf?: (state: FolderState) => string | undefined;
  /** The row id of a domain; undefined if the view has no row for it. */
  readonly rowOf: (place: DomainPlace) => string | undefined;
  /** The number of urgent items in an analysis, for the badge. */
  readonly badgeOf?: (analysis: Analysis) => number;
}

/** A tree view. Computes its rows while it is visible, and refreshes only if a shown row has changed. */
export class View implements vscode.Disposable, vscode.TreeDataProvider<Row>, RowView {
  readonly #states: FolderStates;
  readonly #source: ViewSource;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Row>;
  readonly #subscriptions: vscode.Disposable;
  /** The last signature of each row that VS Code has requested the children of, and the row for computing it again. */
  readonly #told = new Map<string, { readonly signature: string; readonly row: Row | undefined }>();
  #tops: readonly Row[] | undefined;
  #message = '';
  #whyEmpty: WhyEmpty | undefined;
  /** Settles when the previous selection is done. VS Code updates its selection only after that. */
  #following: Promise<void> = Promise.resolve();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(states: FolderStates, source: ViewSource) {
    this.#states = states;
    this.#source = source;
    this.#view = vscode.window.createTreeView(source.id, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.update().then(() => this.follow());
      }),
    );
  }

  /** Refreshes the view if it is visible and has changed. */
  async update(): Promise<void> {
    const { badgeOf } = this.#source;
    const urgent = badgeOf && this.#states.all.reduce((sum, { analysis }) => sum + badgeOf(analysis), 0);
    this.#view.badge =
      urgent === undefined || urgent === 0
        ? undefined
        : {
            value: urgent,
            tooltip:
              urgent === 1
                ? vscode.l10n.t('1 item needs attention')
                : vscode.l10n.t('{0} items need attention', urgent),
          };
    this.#tops = undefined;
    if (!this.#view.visible) return;
    await this.#prepare();
    this.#tell();
    const told = [...this.#told.values()];
    if (told.every(({ row, signature }) => signature === this.#signature(row))) return;
    this.#told.clear();
    this.#changed.fire(undefined);
  }

  /** Selects the row of the domain that owns the active file. */
  async follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#selectActive());
    return this.#following;
  }

  async #selectActive(): Promise<void> {
    const uri = activeResource();
    if (!this.#view.visible || uri === undefined || !followsEditor(uri)) return;
    await this.#prepare();
    const state = this.#states.of(uri);
    const path = state?.folder.pathOf(uri);
    // A click on a row opens a leadership file, which must not move the selection elsewhere.
    if (state === undefined || path === undefined || isLeadershipFile(path)) return;
    const { status, matchedBy } = state.analysis.ownership.lookup(path);
    const place =
      status === 'owned' && matchedBy?.domain !== undefined
        ? domainTree(state.analysis).placeOf.get(matchedBy.domain)
        : undefined;
    const id = place === undefined ? undefined : this.#source.rowOf(place);
    const row = id === undefined ? undefined : this.#find(state.folder, id);
    if (row === undefined || this.#view.selection.some((selected) => selected.node?.id === id)) return;
    try {
      await this.#view.reveal(row, { select: true, focus: false });
    } catch {
      // The rows changed in the meantime. The next update selects the row again.
    }
  }

  async getChildren(row?: Row): Promise<Row[]> {
    await this.#prepare();
    // VS Code can ask with a row of earlier content, while it is still drawing.
    const rows = this.#below(row && this.current(row));
    this.#told.set(keyOf(row), { row, signature: this.#signature(row) });
    return rows;
  }

  getParent({ parent }: Row): Row | undefined {
    return parent;
  }

  current(row: Row): Row {
    return (row.node && this.#find(row.folder, row.node.id)) ?? row;
  }

  async focus(row: Row): Promise<void> {
    await this.#view.reveal(row, { select: true, focus: true });
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return itemOf(row);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Computes the expensive parts in slices, to keep VS Code responsive. */
  async #prepare(): Promise<void> {
    for (const state of this.#states.all) await runSliced(this.#source.stepsOf(state));
  }

  /** Updates what is said beside the rows: the filter, a message above them, and the welcome text if there are none. */
  #tell(): void {
    const { all } = this.#states;
    const onlyMine = this.#source.isFiltered();
    const isEmpty = this.#rowsAtTop().length === 0;
    const reasons = isEmpty || onlyMine ? all.map((state) => this.#source.whyEmpty(state)) : [];
    const whyEmpty = isEmpty ? reasonsForEmpty.find((reason) => reasons.includes(reason)) : undefined;
    if (whyEmpty !== this.#whyEmpty) {
      this.#whyEmpty = whyEmpty;
      void vscode.commands.executeCommand('setContext', `${this.#source.id}.empty`, whyEmpty);
    }
    const description = onlyMine ? vscode.l10n.t('only yours') : '';
    // Setting it makes VS Code draw the title anew.
    if (description !== (this.#view.description ?? '')) this.#view.description = description;
    // VS Code shows a welcome text only if there is no message.
    const message = isEmpty
      ? ''
      : (this.#messageOf(all) ??
        (reasons.length > 0 && reasons.every((reason) => reason === 'unknownUser')
          ? vscode.l10n.t('Only your items are shown, but leadership.yaml does not contain you.')
          : ''));
    if (message === this.#message) return;
    this.#message = message;
    this.#view.message = message;
  }

  #messageOf(all: readonly FolderState[]): string | undefined {
    const messages = [brokenInWords(all), ...all.map((state) => this.#source.messageOf?.(state))];
    const said = messages.filter((message) => message !== undefined);
    return said.length === 0 ? undefined : said.join(' ');
  }

  #below(row: Row | undefined): Row[] {
    if (row === undefined) return [...this.#rowsAtTop()];
    const nodes = row.node === undefined ? this.#nodesOf(row.folder) : row.node.children;
    return nodes.map((node) => rowOf(this, row.folder, node, row));
  }

  #rowsAtTop(): readonly Row[] {
    if (this.#tops !== undefined) return this.#tops;
    const { all } = this.#states;
    this.#tops =
      all.length > 1
        ? all
            .filter(({ folder }) => this.#nodesOf(folder).length > 0)
            .map(({ folder }) => rowOf(this, folder, undefined, undefined))
        : all.flatMap(({ folder }) =>
            this.#nodesOf(folder).map((node) => rowOf(this, folder, node, undefined)),
          );
    return this.#tops;
  }

  #nodesOf(folder: Folder): readonly ViewNode[] {
    const state = this.#states.of(folder.uri);
    return state === undefined ? [] : this.#source.nodesOf(state);
  }

  /** The current row with an id. */
  #find(folder: Folder, id: string): Row | undefined {
    const top = this.#rowsAtTop();
    const above = top.find((row) => row.folder === folder && row.node === undefined);
    const nodes =
      above === undefined
        ? top.flatMap((row) => (row.folder === folder && row.node !== undefined ? [row.node] : []))
        : this.#nodesOf(folder);
    let row = above;
    for (const node of wayTo(nodes, id)) row = rowOf(this, folder, node, row);
    return row?.node?.id === id ? row : undefined;
  }

  /** The visible content below a row. Excludes positions in the file. */
  #signature(row: Row | undefined): string {
    const now = row?.node === undefined ? row : this.#find(row.folder, row.node.id);
    if (row !== undefined && now === undefined) return '';
    return JSON.stringify(
      this.#below(now).map(({ folder, node }) =>
        node === undefined
          ? folder.uri.toString()
          : [
              node.id,
              menuOf(node),
              node.label,
              node.description,
              node.tooltip,
              node.markdown,
              node.spoken,
              node.icon,
              node.fold,
            ],
      ),
    );
  }
}
