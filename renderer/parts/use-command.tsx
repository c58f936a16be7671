/** @file The commands of the native menu, as the screens hear them: whoever is on the screen says what a command does there. */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Command } from "../../shared/commands.ts";
import { onCommand } from "../api.ts";

type Runners = Map<Command, () => void>;

const Commanded = createContext<Runners>(new Map());

/** Hands each command to the one who runs it now; one that nobody runs has no meaning there. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [runners] = useState<Runners>(() => new Map());
  useEffect(() => onCommand((command) => runners.get(command)?.()), [runners]);
  return <Commanded value={runners}>{children}</Commanded>;
}

/** Runs a command while the caller is on the screen. */
export function useCommand(command: Command, run: () => void): void {
  const runners = useContext(Commanded);
  useEffect(() => {
    runners.set(command, run);
    return () => {
      if (runners.get(command) === run) runners.delete(command);
    };
  }, [runners, command, run]);
}
