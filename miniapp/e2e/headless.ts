import { launch, type Feeds } from '../host/src/index';
import { connect } from './client';
import type { Answers, Ground } from './ground';

interface Start {
  /** A build whose code talks to `url`. */
  readonly dist: string;
  /** Of the server, without a trailing slash; the only domain declared. */
  readonly url: string;
  /** For `wx.login`. */
  readonly code: string;
  readonly answers: Answers;
}

/** A program in the headless host. */
export async function onHeadlessHost({ dist, url, code, answers }: Start): Promise<Ground> {
  const domains = { request: [url], uploadFile: [url], downloadFile: [url] };
  const program = await launch({ dist, domains, feeds: { login: code, ...fed(answers) } });
  const client = await connect(program.wsEndpoint);
  return {
    client,
    answers: (change) => program.feed(fed(change)),
    costs: () => program.costs(),
    faults: () => program.exceptions().map(({ message }) => message),
    close: async () => {
      client.disconnect();
      await program.close();
    },
  };
}

function fed({ place, pictures, subscribe, network, scan, merchantTransfer, privacy }: Answers): Feeds {
  return {
    ...(place && { location: place === 'denied' ? place : { longitude: place.lng, latitude: place.lat } }),
    ...(pictures && { media: pictures }),
    ...(subscribe && { subscribe }),
    ...(network && { network }),
    ...(scan !== undefined && { scan }),
    ...(merchantTransfer && { merchantTransfer }),
    ...(privacy && { privacy }),
  };
}
