/** Terminal text styles. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

/** Styles a text; without color, returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

export function paint(isColored: boolean): Paint {
  return (style, text) => {
    const [on, off] = codes[style];
    return isColored ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  };
}

/** The codes that switch a style on and off. */
const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};
