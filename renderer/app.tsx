/** @file Shows the screen of the session's state, which main keeps: there is no address to get round it by. */
import { lazy, Suspense, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { Protection, SessionView, User } from "../shared/contract.ts";
import { call, onSessionEnded } from "./api.ts";
import type { AppDialog } from "./app-dialogs.tsx";
import type { Fold } from "./parts/brand-mark.tsx";
import { Frame } from "./parts/frame.tsx";
import { type Happened, type Message, silence } from "./parts/message.ts";
import { SessionGone } from "./parts/session-gone.ts";
import { useCommand } from "./parts/use-command.tsx";
import { useOpener } from "./parts/use-opener.ts";
import { Broken } from "./screens/broken.tsx";
import { Login } from "./screens/login.tsx";

// what is not the first screen is loaded when it is needed
const AppDialogs = lazy(async () => ({ default: (await import("./app-dialogs.tsx")).AppDialogs }));
const Presence = lazy(async () => ({ default: (await import("./parts/presence.tsx")).Presence }));
const Profile = lazy(async () => ({ default: (await import("./screens/profile.tsx")).Profile }));
const Register = lazy(async () => ({ default: (await import("./screens/register.tsx")).Register }));
const Validate = lazy(async () => ({ default: (await import("./screens/validate.tsx")).Validate }));

type Screen =
  | { readonly at: "broken" | "register" }
  | { readonly at: "validate"; readonly email: string; readonly until?: number | undefined }
  | { readonly at: "login"; readonly email: string }
  | { readonly at: "profile"; readonly user: User };

/** What is on the screen, and what is said above it. */
interface View {
  readonly screen: Screen;
  readonly message: Message;
}

const login: Screen = { at: "login", email: "" };
/** A code is asked for; it will be looked at in that many seconds, or at once (R10). */
const validating = (email: string, seconds?: number): Screen => ({
  at: "validate",
  email,
  until: seconds === undefined ? undefined : Date.now() + seconds * 1000,
});
const asked = ({
  user,
  retry_after: seconds,
  next_waits: warns,
}: SessionView & { readonly state: "pending" }): View => ({
  screen: validating(user.email, seconds),
  message: warns === true ? { happened: "nextWaits", good: false } : silence,
});
const folds = { broken: "open", login: "open", register: "open", validate: "half" } as const;
const foldOf = (screen: Screen): Fold =>
  screen.at === "profile" ? (screen.user.otp_enabled ? "closed" : "open") : folds[screen.at];

/** Begins with the sign-in screen, as most starts do, and as it is written into the page when that is built. */
export function App() {
  const all = useTranslations();
  const [{ screen, message }, setView] = useState<View>({ screen: login, message: silence });
  const [dialog, setDialog] = useState<AppDialog>();
  const [protection, setProtection] = useState<Protection>();
  const opener = useOpener();
  const [choices, setChoices] = useState(0);

  const show = (next: Screen, news = silence): void => setView({ screen: next, message: news });
  const leave = (why: Happened): void => show(login, { happened: why, good: false });
  const ask = async (): Promise<void> => {
    const reply = await call("session", {});
    if (!reply.ok) return show({ at: "broken" });
    const session = reply.value;
    setProtection(session.protection);
    if (session.state === "signed-in") show({ at: "profile", user: session.user });
    else if (session.state === "pending") setView(asked(session));
    // what is being typed on the sign-in screen stays there
    else setView((now) => (now.screen.at === "broken" ? { ...now, screen: login } : now));
  };
  const isSessionGone = async (isHere: () => boolean): Promise<boolean> => {
    const reply = await call("session", {});
    const isGone = !reply.ok || reply.value.state === "signed-out";
    if (isGone && isHere()) leave("refusals.not_signed_in");
    return isGone;
  };
  // a code may have to wait; by the answer the screen may be another one
  const askForWait = async (): Promise<void> => {
    const reply = await call("session", {});
    if (!reply.ok || reply.value.state !== "pending") return;
    const next = asked(reply.value);
    setView((now) => (now.screen.at === "validate" ? next : now));
  };
  useEffect(() => {
    void ask();
    // oxlint-disable-next-line react/exhaustive-deps -- once: later changes come with the replies
  }, []);
  // at once: what the screen that is left hears next is no news of it any more
  useEffect(() => onSessionEnded((why) => flushSync(() => leave(`sessionEnds.${why}`))));

  const open = (next: AppDialog): void => {
    if (dialog === undefined) opener.remember();
    setDialog(next);
  };
  const close = (): void => {
    setDialog(undefined);
    opener.giveBack();
  };
  useCommand("preferences", () => open("preferences"));
  useCommand("shortcuts", () => open("shortcuts"));
  useCommand("import", () => open("import"));
  useCommand("register", () => {
    if (dialog === undefined) show({ at: "register" });
  });

  const title = all(screen.at === "login" ? "login.submit" : `${screen.at}.title`);
  // a screen reader and the list of windows say it
  useEffect(() => {
    document.title = `${title} – ${all("product")}`;
  }, [title, all]);

  // a new screen begins at its top, and so does one with something new to say, as far as the focus stays in view
  useEffect(() => {
    window.scrollTo(0, 0);
    document.activeElement?.scrollIntoView({ block: "nearest" });
  }, [screen.at, message.happened]);

  return (
    <SessionGone value={isSessionGone}>
      <Frame fold={foldOf(screen)} message={message} onPreferences={() => open("preferences")}>
        {/* outside of Suspense: React makes anew what is inside, with all that was typed, when main answers before it is woken */}
        {screen.at === "broken" && <Broken onAgain={() => void ask()} />}
        {screen.at === "login" && (
          <Login
            key={screen.email}
            email={screen.email}
            onUser={(user) => {
              show(user.otp_enabled ? validating(user.email) : { at: "profile", user });
              if (user.otp_enabled) void askForWait();
            }}
            onRefused={() => show(screen)}
            onRegister={() => show({ at: "register" })}
            onImport={() => open("import")}
          />
        )}
        <Suspense>
          {screen.at === "register" && (
            <Register
              onRegistered={(email) => show({ at: "login", email }, { happened: "register.done", good: true })}
              onLogin={() => show(login)}
            />
          )}
          {screen.at === "validate" && (
            <Validate
              key={screen.until}
              until={screen.until}
              onUser={(user, happened) => show({ at: "profile", user }, { happened, good: false })}
              onLogin={() => show(login)}
              onLockedOut={(seconds) =>
                show(
                  { at: "login", email: screen.email },
                  { happened: "sessionEnds.locked-out", good: false, until: Date.now() + seconds * 1000 },
                )
              }
            />
          )}
          {screen.at === "profile" && protection !== undefined && (
            <Profile
              user={screen.user}
              protection={protection}
              covered={dialog !== undefined}
              onUser={(user, happened, good = true) => show({ at: "profile", user }, { happened, good })}
              onLeft={(happened) => show(login, { happened, good: true })}
            />
          )}
        </Suspense>
      </Frame>
      {screen.at === "profile" && (
        <Suspense>
          <Presence chosen={choices} />
        </Suspense>
      )}
      {dialog !== undefined && (
        <Suspense>
          <AppDialogs
            dialog={dialog}
            onChosen={() => setChoices((before) => before + 1)}
            onImported={(email) => {
              setDialog(undefined);
              show({ at: "login", email }, { happened: "importAccount.done", good: true });
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </SessionGone>
  );
}
