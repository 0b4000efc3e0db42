import { useCallback, useEffect, useRef } from 'react';
import { useIdle } from '../security/use-idle';
import { session } from './session';

/** A screen with a check-in code stands for hours at a venue, and no hand touches it. */
const isScreen = (pathname: string): boolean => /^\/volunteer\/activities\/\d+\/code$/.test(pathname);

interface IdleOut {
  /** Absent until it is known who is signed in. */
  minutes: number | undefined;
  /** Where in the console they are. */
  pathname: string;
  signOut: (notice: string) => Promise<void>;
}

/**
 * Signs out whoever has not touched the console for so many minutes. A check-in screen stays on; but whoever then opens
 * anything else signs in first.
 */
export function useIdleOut({ minutes, pathname, signOut }: IdleOut) {
  const onScreen = isScreen(pathname);
  const screen = useRef(onScreen);
  screen.current = onScreen;
  const leave = useCallback(
    () => void signOut(`已有 ${minutes} 分钟没有操作，为了安全已退出登录`),
    [minutes, signOut],
  );
  const onIdle = useCallback(() => (screen.current ? session.becomeOverdue() : leave()), [leave]);
  useIdle(minutes, onIdle);
  useEffect(() => {
    if (!onScreen && minutes !== undefined && session.overdue()) leave();
  }, [onScreen, minutes, leave]);
}
