/** Preloaded into a process whose clock is wrong by `RELAIS_TEST_CLOCK_MS`. */
const shift = Number(process.env.RELAIS_TEST_CLOCK_MS ?? 0);
const RealDate = Date;

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...args);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
