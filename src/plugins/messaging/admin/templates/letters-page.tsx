import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useLoaded, useWords } from '../../../booking/admin/port';
import { Chooser } from './chooser';
import { LetterEditor } from './letter-editor';
import { type Catalogue, urlOf } from './types';
import { useChosenLetter } from './use-chosen-letter';

/** Where admins word what customers and venues are told. */
export default function LettersPage() {
  const { say } = useWords();
  const catalogue = useLoaded<{ data: Catalogue }>('/messaging/letters');
  const { wanted, choose } = useChosenLetter(catalogue.data?.data ?? null);
  if (!catalogue.data || !wanted) return catalogue.failed ? <Page.Error /> : <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{say('messaging.letters')}</Page.Title>
      <Layouts.Header title={say('messaging.letters')} subtitle={say('messaging.letters-about')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Chooser catalogue={catalogue.data.data} wanted={wanted} onChoose={choose} />
          <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
            <LetterEditor
              key={urlOf(wanted)}
              wanted={wanted}
              variables={catalogue.data.data.variables}
              onSaved={() => void catalogue.reload()}
            />
          </Box>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
