/**
 * @file What all forms have in common: errors beside their fields, one request at a time, what was typed is kept after
 * a refusal, and the focus goes to where something is to be mended.
 */
import { type FormErrors, type UseFormReturnType, useForm } from "@mantine/form";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { Method } from "../../shared/channels.ts";
import type { Request, Value } from "../../shared/contract.ts";
import type { Refusal, RefusalCode } from "../../shared/refusals.ts";
import { useReasons } from "../language/use-reasons.ts";
import { faultShown, refusalShown } from "../language/why.tsx";
import type { Wait } from "./refusal-region.tsx";
import { useSaid } from "./use-said.ts";
import { useSend } from "./use-send.ts";

const shown = (faults: FormErrors): FormErrors =>
  Object.fromEntries(
    Object.entries(faults).flatMap(([name, fault]) => (fault === undefined ? [] : [[name, faultShown(fault)]])),
  );

/** A form that asks one method of the bridge. */
interface BridgeFormOptions<M extends Method, V extends Record<string, string>> {
  readonly method: M;
  /** The fields, in the order in which they stand on the screen, and what is in them at first. */
  readonly initialValues: V;
  /** Field → the fault in it (shared/faults.ts). */
  readonly validate: (values: V) => FormErrors;
  /** What is sent. */
  readonly request: (values: V) => Request<M>;
  readonly onSuccess: (value: Value<M>) => void;
  /** Does something else than showing it with a refusal; answers whether it did. */
  readonly onRefusal?: (refusal: Refusal) => boolean;
  /** The refusals that are about one field, and which. */
  readonly beside?: Partial<Record<RefusalCode, keyof V & string>>;
  /** Where the focus goes after any other refusal: the field most likely to be mended. */
  readonly mendAt: keyof V & string;
  /** A wait that was set before (R10): when it ends, in ms since the epoch. */
  readonly until?: number | undefined;
  /** The field that says whose wait it is, where another one's may be asked for meanwhile. */
  readonly waitsFor?: keyof V & string;
  /** What it is proved with now, where a wait may hold for that alone. */
  readonly by?: string;
  /** The field whose text is worth nothing any more after a wait, nor once it was refused. */
  readonly fleeting?: (keyof V & string) | undefined;
}

/** Read out when it appears: a field that has the focus already says nothing when it gets it. */
const spoken = { role: "alert" } as const;

/** A form as its screen needs it. */
export interface BridgeForm {
  /** Props of the input of that field. */
  readonly field: (
    name: string,
  ) => ReturnType<UseFormReturnType<Record<string, string>>["getInputProps"]> & { readonly errorProps?: typeof spoken };
  readonly busy: boolean;
  /** A refusal that belongs to no field, in words. */
  readonly refusal: string | undefined;
  /** The wait that came with it (R10). */
  readonly wait: Wait | undefined;
  /** Nothing is sent until the wait is over. */
  readonly waiting: boolean;
  /** What is in that field now. */
  readonly text: (name: string) => string;
  /** Empties a field that takes another proof now (`by`), with all that was said about it, and gives it the focus. */
  readonly renew: (name: string, by: string) => void;
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
}

/** The form's first empty field has the focus from the start. */
export function useBridgeForm<M extends Method, V extends Record<string, string>>(
  options: BridgeFormOptions<M, V>,
): BridgeForm {
  const { busy, send } = useSend();
  const reasons = useReasons();
  const { waitsFor, by = "", until: begun } = options;
  const whomIn = (values: V): string => (waitsFor === undefined ? by : (values[waitsFor]?.toLowerCase() ?? ""));
  const { refused, wait, waiting, say, turnTo, turnAway, forget } = useSaid({ whom: by, until: begun });
  const fields: readonly string[] = Object.keys(options.initialValues);
  const first = fields.find((name) => options.initialValues[name] === "");
  const [focus, setFocus] = useState({ field: first, select: false, scroll: false });
  // what is said of what is fleeting, once it was refused, for as long as nobody has typed since
  const spent = useRef<FormErrors>(undefined);
  // uncontrolled: the browser owns the text, so undo, autofill and input methods work as anywhere
  const form = useForm<V>({
    mode: "uncontrolled",
    initialValues: options.initialValues,
    validate: (values) => shown(options.validate(values)),
    onValuesChange: (values) => {
      spent.current = undefined;
      if (waitsFor !== undefined) turnTo(whomIn(values));
    },
  });

  // in an effect, because only then is the error there that a screen reader reads with the field
  useEffect(() => {
    const input = focus.field === undefined ? null : form.getInputNode(focus.field);
    input?.focus({ preventScroll: true });
    if (focus.select && input instanceof HTMLInputElement) input.select();
    // a dialog begins at its top, with what there is to know
    if (focus.scroll || input?.closest('[role="dialog"]') === null) input?.scrollIntoView({ block: "nearest" });
    // oxlint-disable-next-line react/exhaustive-deps -- the form is a new object at each drawing
  }, [focus]);

  const empty = (name: keyof V & string): void => {
    const input = form.getInputNode(name);
    form.resetField(name);
    if (input instanceof HTMLInputElement) input.value = "";
  };

  // Enter would send what was typed meanwhile, and an old code begins a longer wait
  useEffect(() => {
    const { fleeting } = options;
    if (!waiting && fleeting !== undefined && form.getValues()[fleeting] !== "") empty(fleeting);
    // oxlint-disable-next-line react/exhaustive-deps -- the form is a new object at each drawing
  }, [waiting]);

  // what was sent, and only that, gives way to the next key: whoever has mended it meanwhile types on
  const focusError = (errors: FormErrors, sent?: V): void => {
    const wrong = fields.find((name) => errors[name] !== undefined);
    const field = wrong ?? options.mendAt;
    setFocus({ field, select: sent?.[field] === form.getValues()[field], scroll: wrong !== undefined });
  };

  const show = (refusal: Refusal, sent: V): void => {
    const field = options.beside?.[refusal.code];
    const errors = refusal.fields
      ? shown(refusal.fields)
      : field === undefined
        ? {}
        : { [field]: refusalShown(refusal) };
    form.setErrors(errors);
    spent.current = field !== undefined && field === options.fleeting ? errors : undefined;
    // a field that is not on this screen cannot show its error: the message of the whole then must be seen
    const beside = fields.some((name) => errors[name] !== undefined);
    const { retry_after: seconds } = refusal;
    const until = seconds === undefined ? undefined : Date.now() + seconds * 1000;
    say({ whom: whomIn(sent), refused: beside ? undefined : refusal, until }, whomIn(form.getValues()));
    focusError(errors, sent);
  };

  return {
    // a dialog's focus trap looks for this attribute
    field: (name) => ({
      ...form.getInputProps(name),
      ...(name === first && { "data-autofocus": true }),
      ...(name === focus.field && { errorProps: spoken }),
    }),
    busy,
    refusal: refused && reasons.refusal(refused),
    wait,
    waiting,
    text: (name) => form.getValues()[name] ?? "",
    renew: (name, next) => {
      empty(name);
      form.clearFieldError(name);
      turnAway(next);
      setFocus({ field: name, select: false, scroll: false });
    },
    onSubmit: form.onSubmit(
      async (values) => {
        // Enter, and a sixth digit, get here without the button
        if (waiting) return;
        // Enter once more would only bring the wait nearer (R10)
        if (spent.current !== undefined) {
          form.setErrors(spent.current);
          return setFocus({ field: options.fleeting, select: true, scroll: true });
        }
        forget();
        const reply = await send(options.method, options.request(values));
        if (reply === undefined) return;
        if (reply.ok) options.onSuccess(reply.value);
        else if (options.onRefusal?.(reply) !== true) show(reply, values);
      },
      (errors) => focusError(errors),
    ),
  };
}
