// Owns: the list of menus the simulated router has. A new menu is one declaration and one line here.
// Must never: hold a declaration.

import type { Menu } from '../menu'
import { accessMenus } from './access'
import { deviceMenus } from './device'
import { firewallMenus } from './firewall'
import { hotspotMenus } from './hotspot'
import { hotspotLiveMenus } from './hotspot-live'
import { interfaceMenus } from './interface'
import { networkMenus } from './network'
import { pppMenus } from './ppp'
import { queueMenus } from './queue'
import { systemMenus } from './system'

export const menus: readonly Menu[] = [
  ...interfaceMenus,
  ...networkMenus,
  ...firewallMenus,
  ...hotspotMenus,
  ...hotspotLiveMenus,
  ...pppMenus,
  ...queueMenus,
  ...systemMenus,
  ...deviceMenus,
  ...accessMenus,
]
