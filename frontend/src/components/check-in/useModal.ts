import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Opens a dialog over everything, with the focus inside, and gives the focus back when it goes: closed while it is still
 * in the page, which is why the layout effect.
 */
export function useModal(): RefObject<HTMLDialogElement> {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    // Drawn by the server, it stands open and lets the page be used below it.
    dialog?.close();
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return ref;
}
