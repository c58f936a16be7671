/**
 * @file Writes a profile as this version of the app leaves it, to be kept for the tests of the versions after it:
 * `npx node test/profiles/make.ts test/profiles/COMMIT`. Its key store's key is fixed, its secrets are nobody's.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { policy } from "../../electron/auth/policy.ts";
import { secretIn } from "../authenticator.ts";
import { ada, authenticator, credentials, openScene, signedIn } from "../unit/backend.ts";

const [, , to] = process.argv;
if (to === undefined) throw new Error("Name the folder to write to");
const folder = resolve(to, "profile");
await mkdir(folder, { recursive: true });

const scene = await openScene({ folder, policy });
await signedIn(scene);
const { otpauth_url: uri } = await scene.yes("otpGenerate", {});
const secret = secretIn(uri);
await scene.yes("otpVerify", { token: authenticator(scene, secret)() });
const { codes } = await scene.yes("recoveryCreate", {});
await scene.yes("logout", {});
await scene.no("login", { ...credentials, password: "a wrong guess" });
await scene.no("login", { email: "nobody@example.org", password: "a wrong guess" });
await scene.yes("register", { ...ada, name: "Grace Hopper", email: "grace@example.org" }); // who has no second factor
await scene.backend.settled();
const known = { now: scene.clock.now, secret, recoveryCode: codes[0] };
await writeFile(join(resolve(to), "known.json"), `${JSON.stringify(known, null, 2)}\n`);
