// Owns: the simulated router in a process of its own: it must not share our event loop.
// Must never: outlive the bench.
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { API_USER } from '../crash/shop'
import type { RouterSpeed } from './router-child'

const router = createSimRouter({ clock: systemClock, users: [API_USER], identity: 'Warkop' })
process.on('message', (speed: RouterSpeed) => {
  router.setSpeed(speed)
  process.send?.('set')
})
process.on('disconnect', () => process.exit(0))
process.send?.(await router.listen())
