import { useRef } from 'react';

/** The value of before for as long as the new one says the same: Taro sends each new object to the view once more. */
export function useSame<T>(value: T): T {
  const before = useRef(value);
  if (JSON.stringify(before.current) !== JSON.stringify(value)) before.current = value;
  return before.current;
}
