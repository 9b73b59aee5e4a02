import { Box, Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useWords } from '../../../booking/admin/port';
import type { Preview } from './types';

const VIEWS = ['phone', 'desktop', 'text', 'sms'] as const;
type View = (typeof VIEWS)[number];

/** Pixels; a phone in portrait, and what a mail program on a desk gives to a mail. */
const WIDTH = { phone: 360, desktop: 720 } as const;
const HEIGHT = 760;
/** A desk is shown smaller, so that it stands beside the words. */
const ZOOM = { phone: 1, desktop: 0.6 } as const;

interface Props {
  readonly preview: Preview | null;
  readonly language: string;
  readonly code: string;
  readonly isUnknown: boolean;
  readonly onCode: (code: string) => void;
}

/** The letter as its reader sees it. */
export function LetterPreview({ preview, language, code, isUnknown, onCode }: Props) {
  const { say } = useWords();
  const [view, setView] = useState<View>('phone');
  const views = VIEWS.filter((one) => one !== 'sms' || preview?.sms !== null);
  const shown = views.includes(view) ? view : 'phone';
  return (
    <Flex tag="section" aria-label={say('messaging.preview')} direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} alignItems="flex-start">
        <Field.Root name="view" flex="1">
          <Field.Label>{say('messaging.preview')}</Field.Label>
          <SingleSelect value={shown} onChange={(chosen) => setView(chosen as View)}>
            {views.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {say(`messaging.view.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Field.Root
          name="code"
          flex="1"
          hint={say('messaging.code-hint')}
          error={isUnknown && say('messaging.code-unknown')}
        >
          <Field.Label>{say('messaging.code')}</Field.Label>
          <TextInput value={code} placeholder="K7QF-3MXD" onChange={(event) => onCode(event.target.value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Flex>
      {preview && <Sheet preview={preview} view={shown} language={language} />}
    </Flex>
  );
}

function Sheet({ preview, view, language }: { preview: Preview; view: View; language: string }) {
  const { say } = useWords();
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const words = { dir, lang: language, style: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } } as const;
  if (view === 'sms')
    return (
      <Box background="neutral100" hasRadius padding={4} maxWidth="36rem">
        <Typography {...words}>{preview.sms}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {say('messaging.segments', { count: preview.segments })}
        </Typography>
      </Box>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold" dir={dir} lang={language}>
        {preview.subject}
      </Typography>
      {view === 'text' ? (
        <Box background="neutral100" hasRadius padding={4}>
          <Typography {...words}>{preview.text}</Typography>
        </Box>
      ) : (
        <Box overflow="auto">
          <Box
            tag="iframe"
            title={preview.subject}
            // No script runs in it, and it is of nobody's origin.
            sandbox=""
            srcDoc={preview.html}
            width={`${WIDTH[view]}px`}
            height={`${HEIGHT / ZOOM[view]}px`}
            style={{ zoom: ZOOM[view] }}
            borderColor="neutral200"
            hasRadius
          />
        </Box>
      )}
    </Flex>
  );
}
