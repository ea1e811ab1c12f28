import { z } from 'zod'

// Imported first: zod would otherwise probe for eval, which the page's CSP forbids.
z.config({ jitless: true })
