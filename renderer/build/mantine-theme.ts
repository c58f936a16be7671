/** @file Mantine's theme variables as a stylesheet made at build time: the Content-Security-Policy allows no <style>. */
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import type { Plugin } from "vite";
import { theme } from "../theme/theme.ts";

/** Provides virtual:mantine-theme.css. */
export function mantineTheme(): Plugin {
  const id = "virtual:mantine-theme.css";
  return {
    name: "mantine-theme",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}`
        ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)))
        : undefined,
  };
}
