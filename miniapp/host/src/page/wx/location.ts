import type { HostServices } from '../builtin';
import { answered } from './answered';
import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { consentOf } from './consent';
import { drawn, showPage } from './dialog';
import { number } from './options';
import { scopesOf } from './scopes';

const DECIMALS_OF_FUZZY = 2;

/** Where the phone is: fed, after the user's consent and permission. */
export const locationFamily: ApiFamily = (host) => ({
  getLocation: asynchronous('getLocation', async () => {
    await allowed(host, 'getLocation', 'scope.userLocation');
    return position(host);
  }),
  getFuzzyLocation: asynchronous('getFuzzyLocation', async () => {
    await allowed(host, 'getFuzzyLocation', 'scope.userFuzzyLocation');
    const { latitude, longitude } = await position(host);
    return {
      latitude: Number(latitude.toFixed(DECIMALS_OF_FUZZY)),
      longitude: Number(longitude.toFixed(DECIMALS_OF_FUZZY)),
    };
  }),
  chooseLocation: asynchronous('chooseLocation', async () => {
    declared(host, 'chooseLocation');
    await consentOf(host).need('chooseLocation');
    const chosen = await answered(() => host.feeds.chosenLocation);
    if (chosen === 'cancelled') throw new ApiFailure('cancel');
    return { ...chosen };
  }),
  openLocation: asynchronous('openLocation', (options) => {
    const place = `${String(options.name ?? '')}\n${String(options.address ?? '')}\n${number(options, 'latitude')}, ${number(options, 'longitude')}`;
    const content = drawn('wx-over__text', place.trim());
    showPage(host, '位置', content);
  }),
});

async function allowed(host: HostServices, api: string, scope: string): Promise<void> {
  declared(host, api);
  await consentOf(host).need(api);
  await scopesOf(host).need(scope);
}

function declared(host: HostServices, api: string): void {
  if (host.app.requiredPrivateInfos?.includes(api)) return;
  throw new ApiFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
}

async function position({ feeds }: HostServices) {
  const place = await answered(() => feeds.location);
  if (place === 'timeout') throw new ApiFailure('timeout');
  if (place === 'denied') throw new ApiFailure('auth deny', { errno: 103 });
  const accuracy = place.accuracy ?? 30;
  return {
    latitude: place.latitude,
    longitude: place.longitude,
    accuracy,
    horizontalAccuracy: accuracy,
    verticalAccuracy: accuracy,
    altitude: 0,
    speed: -1,
  };
}
