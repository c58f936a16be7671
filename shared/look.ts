/**
 * @file The first colour of the window: main paints it before the page does, and the page goes on with it.
 */

/** The background of every screen. */
export const canvas = { light: "#f5f3fa", dark: "#14121c" } as const;
