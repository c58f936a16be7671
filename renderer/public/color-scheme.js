// Before anything is painted: the page's colours are the system's, or those that main has chosen for it.
document.documentElement.dataset.mantineColorScheme = matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark"
  : "light";
