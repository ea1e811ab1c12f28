import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** The gateway's measures. Label sets are closed: doors, outcomes, the contract's reasons, declared routes. Others register theirs on `registry`. */
export const createMetrics = () => {
  const registry = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>()
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    rows: new Counter({
      name: 'cockpit_rows_total',
      help: 'Rows received at an intake door, by outcome and reason of refusal',
      labelNames: ['door', 'outcome', 'reason'] as const,
      registers,
    }),
    requests: new Histogram({
      name: 'cockpit_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.002, 0.01, 0.05, 0.2, 1, 5, 30],
      registers,
    }),
    refusals: new Counter({
      name: 'cockpit_http_refusals_total',
      help: 'Requests refused as a whole, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
