import { type ReactNode, useId } from 'react';
import { useModal } from './useModal';

interface Props {
  heading: string;
  onStay(): void;
  children: ReactNode;
}

/** Asks before something that cannot be taken back; Escape leaves everything as it is. */
export default function Question({ heading, onStay, children }: Props) {
  const id = useId();
  const dialog = useModal();
  return (
    <dialog ref={dialog} className="question" aria-labelledby={id} onClose={onStay}>
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
