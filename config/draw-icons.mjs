/**
 * Draws what the programs show as pictures, from the one set of strokes in miniapp/shared/theme/strokes.mjs:
 * theme/icons.scss (icons in the colour of the text), the tab bars' PNGs and the map's pins.
 * Run by hand after changing a stroke: `node config/draw-icons.mjs`; its results are kept in the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { STROKES } from '../miniapp/shared/theme/strokes.mjs';
import { PROGRAMS } from './build/programs.mjs';

const miniapp = join(dirname(dirname(fileURLToPath(import.meta.url))), 'miniapp');
const IDLE = '#6b7580';
const TABS = {
  resident: ['home', 'list', 'bell', 'person'],
  volunteer: ['home', 'heart', 'people', 'person'],
  command: ['inbox', 'flag', 'search', 'person'],
};
const PINS = { green: '#1f7a3f', yellow: '#b7791f', red: '#c02b1d', grey: '#6b7580', accent: '#1d4e9e' };

const svg = (name, colour, size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" ` +
  `stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${STROKES[name]}</svg>`;

function iconSheet() {
  const rows = Object.keys(STROKES).map((name) => {
    const url = `url("data:image/svg+xml,${encodeURIComponent(svg(name, '#000', 24))}")`;
    return `.icon--${name} {\n  -webkit-mask-image: ${url};\n  mask-image: ${url};\n}`;
  });
  return `// Drawn by config/draw-icons.mjs; change strokes.mjs instead.\n${rows.join('\n')}\n`;
}

async function png(text, path) {
  mkdirSync(dirname(path), { recursive: true });
  await sharp(Buffer.from(text), { density: 72 }).png({ compressionLevel: 9, palette: true }).toFile(path);
}

writeFileSync(join(miniapp, 'shared/theme/icons.scss'), iconSheet());
for (const [key, names] of Object.entries(TABS)) {
  const { accent } = PROGRAMS.find((program) => program.key === key);
  for (const name of names) {
    const at = (suffix) => join(miniapp, key, 'assets', `${name}${suffix}.png`);
    // 81 px is the size WeChat asks of a tab bar's picture; the density above renders 24 units at 300/72.
    await tab(svg(name, IDLE, 24), at(''));
    await tab(svg(name, accent, 24), at('-on'));
  }
}
for (const [name, colour] of Object.entries(PINS)) {
  const drop = `<svg xmlns="http://www.w3.org/2000/svg" width="56" height="72" viewBox="0 0 28 36"><path d="M14 1.5C7.1 1.5 1.5 7 1.5 13.8 1.5 22.9 14 34.5 14 34.5s12.5-11.6 12.5-20.7C26.5 7 20.9 1.5 14 1.5z" fill="${colour}" stroke="#fff" stroke-width="2"/><circle cx="14" cy="13.8" r="4.6" fill="#fff"/></svg>`;
  await png(drop, join(miniapp, 'shared/assets/pins', `${name}.png`));
}

async function tab(text, path) {
  mkdirSync(dirname(path), { recursive: true });
  const drawn = await sharp(Buffer.from(text), { density: 300 }).resize(65, 65).toBuffer();
  const space = { top: 8, bottom: 8, left: 8, right: 8, background: { r: 0, g: 0, b: 0, alpha: 0 } };
  await sharp(drawn).extend(space).png({ compressionLevel: 9, palette: true }).toFile(path);
}
