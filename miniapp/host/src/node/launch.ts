import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feeds } from '../page/builtin';
import { serveAutomator } from './automator/server';
import { toolCommands } from './automator/tool-commands';
import { holdBrowser, type BrowserHold } from './browser';
import { Controls } from './controls';
import { Costs } from './costs';
import { Endings } from './endings';
import type { DeviceSize, LaunchOptions } from './options';
import { pageBundle } from './page-bundle';
import { PAGE_HTML, SHELL_HTML } from './page-html';
import { servePage, type PageServer } from './page-server';
import { compileProgram, type CompiledProgram } from './program/compile';
import { programScript } from './program-script';
import { Reports } from './reports';
import { RunningPage } from './running-page';
import type { RunningProgram } from './running-program';
import type { NodeService, ProgramLimits } from './service';
import { nodeServices } from './services/all';

const WIDTH = 375;
const HEIGHT = 812;
const MEGABYTE = 1024 * 1024;

/** One start, while it is being put together. */
interface Starting {
  readonly options: LaunchOptions;
  readonly program: CompiledProgram;
  readonly feeds: Feeds;
  readonly size: DeviceSize;
  readonly scratch: string;
  readonly costs: Costs;
  readonly reports: Reports;
  readonly endings: Endings;
  readonly hold: Promise<BrowserHold>;
}

/**
 * Compiles a weapp build, starts it in headless Chromium and waits until its first page stands.
 * Throws for what WeChat's compiler or the host refuses, naming it.
 */
export async function launch(options: LaunchOptions): Promise<RunningProgram> {
  const endings = new Endings();
  try {
    return await start(begin(options, endings));
  } catch (error) {
    await endings.run();
    throw error;
  }
}

function begin(options: LaunchOptions, endings: Endings): Starting {
  const began = Date.now();
  // The browser takes longest: it starts while the program is compiled.
  const hold = holdBrowser();
  endings.add(async () => (await hold).release());
  const program = compileProgram(options.dist);
  const scratch = mkdtempSync(join(tmpdir(), 'weapp-'));
  endings.add(async () => rmSync(scratch, { recursive: true, force: true }));
  return {
    options,
    program,
    feeds: { ...options.feeds },
    size: { width: options.width ?? WIDTH, height: options.height ?? HEIGHT },
    scratch,
    costs: new Costs(began, program.description.packages),
    reports: new Reports(),
    endings,
    hold,
  };
}

async function start(starting: Starting): Promise<RunningProgram> {
  const { options, endings, reports, costs, feeds, size } = starting;
  const server = await serveProgram(starting);
  endings.add(() => server.close());
  const running: { page?: RunningPage } = {};
  const services = serve(starting, (event, params) => void running.page?.tell(event, params));
  endings.add(async () => running.page?.close());
  // Run before the page's closing: an answer that is under way has no page to come to.
  endings.add(() => services.close());
  const timezone = options.timezone ?? 'Asia/Shanghai';
  const page = await RunningPage.open(
    (await starting.hold).browser,
    { origin: server.origin, size, timezone },
    { toNode: (method, params) => services.call(method, params), event: reports.hear },
  );
  running.page = page;
  const controls = new Controls(page, costs, feeds);
  const automator = await serveAutomator(
    options.port ?? 0,
    toolCommands({ page, controls, reports, close: () => endings.run() }),
  );
  endings.add(() => automator.close());
  reports.passTo(automator);
  return {
    wsEndpoint: automator.wsEndpoint,
    feed: (change) => controls.feed(change),
    costs: () => controls.takeCosts(),
    exceptions: () => reports.exceptions,
    close: () => endings.run(),
  };
}

async function serveProgram(starting: Starting): Promise<PageServer> {
  const { program, scratch, feeds, options } = starting;
  return servePage({
    dist: program.dist,
    scratch,
    texts: {
      '/__host/shell': { type: '.html', body: SHELL_HTML },
      '/__host/page': { type: '.html', body: PAGE_HTML },
      '/__host/program.js': { type: '.js', body: programScript(program, { feeds, open: options.open }) },
      '/__host/host.js': { type: '.js', body: await pageBundle() },
    },
  });
}

function serve(starting: Starting, emit: (event: string, params: unknown) => void): NodeService {
  const { program, scratch, feeds, costs, options } = starting;
  const limits: ProgramLimits = {
    ...(options.domains ? { domains: options.domains } : {}),
    concurrentRequests: 10,
    storageBytes: 10 * MEGABYTE,
    storageKeyBytes: MEGABYTE,
  };
  return nodeServices({
    dist: program.dist,
    scratch,
    app: program.description.app,
    limits,
    feeds: () => feeds,
    emit,
    noteRequest: (request) => costs.note(request),
  });
}
