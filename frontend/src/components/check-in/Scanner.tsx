import { useRef } from 'react';
import type { Shown } from '../../lib/check-in/desk';
import { readPicture } from '../../lib/check-in/reading';
import type { Reading } from '../../lib/check-in/types';
import { useCounter } from './counter';
import { useCamera } from './useCamera';
import { useCodes } from './useCodes';
import { useModal } from './useModal';

interface Props {
  /** What is over the picture now. */
  shown: Shown | null;
  onReading(reading: Reading): Promise<void>;
  onClose(): void;
}

/** The camera over the whole screen. A good ticket does not stop it; anything else waits until somebody has seen it. */
export default function Scanner({ shown, onReading, onClose }: Props) {
  const { words } = useCounter();
  const { scan } = words;
  const dialog = useModal();
  const video = useRef<HTMLVideoElement>(null);
  const { state, torch } = useCamera(video);
  const isLooking = state === 'on' && (!shown || shown.outcome.verdict === 'valid');
  useCodes(video, isLooking, (text) => onReading(readPicture(text)));
  return (
    <dialog ref={dialog} className="lens" aria-labelledby="scan" onClose={onClose}>
      <div className="flex items-center justify-between gap-3">
        <h2 id="scan">{scan.heading}</h2>
        <div className="flex gap-2">
          {torch && (
            <button type="button" className="button lens-button" aria-pressed={torch.isOn} onClick={torch.toggle}>
              {torch.isOn ? scan.torchOff : scan.torchOn}
            </button>
          )}
          <button type="button" className="button lens-button" onClick={onClose}>
            {scan.close}
          </button>
        </div>
      </div>
      <div className="lens-frame">
        <video ref={video} muted playsInline />
      </div>
      <p role="status" className="text-center text-large">
        {{ starting: scan.starting, on: scan.aim, denied: scan.denied, none: scan.none }[state]}
      </p>
    </dialog>
  );
}
