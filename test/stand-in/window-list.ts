/**
 * @file The open windows, apart from the BrowserWindow class, so that the app can count and close them without
 * importing it.
 */

interface OpenWindow {
  close: () => void;
  /** Whether the last `close` was prevented. */
  hasRefused: () => boolean;
}

/** Every window that is not destroyed, oldest first. */
export const openWindows = new Set<OpenWindow>();
