import { styled } from 'styled-components';

/** A dense table in the panel's own colours: a chief reads a day of departures at one glance. */
export const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th {
    text-align: start;
    padding: 0.6rem 1.2rem;
    font-size: 1.1rem;
    font-weight: 600;
    text-transform: uppercase;
    color: ${({ theme }) => theme.colors.neutral600};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  td {
    padding: 0.8rem 1.2rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    vertical-align: middle;
  }

  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .muted {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  tbody tr.open {
    cursor: pointer;
  }

  tbody tr.open:hover,
  tbody tr.open:focus-within {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
