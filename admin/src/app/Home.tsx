import { Navigate } from 'react-router';
import { placesOf } from './places';
import { useMe } from './use-session';

/** Everybody begins where their work is. */
export function Home() {
  const me = useMe();
  const [first] = me.data ? placesOf(me.data) : [];
  return <Navigate to={first?.key ?? '/settings'} replace />;
}
