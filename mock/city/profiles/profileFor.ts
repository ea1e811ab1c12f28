import type { Indicator } from '#contract/indicator.ts'
import type { Profile, Profiles } from '../profile.ts'
import { ECONOMY } from './economy.ts'
import { ENVIRONMENT } from './environment.ts'
import { MARKET } from './market.ts'
import { SERVICES } from './services.ts'
import { SOCIETY } from './society.ts'

const ALL: Profiles = { ...ECONOMY, ...MARKET, ...SOCIETY, ...SERVICES, ...ENVIRONMENT }

/** Well on the good side of the mildest bands, or a plain number where there are none. */
const calmLevel = (indicator: Indicator): number => {
  const above = indicator.bands.find((band) => band.above !== undefined)?.above
  const below = indicator.bands.find((band) => band.below !== undefined)?.below
  if (above !== undefined && below !== undefined) return (above + below) / 2
  if (above !== undefined) return above > 0 ? above * 0.7 : above - 1
  if (below !== undefined) return indicator.unit === '%' && below > 50 ? below + (100 - below) * 0.6 : below > 0 ? below * 1.2 : below + 1
  return indicator.unit === '%' ? 60 : 100
}

/** A figure declared later is not silent: its behaviour is guessed from unit, roll-up and bands. */
export const guessedProfile = (indicator: Indicator): Profile => {
  const level = calmLevel(indicator)
  if (indicator.gather === 'ratio' || indicator.rollUp.method === 'ratio')
    return {
      kind: 'rate',
      level,
      swing: Math.abs(level) * 0.01,
      spread: Math.abs(level) * 0.01,
      of: 20_000,
      range: indicator.unit === '%' ? [0, 100] : [0, Infinity],
    }
  if (indicator.rollUp.method === 'sum' || (indicator.categories?.total ?? false))
    return { kind: 'amount', level: indicator.decimals > 0 ? 500 : 10_000, swing: 0.05, spread: 0.1 }
  return { kind: 'rate', level, swing: Math.abs(level) * 0.02, spread: Math.abs(level) * 0.03 }
}

export const hasProfile = (id: string): boolean => id in ALL

/** How an indicator behaves in the mock city. */
export const profileFor = (indicator: Indicator): Profile => ALL[indicator.id] ?? guessedProfile(indicator)
