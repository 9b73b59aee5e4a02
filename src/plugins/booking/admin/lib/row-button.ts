import { styled } from 'styled-components';

/** The time of a departure: the row's one stop for the keyboard. Its click is the row's. */
export const RowButton = styled.button`
  font-size: 1.6rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  color: inherit;
  background: none;
  border: 0;
  padding: 0;
  cursor: pointer;
`;
