/**
 * What a person does in the workbench that this Playwright page shows. Every step waits for something visible,
 * none for a time, and what it returns are locators: of all that fits, in the order of the page.
 */
export function workbench(page) {
  const quickInput = page.locator('.quick-input-widget:visible input[type=text]');
  const quickRows = page.locator('.quick-input-list .monaco-list-row');
  const editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();

  const explorerName = (name) =>
    page.locator('.explorer-folders-view .monaco-list-row').getByText(name, { exact: true }).first();

  const choose = async (key, input, row) => {
    await page.keyboard.press(key);
    await quickInput.waitFor();
    await quickInput.fill(input);
    await quickRows.filter({ hasText: row }).first().waitFor();
    await page.keyboard.press('Enter');
  };
  // A key that comes before VS Code knows of the cursor opens nothing: it is pressed again then.
  const opened = async (key, list) => {
    for (let tries = 1; ; tries++) {
      await page.keyboard.press(key);
      try {
        await list.first().waitFor({ timeout: 3000 });
        return list;
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  };

  return {
    /** The active text editor. */
    editor,

    /** Opens a file by the end of its path, as Ctrl+P does. */
    async openFile(file) {
      const name = file.split('/').at(-1);
      await choose('Control+P', file, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    },

    /** Runs a command by its title, category and all, from the command palette. */
    async runCommand(title) {
      await choose('F1', `>${title}`, title);
    },

    /** Puts the cursor into the active text editor; lines and columns count from 1. */
    async placeCursor(line, column) {
      await editor.locator('.view-line').first().click();
      await page.keyboard.press('Control+G');
      await quickInput.waitFor();
      await quickInput.fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
    },

    /** Goes on with the Tab key until what has this text is focused, as who has no mouse does. */
    async tabTo(text) {
      for (let steps = 0; steps < 100; steps++) {
        const focused = await page.evaluate(() => window.document.activeElement?.textContent?.trim() ?? '');
        if (focused.startsWith(text)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to "${text}"`);
    },

    /** The code lenses with this text in the active text editor. */
    codeLens: (text) => editor.locator('.codelens-decoration a', { hasText: text }),

    /** From now on, in every frame, looks where on the page a line of the active text editor stands. */
    async watchLine(text) {
      await page.evaluate((text) => {
        const heights = new Map();
        const look = () => {
          const lines = window.document.querySelectorAll('.editor-group-container.active .view-line');
          const line = [...lines].find((one) => one.textContent.replaceAll('\u00a0', ' ').includes(text));
          const height = line === undefined ? 'gone' : line.getBoundingClientRect().y;
          if (!heights.has(height)) heights.set(height, Math.round(window.performance.now()));
          window.watched = { heights, next: window.requestAnimationFrame(look) };
        };
        look();
      }, text);
    },

    /**
     * Ends this; the heights at which the line was seen, each once with the time of the first sight in milliseconds, and
     * 'gone' where it was not drawn.
     */
    heightsSeen: () =>
      page.evaluate(() => {
        window.cancelAnimationFrame(window.watched.next);
        return [...window.watched.heights];
      }),

    /** Rests the mouse on the first piece of the active text editor's text that holds this one; returns the hover. */
    async hover(text) {
      await page.mouse.move(0, 0);
      await editor.locator('.view-line span > span', { hasText: text }).first().hover();
      const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents');
      await hover.first().waitFor();
      return hover;
    },

    /** The quick fixes offered at the cursor. */
    quickFixes: () => opened('Control+.', page.locator('.action-widget .monaco-list-row.action')),

    /** The suggestions offered at the cursor. */
    suggestions: () => opened('Control+Space', page.locator('.suggest-widget.visible .monaco-list-row')),

    /** The rows of the problems view. */
    problems: () => opened('Control+Shift+M', page.locator('.markers-panel .monaco-list-row')),

    /** Goes into the box of the commit message; returns its text. */
    async commitBox() {
      await page.keyboard.press('Control+Shift+G');
      await page.locator('.scm-editor .monaco-editor').first().click();
      return page.locator('.scm-editor .view-lines').first();
    },

    /** The entries of the status bar with this text. */
    statusBarItem: (text) => page.locator('.statusbar .statusbar-item', { hasText: text }),

    /** Opens the view container with this title from the activity bar. */
    async openView(title) {
      const icon = page.locator(`.activitybar .action-item [aria-label^="${title}"]`);
      await icon.first().click();
      await page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
    },

    /** Collapses the other views of the side bar, so that this one has room for its rows. */
    async makeRoomFor(view) {
      const others = page
        .locator('.sidebar .pane-header[aria-expanded="true"]')
        .filter({ hasNotText: new RegExp(view, 'i') });
      while ((await others.count()) > 0) await others.first().press('ArrowLeft');
    },

    /** The rows of a view of the side bar as they are at one moment: `label | description`, indented by their level. */
    rowsOf: (view) =>
      page
        .locator(`.sidebar .pane:has(> .pane-header[aria-label*="${view}"]) .monaco-list-row`)
        .evaluateAll((rows) =>
          rows.map((row) => {
            const parts = ['.label-name', '.label-description'].map(
              (part) => row.querySelector(part)?.textContent ?? '',
            );
            const indent = '  '.repeat(Number(row.getAttribute('aria-level')) - 1);
            return indent + parts.filter((part) => part !== '').join(' | ');
          }),
        ),

    /** The rows with this text of the trees in the side bar. */
    treeRow: (text) => page.locator('.sidebar .pane .monaco-list-row', { hasText: text }),

    /** Opens the menu of the first row with this text of the trees in the side bar; returns its entries. */
    async rowMenu(name) {
      const row = page.locator('.sidebar .pane .monaco-list-row .label-name', { hasText: name });
      await row.first().click({ button: 'right' });
      const entries = page.locator('.context-view .monaco-menu .action-label:not(.separator)');
      await entries.first().waitFor();
      return entries;
    },

    /** Opens the menu of the row with this name in the explorer, down to the submenu with this title; returns its entries. */
    async explorerMenu(name, submenu) {
      await explorerName(name).click({ button: 'right' });
      await page.getByRole('menuitem', { name: submenu, exact: true }).hover();
      const entries = page.locator('.monaco-submenu .action-label:not(.separator)');
      await entries.first().waitFor();
      return entries;
    },

    /** Chooses an entry of an open menu: VS Code lets nobody click before a menu has been there for a moment. */
    async chooseEntry(entry) {
      for (let tries = 1; ; tries++) {
        await entry.click();
        try {
          await entry.waitFor({ state: 'hidden', timeout: 1000 });
          return;
        } catch (error) {
          if (tries === 5) throw error;
        }
      }
    },

    /** Closes the open menu: VS Code does not take a key before a menu has the focus. */
    async closeMenu() {
      const menu = page.locator('.context-view .monaco-menu');
      for (let tries = 1; ; tries++) {
        await page.keyboard.press('Escape');
        try {
          await menu.first().waitFor({ state: 'hidden', timeout: 1000 });
          return;
        } catch (error) {
          if (tries === 5) throw error;
        }
      }
    },

    /** Whether the explorer shows a row with this name. */
    isInExplorer: (name) => explorerName(name).isVisible(),

    /** The mark behind a name in the explorer; empty where there is none. */
    explorerMark: (name) =>
      explorerName(name).evaluate((element) => {
        // VS Code may be drawing the row anew.
        const label = element.closest('.monaco-icon-label');
        if (label === null) return '';
        const { content } = window.getComputedStyle(label, '::after');
        return content === 'none' || content === 'normal' ? '' : content.replaceAll('"', '');
      }),

    /** What one reads who rests the mouse on a name in the explorer. */
    async explorerTooltip(name) {
      await explorerName(name).hover();
      const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
      await hover.waitFor();
      return hover.innerText();
    },

    /** The notifications with this text: while tests run VS Code shows none of them by itself, so this opens their list. */
    async notification(text) {
      await page.locator('#status\\.notifications').click();
      const notification = page.locator('.notifications-center .notification-list-item', { hasText: text });
      await notification.first().waitFor();
      return notification;
    },
  };
}
