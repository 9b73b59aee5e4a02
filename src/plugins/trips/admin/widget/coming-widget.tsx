import { Link } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { formatTime, Grid, useLoaded, useWords } from '../../../booking/admin/port';
import type { Coming } from '../lib/types';

const REFRESH_MS = 30_000;

interface Answer {
  readonly data: readonly Coming[];
  readonly meta: { readonly total: number; readonly stations: number };
}

/** On the home page: what still leaves today, and how many seats it has left. */
export default function ComingWidget() {
  const { say, locale } = useWords();
  const { data: answer, failed } = useLoaded<Answer>('/trips/coming', REFRESH_MS);
  if (!answer) return failed ? <Widget.Error /> : <Widget.Loading />;
  if (answer.data.length === 0) return <Widget.NoData>{say('trips.nothing-left-today')}</Widget.NoData>;
  return (
    <Grid>
      <tbody>
        {answer.data.map(({ documentId, departure, station, destination, left }) => (
          <tr key={documentId}>
            <td>
              <Link tag={NavLink} to={`/content-manager/collection-types/plugin::trips.trip/${documentId}`}>
                {formatTime(departure, locale, station.timeZone)}
              </Link>
            </td>
            <td>{answer.meta.stations > 1 ? `${station.name} → ${destination}` : destination}</td>
            <td className="number">{left === 0 ? say('trips.full') : say('trips.seats-left', { count: left })}</td>
          </tr>
        ))}
      </tbody>
    </Grid>
  );
}
