export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string | null;
  /** The station that a platform belongs to. */
  readonly parent: string | null;
  readonly line: number;
}

export interface StopTime {
  readonly stopId: string;
  readonly position: number;
  /** Seconds of the service day; null between timed stops. */
  readonly arrival: number | null;
  readonly departure: number | null;
  readonly line: number;
}

export interface Service {
  /** Monday first. */
  readonly weekdays: readonly boolean[];
  readonly start: string;
  readonly end: string;
}

export interface Headway {
  readonly start: number;
  readonly end: number;
  readonly seconds: number;
}

/** A whole timetable, its references checked. */
export interface Feed {
  readonly agency: string;
  readonly timeZone: string;
  readonly stops: ReadonlyMap<string, Stop>;
  /** Service id by trip id. */
  readonly trips: ReadonlyMap<string, string>;
  /** By trip id, in the order of travel. */
  readonly stopTimes: ReadonlyMap<string, readonly StopTime[]>;
  readonly services: ReadonlyMap<string, Service>;
  /** By service id and date: whether it runs after all, or does not. */
  readonly exceptions: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  readonly headways: ReadonlyMap<string, readonly Headway[]>;
}
