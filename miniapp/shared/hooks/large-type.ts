import { useCallback } from 'react';
import { kept } from '../api/kept';
import { useKept } from './watched';

const largeType = kept<'normal' | 'large'>('one-net:type', (stored) =>
  stored === 'large' ? 'large' : 'normal',
);

export interface LargeType {
  large: boolean;
  toggle: () => void;
}

/** Large-type mode, kept on this phone. */
export function useLargeType(): LargeType {
  const size = useKept(largeType);
  const toggle = useCallback(() => largeType.set(largeType.get() === 'large' ? 'normal' : 'large'), []);
  return { large: size === 'large', toggle };
}
