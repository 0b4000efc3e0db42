export const API_DOC_STYLE = `
:root { color-scheme: light dark; --line: #d9dee5; --soft: #f4f6f9; --ink: #1d2733; --link: #0b57b7; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4654; --soft: #1d2630; --ink: #e6ebf1; --link: #8ab8ff; } body { background: #141b23; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--ink); font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
a { color: var(--link); }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 1.6rem 0 .5rem; font-size: 1.2rem; }
code { font: .92em ui-monospace, "SFMono-Regular", Consolas, monospace; overflow-wrap: anywhere; }
input { width: min(24rem, 100%); padding: .5rem .7rem; font: inherit; border: 1px solid var(--line); border-radius: 8px; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin-top: .7rem; }
nav a { padding: .35rem 0; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; }
summary { padding: .55rem .8rem; cursor: pointer; }
summary span { display: block; }
details > p, details > .wide { margin: .4rem .8rem .8rem; }
b { display: inline-block; min-width: 3.6rem; } .get { color: #0a7a3c; } .post { color: #a34a00; } .put { color: #6b3fc4; } .delete { color: #c0262d; }
@media (prefers-color-scheme: dark) { .get { color: #5ad08d; } .post { color: #ffb169; } .put { color: #c3a5ff; } .delete { color: #ff8d92; } }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } thead { background: var(--soft); }
td code { overflow-wrap: normal; } td:nth-child(3) { white-space: nowrap; min-width: 4.5rem; } #errors td:nth-child(3) { white-space: normal; min-width: 12rem; } td:nth-child(4) { min-width: 8rem; }
`;

export const API_DOC_SCRIPT = `'use strict';
const box = document.getElementById('search');
const entries = [...document.querySelectorAll('details[data-words]')];
box.addEventListener('input', () => {
  const words = box.value.trim().toLowerCase().split(/\\s+/);
  for (const entry of entries) entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
  for (const section of document.querySelectorAll('section:not(#errors)')) section.hidden = !section.querySelector('details:not([hidden])');
  document.getElementById('nothing').hidden = entries.some((entry) => !entry.hidden);
});
const openNamed = () => {
  const entry = document.getElementById(location.hash.slice(1));
  if (entry instanceof HTMLDetailsElement) entry.open = true;
};
addEventListener('hashchange', openNamed);
openNamed();
`;
