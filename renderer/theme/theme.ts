/**
 * @file The look, as data for Mantine: colours, type, corners, and the settings a strict Content-Security-Policy needs.
 * The build reads this file too (it writes the theme's variables into a stylesheet), so nothing here needs a page.
 */
import { createTheme, type MantineThemeOverride } from "@mantine/core";

/** Mantine's theme for every screen. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: "fold",
  primaryShade: { light: 7, dark: 6 },
  colors: {
    fold: [
      "#f2f0fe",
      "#e3dffc",
      "#c7bff7",
      "#a99df0",
      "#9486ea",
      "#7563e0",
      "#5f4bd8",
      "#4e3bc4",
      "#402fa6",
      "#312480",
    ],
    // Mantine's own red is too light for white words on it
    red: ["#fff0f1", "#fddfe2", "#f7bcc3", "#f197a2", "#eb7685", "#e35a6b", "#c93149", "#b4182f", "#960f24", "#760a1b"],
    // neutrals with a little violet in them, so that greys and the primary colour are one family
    gray: [
      "#faf9fd",
      "#f3f1f9",
      "#e8e5f2",
      "#d8d4e5",
      "#bcb7cf",
      "#88819f",
      "#5f5878",
      "#484262",
      "#332d4d",
      "#1f193a",
    ],
    dark: [
      "#eeebf9",
      "#d3cee6",
      "#aea8c8",
      "#928bb0",
      "#767096",
      "#3b3558",
      "#262042",
      "#1b1632",
      "#141028",
      "#0d0a1c",
    ],
  },
  black: "#1f193a",
  fontFamily: '"Inter Variable", "Readex Pro Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono", monospace',
  defaultRadius: "md",
  radius: { md: "0.75rem", lg: "1.25rem", xl: "1.75rem" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: "md" } },
    Button: { defaultProps: { size: "md" } },
  },
});
