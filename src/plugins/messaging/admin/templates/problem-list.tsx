import { Flex, Typography } from '@strapi/design-system';
import { useWords } from '../../../booking/admin/port';
import type { Problem } from './types';

/** `Line 2, column 10: there is no variable "nmae".` */
function problemWord(say: ReturnType<typeof useWords>['say'], { code, line, column, name }: Problem): string {
  const what = say(`messaging.problem.${code}`, { name });
  return line === null ? what : `${say('messaging.problem.place', { line, column: column ?? 1 })} ${what}`;
}

/** What is wrong with one part of a letter, and where. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { say } = useWords();
  if (problems.length === 0) return null;
  return (
    <Flex tag="ul" role="alert" direction="column" alignItems="flex-start" gap={1}>
      {problems.map((problem) => {
        const text = problemWord(say, problem);
        return (
          <Typography tag="li" key={text} variant="pi" textColor="danger600">
            {text}
          </Typography>
        );
      })}
    </Flex>
  );
}
