import { useRef } from 'react';

interface DialogFocus {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/**
 * For the content of a dialog without a trigger of its own: its first input is typed into at once (`autoFocus` would come
 * before the dialog has looked where the focus was), and whoever opened it has the focus back when it is closed.
 */
export function useDialogFocus(): DialogFocus {
  const opener = useRef(document.activeElement);
  return {
    onOpenAutoFocus(event) {
      const input = (event.currentTarget as HTMLElement).querySelector('input');
      if (!input) return;
      event.preventDefault();
      input.focus();
    },
    onCloseAutoFocus(event) {
      event.preventDefault();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}
