import { type RefObject, useEffect, useState } from 'react';

export type CameraState = 'starting' | 'on' | 'denied' | 'none';

export interface Torch {
  isOn: boolean;
  toggle(): void;
}

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** The camera on the back of the phone, shown in the video while this part is open; the screen stays on meanwhile. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): { state: CameraState; torch: Torch | null } {
  const [state, setState] = useState<CameraState>('starting');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    const opening = openCamera();
    let isOpen = true;
    void opening.then(async (opened) => {
      if (!isOpen || !video.current) return;
      if (typeof opened === 'string') return setState(opened);
      video.current.srcObject = opened;
      await video.current.play();
      setTrack(opened.getVideoTracks()[0] ?? null);
      setState('on');
    });
    return () => {
      isOpen = false;
      void opening.then((opened) => {
        if (typeof opened !== 'string') for (const each of opened.getTracks()) each.stop();
      });
    };
  }, [video]);

  useEffect(() => {
    const lock = navigator.wakeLock?.request('screen').catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);

  const hasTorch = track !== null && 'torch' in (track.getCapabilities?.() ?? {});
  const toggle = () => {
    // Not yet among the constraints that TypeScript knows.
    const constraint = { torch: !isOn } as MediaTrackConstraintSet;
    void track?.applyConstraints({ advanced: [constraint] }).then(() => setOn(!isOn));
  };
  return { state, torch: hasTorch ? { isOn, toggle } : null };
}

async function openCamera(): Promise<MediaStream | 'denied' | 'none'> {
  if (!navigator.mediaDevices) return 'none';
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'NotAllowedError' ? 'denied' : 'none';
  }
}
