/** @file Every word the renderer itself says, by screen. What main says (refusals, messages) comes with its replies. */
import type { SessionEnd } from "../shared/contract.ts";

const sessionEnds: Record<SessionEnd, string> = {
  expired: "You have been signed out: entering the code took too long.",
  idle: "You have been signed out: nothing was done for a while.",
  total: "You have been signed out: the session had lasted as long as one may.",
  "locked-out": "You have been signed out: there were too many wrong attempts.",
  lock: "You have been signed out: the screen was locked.",
  suspend: "You have been signed out: the computer went to sleep.",
};

export const words = {
  product: "Twofold",
  fields: {
    name: "Full Name",
    email: "Email",
    password: "Password",
    confirm: "Confirm Password",
    code: "Authentication Code",
  },
  showField: (label: string) => `Show ${label.toLowerCase()}`,
  codeMalformed: "Enter the 6 digits of the code",
  login: {
    title: "Welcome Back",
    lead: "Sign in to your account on this computer.",
    submit: "Login",
    question: "Need an account?",
    link: "Sign Up Here",
  },
  register: {
    title: "Create account",
    lead: "It stays on this computer and is stored encrypted.",
    passwordHint: "At least 8 characters; 15 or more is better",
    mismatch: "Passwords do not match",
    submit: "Sign Up",
    question: "Already have an account?",
    link: "Login Here",
  },
  validate: {
    title: "Two-Factor Authentication",
    lead: "Your password was right. Now open your authenticator app and enter the code it shows for Twofold.",
    submit: "Authenticate",
    link: "Back to basic login",
  },
  profile: {
    title: "Profile",
    id: "ID",
    name: "Name",
    email: "Email",
    factor: "Mobile App Authentication (2FA)",
    on: "On",
    off: "Off",
    onText: "Signing in asks for your password and a code from your authenticator app.",
    offText: "Your password alone opens this account. Add a code from an authenticator app as a second step.",
    setup: "Setup 2FA",
    disable: "Disable 2FA",
    logout: "Logout",
    enabled: "Two-Factor Auth Enabled Successfully",
    disabled: "Two Factor Authentication Disabled",
    unprotectedTitle: "The key to this computer's accounts is not protected",
    unprotected: (backend: string) =>
      `The accounts on this computer are encrypted, but the key lies next to them because this system offers no key store (${backend}). Anyone who can read your files can read them.`,
    protected: (backend: string) =>
      `The accounts on this computer are encrypted. The key is kept by the system's key store (${backend}).`,
  },
  setup: {
    title: "Two-Factor Authentication (2FA)",
    whyPassword: "Before anything changes, please confirm that it is you.",
    next: "Continue",
    steps: [
      "Open an authenticator app, such as Google Authenticator or Authy.",
      "Add an account: scan the QR code, or type the SecretKey.",
      "Enter the 6 digits that the app shows.",
    ],
    scan: "Scan QR Code",
    qr: "QR code for your authenticator",
    key: "SecretKey",
    copy: "Copy key",
    copied: "Copied",
    copyFailed: "Copying failed: please select the key and copy it",
    runOut: "This set-up has run out. Here is a new code to scan",
    close: "Close",
    submit: "Verify & Activate",
  },
  disable: {
    title: "Disable two-factor authentication",
    lead: "From then on your password alone opens this account. The secret in your authenticator app becomes useless.",
    cancel: "Cancel",
    submit: "Disable 2FA",
  },
  broken: {
    title: "Something went wrong",
    lead: "Twofold could not be reached. Your accounts have not been changed.",
    again: "Try again",
  },
  sessionEnds,
};
