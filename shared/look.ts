/**
 * @file The first colour of the window: main paints it before the page does, and the page goes on with it.
 */

/** The background of every screen in the window that opens first: `--surface` of the renderer's theme. */
export const canvas = { light: "#ffffff", dark: "#1b1632" } as const;
