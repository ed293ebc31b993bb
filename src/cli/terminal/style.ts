import { styleText } from 'node:util';

/** Terminal text styles. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

/** Styles a text; without color, returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

export function paint(isColored: boolean): Paint {
  // Whether the terminal has colors is decided before.
  return (style, text) => (isColored ? styleText(style, text, { validateStream: false }) : text);
}
