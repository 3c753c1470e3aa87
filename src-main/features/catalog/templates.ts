// Owns: making the first packages of a new shop out of the worked examples of the guide.
// Must never: make a package that is there already.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DEFAULT_CODE_SHAPE } from '../../shared/voucher-code'
import { createPackage } from './commands'
import type { TemplateKey } from './contract'
import { PACKAGE_TEMPLATES, type PackageView } from './domain'
import { isPackageNameTaken } from './store'

/** The first packages of a new shop. */
export function createFromTemplates(
  tx: Tx,
  ctx: CommandContext,
  keys: readonly TemplateKey[],
): { made: PackageView[]; skipped: string[] } {
  const made: PackageView[] = []
  const skipped: string[] = []
  for (const template of PACKAGE_TEMPLATES.filter(({ key }) => keys.includes(key))) {
    if (isPackageNameTaken(tx, template.name)) {
      skipped.push(template.name)
      continue
    }
    const { key: _, rateLimit, activeSeconds, shelfSeconds, tileColor, ...priced } = template
    const spec = {
      rateLimit,
      activeSeconds,
      shelfSeconds,
      uptimeQuotaSeconds: null,
      volumeQuotaBytes: null,
      sharedUsers: 1,
      lockToFirstMac: false,
      pool: null,
      pppProfile: null,
    }
    made.push(
      createPackage(tx, ctx, {
        ...priced,
        isPublic: true,
        tileColor,
        tileOrder: null,
        stockMinimum: 0,
        refillQuantity: 0,
        codeFormat: DEFAULT_CODE_SHAPE,
        routerIds: [],
        master: { kind: 'new', serviceType: 'hotspot', billingType: 'daily', spec },
      }),
    )
  }
  return { made, skipped }
}
