import { READING_COLUMNS } from '#contract/reading.ts'
import { intakeAnswers } from './answers.ts'
import { ref } from './schemas.ts'

export const readingsPaths = {
  '/api/v1/readings': {
    post: {
      operationId: 'sendReadings',
      summary: 'Report readings',
      description: [
        'Each row counts once: accepted, unchanged, revised or refused, and they add up to the rows sent.',
        'A JSON array is kept whole or not at all: a syntax error anywhere is 400 with its byte offset and nothing is kept.',
        'NDJSON and CSV are kept in batches as they arrive: a bad line is a refused row, and a broken connection keeps what was kept.',
        'UTF-8 only; a byte order mark is skipped. A row may be 64 kB long. Content-Encoding is not taken.',
        `CSV is RFC 4180 with a header row, in any order: ${READING_COLUMNS.join(', ')}.`,
        'An empty value is null (known to be missing), unless numerator and denominator stand beside it; without a column value, an empty numerator or denominator is null; other empty cells are absent.',
        'Blank lines are no rows. An index counts rows from 0, less the header.',
      ].join('\n'),
      security: [{ key: [] }],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { type: 'array', items: ref('Reading') } },
          'application/x-ndjson': { schema: { type: 'string', description: 'One Reading a line' } },
          'text/csv': { schema: { type: 'string', description: 'A header row, then one reading a row' } },
        },
      },
      responses: intakeAnswers('ReadingsAnswer'),
    },
  },
}
