/** @file Keeping what changes faster than it can be kept, such as a list that is gone through by its arrow keys. */
import { useRef } from "react";

/**
 * One at a time: what comes while `keep` is busy waits, and of what waits only the latest is kept. `onRest` follows when
 * nothing waits any more.
 */
export function useLatest<T>(keep: (value: T) => Promise<void>, onRest: () => void): (value: T) => void {
  const waiting = useRef<readonly T[]>([]);
  const busy = useRef(false);
  const keepAll = async (): Promise<void> => {
    const [value] = waiting.current;
    if (value === undefined) return;
    waiting.current = [];
    await keep(value);
    await keepAll();
  };
  return (value) => {
    waiting.current = [value];
    if (busy.current) return;
    busy.current = true;
    void keepAll().then(() => {
      busy.current = false;
      onRest();
    });
  };
}
