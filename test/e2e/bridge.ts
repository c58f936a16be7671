/** @file The bridge as any script in the page could use it, with arguments of any shape. */
import type { Page } from "playwright";
// oxlint-disable-next-line import/no-empty-named-blocks, unicorn/require-module-specifiers -- says what window.twofold is
import type {} from "../../renderer/api.ts";
import type { Method } from "../../shared/channels.ts";

/** Calls a function of `window.twofold` from within the page, and gives what it answers. */
export async function ask(page: Page, method: Method, ...args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    async ({ name, given }) => {
      const { twofold } = window;
      if (twofold === undefined) throw new Error("there is no bridge");
      const answer: unknown = await Reflect.apply(twofold[name], undefined, given);
      return answer;
    },
    { name: method, given: args },
  );
}
