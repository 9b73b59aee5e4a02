import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useWords } from '../../../booking/admin/port';
import type { Catalogue, Wanted } from './types';

const LANGUAGES: Readonly<Record<string, string>> = { fr: 'Français', en: 'English', ar: 'العربية' };

interface Props {
  readonly catalogue: Catalogue;
  readonly wanted: Wanted;
  readonly onChoose: (some: Partial<Wanted>) => void;
}

/** Which letter: what it tells of and to whom, in which language, for which trade. A dot marks those with other words. */
export function Chooser({ catalogue, wanted, onChoose }: Props) {
  const { say } = useWords();
  const { formatMessage } = useIntl();
  const marked = (some: Partial<Wanted>, label: string): string => {
    const { letter, audience, trade, language } = { ...wanted, ...some };
    const has = catalogue.worded.some(
      (one) =>
        one.letter === letter &&
        one.audience === audience &&
        one.locale === language &&
        one.trade === (trade === 'all' ? '' : trade),
    );
    return has ? `${label} •` : label;
  };
  const letters = catalogue.letters.map(({ letter, audience }) => {
    const name = `${say(`messaging.letter.${letter}`)} (${say(`messaging.audience.${audience}`)})`;
    return { value: `${letter} ${audience}`, name: marked({ letter, audience }, name) };
  });
  const trades = ['all', ...catalogue.trades].map((trade) => ({
    value: trade,
    name: marked({ trade }, formatMessage({ id: `messaging.trade.${trade}`, defaultMessage: trade })),
  }));
  const languages = catalogue.languages.map((language) => ({
    value: language,
    name: marked({ language }, LANGUAGES[language] ?? language),
  }));
  return (
    <Flex gap={4} alignItems="flex-end" wrap="wrap">
      <Choice
        name="letter"
        options={letters}
        value={`${wanted.letter} ${wanted.audience}`}
        onChange={(value) => {
          const [letter = '', audience = ''] = value.split(' ');
          onChoose({ letter, audience });
        }}
      />
      <Choice
        name="language"
        options={languages}
        value={wanted.language}
        onChange={(language) => onChoose({ language })}
      />
      <Choice name="trade" options={trades} value={wanted.trade} onChange={(trade) => onChoose({ trade })} />
    </Flex>
  );
}

interface ChoiceProps {
  readonly name: 'letter' | 'language' | 'trade';
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ name, options, value, onChange }: ChoiceProps) {
  const { say } = useWords();
  return (
    <Field.Root name={name} minWidth={name === 'letter' ? '34rem' : '18rem'}>
      <Field.Label>{say(`messaging.choose.${name}`)}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
