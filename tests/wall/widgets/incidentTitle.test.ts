import { incidentTitle } from '#wall/widgets/incidentTitle.ts'
import { expect, it } from 'vitest'

it('says the kind of an incident where its title is in another language than the page', () => {
  expect(incidentTitle('大佛寺大客流一级响应', 'Crowding', 'en')).toBe('Crowding')
  expect(incidentTitle('Crowd at the temple', 'Crowding', 'en')).toBe('Crowd at the temple')
  expect(incidentTitle('大佛寺大客流一级响应', '大客流', 'zh')).toBe('大佛寺大客流一级响应')
})
