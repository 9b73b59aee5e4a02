import { formatTime, useWords } from '../../../booking/admin/port';
import type { Day } from '../lib/types';

/** The day on paper, for the person at the barrier. */
export function DaySheet({ title, day }: { title: string; day: Day | null }) {
  const { say, locale } = useWords();
  return (
    <>
      <h1>{title}</h1>
      <table>
        <thead>
          <tr>
            <th>{say('trips.departure')}</th>
            <th>{say('trips.destination')}</th>
            <th>{say('trips.vehicle')}</th>
            <th className="number">{say('trips.taken-of-seats')}</th>
            <th className="number">{say('trips.left')}</th>
            <th>{say('trips.status')}</th>
          </tr>
        </thead>
        <tbody>
          {day?.data.map((trip) => (
            <tr key={trip.documentId}>
              <td>{formatTime(trip.departure, locale, day.meta.station.timeZone)}</td>
              <td>{trip.destination}</td>
              <td>{trip.vehicle ? `${trip.vehicle.plate} · ${trip.vehicle.owner}` : ''}</td>
              <td className="number">
                {trip.taken} / {trip.seats}
              </td>
              <td className="number">{trip.left}</td>
              <td>{say(`trips.${trip.status}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
