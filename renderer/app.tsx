/** @file Shows the screen of the session's state, which main keeps: there is no address to get round it by. */
import { useEffect, useState } from "react";
import type { Protection, User } from "../shared/contract.ts";
import { call, onSessionEnded } from "./api.ts";
import type { Fold } from "./parts/brand-mark.tsx";
import { Frame } from "./parts/frame.tsx";
import { SessionGone } from "./parts/session-gone.ts";
import { Broken } from "./screens/broken.tsx";
import { Login } from "./screens/login.tsx";
import { Profile } from "./screens/profile.tsx";
import { Register } from "./screens/register.tsx";
import { Validate } from "./screens/validate.tsx";
import { words } from "./words.ts";

type Screen =
  | { readonly at: "asking" | "broken" | "login" | "register" | "validate" }
  | { readonly at: "profile"; readonly user: User };

const silence = { text: "", good: false };
const folds = { asking: "open", broken: "open", login: "open", register: "open", validate: "half" } as const;
const foldOf = (screen: Screen): Fold =>
  screen.at === "profile" ? (screen.user.otp_enabled ? "closed" : "open") : folds[screen.at];

export function App() {
  const [screen, setScreen] = useState<Screen>({ at: "asking" });
  const [message, setMessage] = useState(silence);
  const [protection, setProtection] = useState<Protection>();

  const show = (next: Screen, news = silence): void => {
    setScreen(next);
    setMessage(news);
  };
  const leave = (why: string): void => show({ at: "login" }, { text: why, good: false });
  const ask = async (): Promise<void> => {
    const reply = await call("session", {});
    if (!reply.ok) return show({ at: "broken" });
    const session = reply.value;
    setProtection(session.protection);
    if (session.state === "signed-in") show({ at: "profile", user: session.user });
    else show({ at: session.state === "pending" ? "validate" : "login" });
  };
  useEffect(() => {
    void ask();
    return onSessionEnded((why) => leave(words.sessionEnds[why]));
    // oxlint-disable-next-line react/exhaustive-deps -- once: later changes come with the replies
  }, []);

  // a new screen begins at its top, and so does one with something new to say
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [screen.at, message]);

  return (
    <SessionGone value={leave}>
      <Frame fold={foldOf(screen)} message={message}>
        {screen.at === "broken" && <Broken onAgain={() => void ask()} />}
        {screen.at === "login" && (
          <Login
            onUser={(user) => show(user.otp_enabled ? { at: "validate" } : { at: "profile", user })}
            onRegister={() => show({ at: "register" })}
          />
        )}
        {screen.at === "register" && (
          <Register
            onRegistered={(text) => show({ at: "login" }, { text, good: true })}
            onLogin={() => show({ at: "login" })}
          />
        )}
        {screen.at === "validate" && (
          <Validate onUser={(user) => show({ at: "profile", user })} onLogin={() => show({ at: "login" })} />
        )}
        {screen.at === "profile" && protection !== undefined && (
          <Profile
            user={screen.user}
            protection={protection}
            onUser={(user, text) => show({ at: "profile", user }, { text, good: true })}
            onLogout={() => show({ at: "login" })}
          />
        )}
      </Frame>
    </SessionGone>
  );
}
