/**
 * @file What the system says when it refuses.
 */

// what libuv has no name for (a quota that is used up, a server that is gone, a file with a virus) it tells otherwise
const systemCode = /^(?:E[A-Z\d]+|UNKNOWN|Unknown system error -?\d+)$/u;

/** The code of a system error ("ENOSPC"); undefined for everything else, which is a bug and no failure of the disk. */
export const diskCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" && systemCode.test(error.code)
    ? error.code
    : undefined;

/** Does what the disk may refuse. A bug is thrown on. */
export async function attempt<R>(work: () => Promise<R>): Promise<R | "refused"> {
  try {
    return await work();
  } catch (error) {
    if (diskCode(error) === undefined) throw error;
    return "refused";
  }
}

/** Does what the disk may refuse, and says whether it was done. */
export const succeeds = async (work: () => Promise<unknown>): Promise<boolean> => (await attempt(work)) !== "refused";
