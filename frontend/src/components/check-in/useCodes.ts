import { type RefObject, useEffect, useRef } from 'react';
import { openDetector } from '../../lib/check-in/detector';

const pauseMs = 100;
/** A ticket that stays before the camera is read once; taken away for so long and shown again, it is read again. */
const sameForMs = 3000;

/** Looks for QR codes in the video while asked to, and says each as it comes into sight. */
export function useCodes(
  video: RefObject<HTMLVideoElement | null>,
  isLooking: boolean,
  onCode: (text: string) => Promise<void>,
): void {
  const last = useRef({ text: '', seenAt: 0 });
  const tell = useRef(onCode);
  tell.current = onCode;

  useEffect(() => {
    if (!isLooking) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = true;
    const look = async () => {
      const detector = await openDetector();
      const found = video.current && (await detector.detect(video.current).catch(unlessNotReady));
      const text = found?.[0]?.rawValue;
      if (!isOpen) return;
      if (text) await seen(text);
      timer = setTimeout(() => void look(), pauseMs);
    };
    const seen = async (text: string) => {
      const isSame = last.current.text === text && Date.now() - last.current.seenAt < sameForMs;
      last.current = { text, seenAt: Date.now() };
      if (!isSame) await tell.current(text);
    };
    void look();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [isLooking, video]);
}

/** Between two pictures there is nothing to look at. */
function unlessNotReady(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}
