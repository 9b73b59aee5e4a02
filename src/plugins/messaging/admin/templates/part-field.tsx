import { Badge, Field, Flex, Textarea, TextButton, TextInput } from '@strapi/design-system';
import { useWords } from '../../../booking/admin/port';
import { ProblemList } from './problem-list';
import type { Part, Problem } from './types';

interface Props {
  readonly part: Part;
  readonly value: string;
  /** What is sent when nothing else is said here. */
  readonly usual: string;
  readonly problems: readonly Problem[];
  readonly onChange: (value: string) => void;
}

const ROWS: Readonly<Record<Part, number>> = { subject: 1, html: 10, text: 8, sms: 4 };
const CODE = { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: '1.3rem', lineHeight: 1.5 };

/** One part of a letter, with a way back to the words that stand there anyway. */
export function PartField({ part, value, usual, problems, onChange }: Props) {
  const { say } = useWords();
  const isOurs = value.trim() === '' || value.trim() === usual.trim();
  // Liquid is written from left to right in Arabic too; a line takes the direction that it begins with.
  const input = { dir: 'auto' as const, spellCheck: false, value };
  return (
    <Field.Root name={part} hint={say(`messaging.part-hint.${part}`)} error={problems.length > 0}>
      <Flex gap={2} justifyContent="space-between">
        <Flex gap={2}>
          <Field.Label>{say(`messaging.part.${part}`)}</Field.Label>
          <Badge variant={isOurs ? 'neutral' : 'secondary'}>
            {say(isOurs ? 'messaging.ours' : 'messaging.worded')}
          </Badge>
        </Flex>
        {!isOurs && <TextButton onClick={() => onChange(usual)}>{say('messaging.back-to-ours')}</TextButton>}
      </Flex>
      {part === 'subject' ? (
        <TextInput {...input} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Textarea {...input} rows={ROWS[part]} style={CODE} onChange={(event) => onChange(event.target.value)} />
      )}
      <Field.Hint />
      <ProblemList problems={problems} />
    </Field.Root>
  );
}
