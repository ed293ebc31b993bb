/** Ways to set off a part of a text on a terminal. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

/** Sets a text off; as it stands where there is no colour. */
export type Paint = (style: Style, text: string) => string;

export function paint(isColoured: boolean): Paint {
  return (style, text) => {
    const [on, off] = codes[style];
    return isColoured ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  };
}

/** What switches each on and off. */
const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};
