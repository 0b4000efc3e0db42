import { renderHook } from '@testing-library/react';
import { useIdle } from './use-idle';

const MINUTE = 60_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('ends once after half an hour without a hand on the page', () => {
  const onIdle = jest.fn();
  renderHook(() => useIdle(30, onIdle));
  jest.advanceTimersByTime(29 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  jest.advanceTimersByTime(40 * MINUTE);
  expect(onIdle).toHaveBeenCalledTimes(1);
});

it('does not end under somebody’s hands, nor where nothing was asked', () => {
  const onIdle = jest.fn();
  renderHook(() => useIdle(30, onIdle));
  renderHook(() => useIdle(undefined, onIdle));
  jest.advanceTimersByTime(20 * MINUTE);
  window.dispatchEvent(new Event('keydown'));
  jest.advanceTimersByTime(20 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
});
