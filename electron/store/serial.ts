/**
 * @file One task at a time for each key, in the order they came; tasks of different keys do not wait for each other.
 */

/** A queue for each key, forgotten when it is empty. */
export class Serial {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs a task after those of the same key, whether they succeeded or not. */
  async run<R>(key: string, task: () => Promise<R>): Promise<R> {
    const before = this.#tails.get(key);
    const { promise: tail, resolve: done } = Promise.withResolvers<void>();
    this.#tails.set(key, tail);
    await before;
    try {
      return await task();
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
      done();
    }
  }

  /** Resolves when no task is running or waiting. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}
