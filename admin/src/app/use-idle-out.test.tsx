import { renderHook } from '@testing-library/react';
import { session } from './session';
import { useIdleOut } from './use-idle-out';

const MINUTE = 60_000;
const SCREEN = '/volunteer/activities/12/code';

beforeEach(() => {
  jest.useFakeTimers();
  session.begin('token', 'tab');
});
afterEach(() => jest.useRealTimers());

function consoleAt(path: string) {
  const signOut = jest.fn(async () => undefined);
  const { rerender, unmount } = renderHook((pathname) => useIdleOut({ minutes: 30, pathname, signOut }), {
    initialProps: path,
  });
  return { signOut, go: rerender, close: unmount };
}

it('signs out whoever leaves a desk alone for half an hour', () => {
  const { signOut } = consoleAt('/desk');
  jest.advanceTimersByTime(31 * MINUTE);
  expect(signOut).toHaveBeenCalledTimes(1);
});

it('keeps a check-in screen on for hours, and lets nobody on from there without signing in', () => {
  const { signOut, go } = consoleAt(SCREEN);
  jest.advanceTimersByTime(180 * MINUTE);
  expect(signOut).not.toHaveBeenCalled();
  go('/volunteer/activities/12');
  expect(signOut).toHaveBeenCalledTimes(1);
});

it('does not forget it over a reload, but does once somebody signs in anew', () => {
  const { signOut, close } = consoleAt(SCREEN);
  jest.advanceTimersByTime(31 * MINUTE);
  expect(signOut).not.toHaveBeenCalled();
  close();
  expect(consoleAt('/desk').signOut).toHaveBeenCalledTimes(1);
  session.begin('another', 'tab');
  expect(consoleAt('/desk').signOut).not.toHaveBeenCalled();
});
