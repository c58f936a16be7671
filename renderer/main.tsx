/** @file Starts the page, which is there already, in the language that it was written in. */
import { hydrateRoot } from "react-dom/client";
import { isLanguage } from "../shared/languages.ts";
import { wordsOf } from "../shared/words/words.ts";
import { Root } from "./root.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
const { lang } = document.documentElement;
const language = isLanguage(lang) ? lang : "en";
hydrateRoot(root, <Root language={language} words={await wordsOf[language]()} />);
