import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './settings.ts'

export type Log = Logger

/** One JSON line an event, on stderr: stdout is for what people read at start. Keys never reach it. */
export const createLog = (level: LogLevel, stream: DestinationStream = pino.destination({ fd: 2, sync: false })): Log =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['key', 'authorization', '*.authorization', '*.headers.authorization'], censor: '…' },
    },
    stream,
  )
