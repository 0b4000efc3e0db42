import automator from 'miniprogram-automator';

/** The official client, unmodified: all that a journey may use of a program. */
export type Client = Awaited<ReturnType<typeof automator.connect>>;
export type ClientPage = NonNullable<Awaited<ReturnType<Client['currentPage']>>>;
export type ClientElement = NonNullable<Awaited<ReturnType<ClientPage['$']>>>;

/** Connects to a program that runs already, in the headless host or in the developer tools. */
export function connect(wsEndpoint: string): Promise<Client> {
  return automator.connect({ wsEndpoint });
}

/** Opens a build in the developer tools whose command line program is at `cliPath`. */
export function openInTools(cliPath: string, projectPath: string, port: number): Promise<Client> {
  // The server of a test run is at no declared domain.
  const projectConfig = { setting: { urlCheck: false } };
  return automator.launch({ cliPath, projectPath, port, projectConfig, trustProject: true });
}
