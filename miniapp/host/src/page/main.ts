import { BUILTINS } from './components/all';
import { API_FAMILIES } from './wx/all';
import { answerAutomator } from './automator/commands';
import { catchEverything, listeners } from './exceptions';
import { shapeEvents } from './events/shape';
import { Gestures } from './events/gestures';
import { listenToMotion } from './events/motion';
import { carrySetData } from './framework/set-data';
import { FirstContent } from './first-content';
import { Host } from './host';
import { listenToNode } from './node-bridge';
import { navigateLeft } from './stack/left-sign';
import { Scrolling } from './stack/scrolling';

/** Starts the program. Throws for what keeps it from starting at all; what its own code throws is reported. */
function start(): void {
  const css = document.createElement('style');
  css.textContent = BUILTINS.map((each) => each.css ?? '').join('\n');
  document.head.append(css);
  shapeEvents();
  carrySetData();
  listenToNode();
  const firstContent = new FirstContent(document.body);
  const host = new Host(BUILTINS, API_FAMILIES);
  const scrolling = new Scrolling(host.stack, host.program.app);
  new Gestures((from, to) => scrolling.dragged(from, to)).listen(document);
  listenToMotion(document);
  listenToChrome(host);
  answerAutomator(host, firstContent);
  catchEverything();
  run(host);
}

function run(host: Host): void {
  const { path, query } = host.launchOptions;
  host.definitions.app();
  host.appService.launch(host.launchOptions);
  const known = host.program.pages.includes(path);
  host.stack.launch({ path: known ? path : (host.program.pages[0] ?? ''), query });
  if (!known) host.appService.pageNotFound({ path, query, isEntryPage: true });
}

function listenToChrome(host: Host): void {
  const back = window.parent.document.getElementById('back');
  back?.addEventListener('click', () => void navigateLeft(host));
  // The shell's window, not the page's own: that also changes when a tab bar comes or goes.
  window.parent.addEventListener('resize', () => {
    const size = { windowWidth: window.innerWidth, windowHeight: window.innerHeight };
    listeners.emit('WindowResize', { size });
    host.stack.top.call('onResize', { size });
  });
}

try {
  start();
  window.__started = 'started';
} catch (error) {
  window.__started = error instanceof Error ? error.message : String(error);
  console.error(error);
}
