import { distanceWords, metresBetween } from './distance';

const here = { lng: 114.3, lat: 30.6 };

it('measures a degree of latitude as 111 km', () => {
  expect(metresBetween(here, { ...here, lat: 31.6 })).toBeCloseTo(111_320, 0);
});

it('rounds to what a person can use, and never says that one stands on it', () => {
  expect(distanceWords(here, here)).toBe('距您 10 米');
  expect(distanceWords(here, { ...here, lat: 30.6011 })).toBe('距您 120 米');
  expect(distanceWords(here, { ...here, lat: 30.64 })).toBe('距您 4.5 公里');
});
