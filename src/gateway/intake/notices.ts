import type { DoorParts } from './doorParts.ts'
import { reportsDoor } from './reports.ts'

/** `POST /api/v1/notices` */
export const noticesDoor = (parts: DoorParts) =>
  reportsDoor(parts, 'notices', (reports, sender) => parts.cockpit.reportNotices(reports, sender))
