import { letsIn, refusal } from './judge';
import type { Verdict } from './types';

let audio: AudioContext | undefined;

/** One high tone and a short shake for yes, two low tones and two long shakes for anything else. */
export function announce(verdict: Verdict): void {
  const isYes = letsIn(refusal(verdict));
  navigator.vibrate?.(isYes ? 80 : [250, 120, 250]);
  audio ??= new AudioContext();
  if (isYes) tone(audio, 1040, 0, 0.14);
  else for (const start of [0, 0.28]) tone(audio, 220, start, 0.2);
}

function tone(context: AudioContext, frequency: number, start: number, length: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = frequency;
  gain.gain.value = 0.25;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(context.currentTime + start);
  oscillator.stop(context.currentTime + start + length);
}
