import { enFlows } from './flows/en.ts'
import { enStage } from './stage/en.ts'
import { enWidgets } from './widgets/en.ts'
import type { Messages } from './zh.ts'

/** The product's own strings in English. */
export const en: Messages = {
  wall: {
    cut: 'Link lost since {time} · showing the picture of that moment',
    connecting: 'Connecting to the gateway',
    at: 'Looking back in time is not yet offered; this is now',
    outdated: 'A new version is there; it loads when nobody is at the wall',
    refused: 'The gateway refused the watch: {why}',
  },
  link: { live: 'live', late: 'late {span}', lost: 'lost since {time}', connecting: 'connecting' },
  stamp: { simulated: 'SIMULATED DATA', playback: 'Replay of recorded data' },
  ended: { title: 'Data to {period}', note: 'no longer updated, no warnings', of: '{who} · {count} indicators' },
  panel: {
    failed: 'This panel failed',
    now: 'now',
    departments: '{count} departments',
    first: '{name} and others, {count}',
    oldest: 'oldest {age}',
    top: 'first {rows} of {all}',
    page: '{from}–{to} of {all}',
    one: 'number {at} of {all}',
    all: '{all} in all',
    nothing: 'No data yet',
  },
  ranking: { best: 'best first', worst: 'worst first', moves: 'moves {base}', none: 'Nothing to rank yet', missing: '{count} missing' },
  incidents: {
    empty: 'Nothing needs attention',
    since: 'for {span}',
    noteStates: 'by level and time',
    lost: 'lost',
    lostTitle: '{name} is cut',
    atLevel: '{name} {figure}',
    open: 'Open {title}',
  },
  card: {
    level: 'Level',
    status: 'Status',
    region: 'Place',
    department: 'Department',
    age: 'Lasting',
    time: 'Reported',
    close: 'Close',
    category: 'Kind',
  },
  status: {
    reported: 'reported',
    accepted: 'accepted',
    handling: 'being handled',
    resolved: 'resolved',
    closed: 'closed',
    withdrawn: 'withdrawn',
  },
  ticker: {
    news: 'News',
    notes: 'Notes',
    online: '{count} online',
    late: 'late {count}',
    lost: 'lost {count}',
    version: 'board {position}',
    quiet: 'No news',
    unkept: 'store cannot write',
    source: 'Definition',
  },
  scenes: { choose: 'Scenes', full: 'Full screen', language: '中文', theme: 'Theme' },
  ...enStage,
  crumbs: { back: 'Back to {name}' },
  ...enFlows,
  ...enWidgets,
}
