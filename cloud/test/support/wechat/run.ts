// The stand-in as a process of its own, for the demonstration. Environment: PORT, WECHAT_APPS as JSON
// [{"appid","secret"}], and if events are wanted WECHAT_CALLBACK_URL and WECHAT_PUSH_TOKEN.
import { field, text } from './call';
import type { AppAccount } from './platform';
import { startWechat } from './stand-in';

void main();

async function main(): Promise<void> {
  const { PORT, WECHAT_APPS, WECHAT_CALLBACK_URL, WECHAT_PUSH_TOKEN } = process.env;
  const wechat = await startWechat({
    port: Number(PORT ?? 0),
    apps: appsFrom(WECHAT_APPS),
    callbackUrl: WECHAT_CALLBACK_URL,
    pushToken: WECHAT_PUSH_TOKEN,
    // No phone reports here who still has the program open, so nobody ever counts as gone.
    activeForMs: Number.POSITIVE_INFINITY,
  });
  const leave = (): void => {
    void wechat.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  process.once('disconnect', leave);
  process.stdout.write(`wechat stand-in ready ${wechat.url}\n`);
  process.send?.({ ready: wechat.url });
}

function appsFrom(json: string | undefined): AppAccount[] {
  const apps: unknown = JSON.parse(json ?? '[]');
  if (!Array.isArray(apps) || apps.length === 0)
    throw new Error('WECHAT_APPS must be a JSON list of {appid, secret}');
  return apps.map((app: unknown) => {
    const [appid, secret] = [text(app, 'appid'), text(app, 'secret')];
    if (appid === '' || secret === '')
      throw new Error('every entry of WECHAT_APPS needs an appid and a secret');
    const templates = field(app, 'templates');
    return { appid, secret, templates: Array.isArray(templates) ? templates.map(String) : undefined };
  });
}
