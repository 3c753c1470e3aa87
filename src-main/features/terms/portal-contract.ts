// Owns: reading the Ketentuan Layanan from a phone: today's, and the one that somebody agreed to.
// Must never: need a login; a person reads it before he orders.
import * as z from 'zod'
import { Nothing } from '../../shared/contract'
import { portalQuery } from '../../shared/portal-contract'
import { Terms } from './contract'

export const termsPortalContract = {
  current: portalQuery('guest', Nothing, Terms),
  of: portalQuery('guest', z.object({ version: z.int().positive() }), Terms),
}
