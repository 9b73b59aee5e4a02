import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { parseTime, useChange, useDialogFocus, useWords } from '../../../booking/admin/port';
import { problemWord } from '../lib/problems';
import { type BookLine, nameOf, type PanelRestaurant, type ServicePage } from '../lib/types';

interface Props {
  readonly line: BookLine;
  readonly service: ServicePage;
  readonly restaurant: PanelRestaurant;
  readonly onClose: () => void;
}

/** Another date, service, time, number of covers, or other notes: what is not changed is not sent. */
export function ChangeDialog({ line, service, restaurant, onClose }: Props) {
  const { say, locale } = useWords();
  const focus = useDialogFocus();
  const { send, busy, problems, refusal } = useChange();
  const key = restaurant.services.find(({ documentId }) => documentId === service.service)?.key ?? '';
  const before = {
    date: service.date,
    service: key,
    time: line.time,
    covers: String(line.quantity),
    notes: line.notes ?? '',
  };
  // As it was when the dialog was opened: what comes in meanwhile changes nothing that is being typed.
  const [start] = useState(before);
  const [wish, setWish] = useState(before);
  const set = (field: keyof typeof before) => (typed: { target: { value: string } }) =>
    setWish({ ...wish, [field]: typed.target.value });
  const problem = (field: string) => problemWord(say, problems, field);
  const goesElsewhere = wish.date !== start.date || wish.service !== start.service || wish.time !== start.time;
  const time = wish.time === start.time ? start.time : parseTime(wish.time.trim());
  const covers = /^\d{1,4}$/.test(wish.covers.trim()) ? Number(wish.covers) : null;
  const to = {
    ...(goesElsewhere && { date: wish.date, service: wish.service, time }),
    ...(wish.covers !== start.covers && { covers }),
    ...(wish.notes !== start.notes && { notes: wish.notes.trim() || null }),
  };
  const ready = Object.keys(to).length > 0 && time !== null && covers !== null && covers > 0 && wish.date !== '';

  const change = async (exceedCapacity: boolean): Promise<void> => {
    if (!ready || busy) return;
    const url = `/booking/bookings/${line.documentId}/move`;
    if (await send<object>(url, { to, exceedCapacity }, () => say('tables.changed', { name: line.contact.name })))
      onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void change(false);
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content {...focus}>
        <form onSubmit={submit}>
          <Modal.Header closeLabel={say('tables.close')}>
            <Modal.Title>{say('tables.change-of', { name: line.contact.name })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Flex gap={4} alignItems="flex-start">
                <Field.Root name="date" required flex="1" error={problem('date')}>
                  <Field.Label>{say('tables.date')}</Field.Label>
                  <TextInput type="date" required value={wish.date} onChange={set('date')} />
                  <Field.Error />
                </Field.Root>
                {restaurant.services.length > 1 && (
                  <Field.Root name="service" flex="1" error={problem('service')}>
                    <Field.Label>{say('tables.service')}</Field.Label>
                    <SingleSelect
                      value={wish.service}
                      onChange={(chosen: string | number) => setWish({ ...wish, service: String(chosen) })}
                    >
                      {restaurant.services.map(({ key: one, names }) => (
                        <SingleSelectOption key={one} value={one}>
                          {nameOf(names, locale)}
                        </SingleSelectOption>
                      ))}
                    </SingleSelect>
                    <Field.Error />
                  </Field.Root>
                )}
                <Field.Root
                  name="time"
                  required
                  width="11rem"
                  error={(time === null && say('tables.wrong.time.format')) || problem('time')}
                >
                  <Field.Label>{say('tables.time')}</Field.Label>
                  <TextInput maxLength={11} autoComplete="off" value={wish.time} onChange={set('time')} />
                  <Field.Error />
                </Field.Root>
                <Field.Root name="covers" required width="9rem" error={problem('covers')}>
                  <Field.Label>{say('tables.covers')}</Field.Label>
                  <TextInput
                    inputMode="numeric"
                    maxLength={4}
                    autoComplete="off"
                    value={wish.covers}
                    onChange={set('covers')}
                  />
                  <Field.Error />
                </Field.Root>
              </Flex>
              <Field.Root name="notes" error={problem('notes')}>
                <Field.Label>{say('tables.notes')}</Field.Label>
                <Textarea maxLength={2000} value={wish.notes} onChange={set('notes')} />
                <Field.Error />
              </Field.Root>
              <Typography variant="pi" textColor="neutral600">
                {say('tables.customer-is-told')}
              </Typography>
              {refusal === 'SOLD_OUT' && (
                <Flex gap={4} role="alert">
                  <Typography textColor="danger600">{say('tables.full-for', { covers: covers ?? 0 })}</Typography>
                  <Button type="button" variant="danger-light" disabled={busy} onClick={() => void change(true)}>
                    {say('tables.change-above')}
                  </Button>
                </Flex>
              )}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {say('tables.close')}
            </Button>
            <Button type="submit" loading={busy} disabled={!ready}>
              {say('tables.save')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
