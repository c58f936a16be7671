/**
 * @file A dialog: what it is about, and what lies in it. Put together from Mantine's parts, because its whole would have
 * all that lies in it read out as its description, and a banner in each. What Mantine calls the body describes it: the
 * lead.
 */
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import "./dialog.css";

const transition = { transition: "pop", duration: 180 } as const;

interface DialogProps {
  readonly title: string;
  /** What there is to know of it, read out with its title. */
  readonly lead?: ReactNode;
  /** It has two things side by side. */
  readonly wide?: boolean;
  /** It is long, and nothing in it is to be filled in: the focus begins at its title, so that it is read from there. */
  readonly long?: boolean;
  /** Escape, too, does this. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open for as long as it is there. Each has a button of its own to close it. */
export function Dialog({ title, lead, wide = false, long = false, onClose, children }: DialogProps) {
  return (
    <Modal.Root
      opened
      centered
      size={wide ? "lg" : "md"}
      radius="lg"
      // locking the page's scroll would put a <style> element into it, which the policy refuses
      lockScroll={false}
      // an accidental click beside the dialog must not throw a set-up away
      closeOnClickOutside={false}
      transitionProps={transition}
      onClose={onClose}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Title className="dialog-title" {...(long && { tabIndex: -1, "data-autofocus": true })}>
          {title}
        </Modal.Title>
        <div className="dialog-body stack">
          {lead !== undefined && <Modal.Body className="dialog-lead stack soft">{lead}</Modal.Body>}
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
