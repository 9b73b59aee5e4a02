import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useChange, useWords } from '../../../booking/admin/port';
import { LetterPreview } from './letter-preview';
import { PartField } from './part-field';
import { PARTS, urlOf, type Wanted } from './types';
import { useLetter } from './use-letter';
import { usePreview } from './use-preview';

interface Props {
  readonly wanted: Wanted;
  readonly variables: readonly string[];
  readonly onSaved: () => void;
}

/** The parts of one letter beside what becomes of them. */
export function LetterEditor({ wanted, variables, onSaved }: Props) {
  const { say } = useWords();
  const editing = useLetter(wanted);
  const { letter, usual, draft, busy } = editing;
  const [code, setCode] = useState('');
  const { preview, isUnknown } = usePreview(wanted, draft, code);
  const test = useChange();
  if (!letter || !usual || !draft) return editing.failed ? <Page.Error /> : <Page.Loading />;

  // The latest of the two: the server looks at each word that is typed, and once more when it is saved.
  const problems = preview?.problems ?? editing.problems;
  const isWorded = Object.keys(letter.worded).length > 0;
  const parts = PARTS.filter((part) => letter.own[part] !== '');
  const thenReload = async (work: Promise<boolean>): Promise<void> => {
    if (await work) onSaved();
  };
  const sendTest = () =>
    test.send<{ data: { to: string } }>(
      `${urlOf(wanted)}/test`,
      { parts: draft, code: code.trim() || null },
      ({ data: { to } }) => say('messaging.test-sent', { to }),
    );

  return (
    <Grid.Root gap={8}>
      <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={5}>
          {parts.map((part) => (
            <PartField
              key={part}
              part={part}
              value={draft[part]}
              usual={usual[part]}
              problems={problems.filter((problem) => problem.part === part)}
              onChange={(value) => editing.change({ [part]: value })}
            />
          ))}
          <Flex gap={2} wrap="wrap">
            <Button loading={busy} disabled={!editing.isChanged} onClick={() => void thenReload(editing.save())}>
              {say('messaging.save')}
            </Button>
            <Button variant="tertiary" loading={test.busy} onClick={() => void sendTest()}>
              {say('messaging.send-test')}
            </Button>
            {isWorded && (
              <Button variant="danger-light" loading={busy} onClick={() => void thenReload(editing.remove())}>
                {say('messaging.remove')}
              </Button>
            )}
          </Flex>
          <Box>
            <Typography tag="h2" variant="sigma" textColor="neutral600">
              {say('messaging.variables')}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600" style={{ lineHeight: 2 }}>
              {variables.map((name) => `{{ ${name} }}`).join('   ')}
            </Typography>
          </Box>
        </Flex>
      </Grid.Item>
      <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
        <LetterPreview
          preview={preview}
          language={wanted.language}
          code={code}
          isUnknown={isUnknown}
          onCode={setCode}
        />
      </Grid.Item>
    </Grid.Root>
  );
}
