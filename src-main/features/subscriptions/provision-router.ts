// Owns: binding the routers' side of subscriptions to its use cases.
// Must never: hold a rule.
import { networkInterfaces } from 'node:os'
import { implement } from '@orpc/server'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { attributeWords, type RouterConnection } from '../../platform/routeros'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError, isErrorCode, sentenceOf } from '../../shared/errors'
import { recordAudit } from '../audit'
import type { PageState } from '../isolirpage'
import { type IsolirStep, provisioningContract } from '../provisioning'
import { askRouter, findRouter, listRouters, type ShopRouterLinks } from '../routers'
import { getSetting } from '../settings'
import type { SubscriptionDeps } from './commands'
import { findIsolirProfile, freeRanges, ISOLIR_PROFILE, profileWish } from './isolir-profile'
import { FILTER, isolirRules, planRules, readRules } from './isolir-rules'
import { isOutdated, isolirPage, listSetups, replaceIsolir } from './isolir-setup'
import { differing } from './provision-item'
import { PAGE_TEXTS, STEP_TEXTS } from './provision-texts'
import { adoptOn, openTrouble } from './provision-wish'
import { findSubscriptionRow } from './store'
import { proposeSecrets, readForeign, takeSecrets } from './take-secrets'

export interface ProvisioningDeps extends SubscriptionDeps {
  readonly links: ShopRouterLinks
  readonly pageState: () => PageState
}

const os = implement(provisioningContract).$context<Call>().use(guard)

const ADOPTABLE = new Set(['SECRET_FOREIGN', 'MEMBER_FOREIGN', 'QUEUE_FOREIGN', 'LEASE_FOREIGN'])

export const makeProvisioningRouter = ({ links, pageState, secrets }: ProvisioningDeps) =>
  os.router({
    isolir: os.isolir.handler(({ context: { db } }) => {
      const setups = new Map(listSetups(db).map((row) => [row.routerId, row]))
      const isolated = new Map(
        countIsolated(db)
          .all({})
          .map((row) => [row.routerId, row.count]),
      )
      return {
        page: pageOf(pageState()),
        canRedirect: isolirPage(db) !== null,
        addresses: ownAddresses(),
        routers: listRouters(db).map(({ id, name }) => {
          const setup = setups.get(id)
          return {
            routerId: id,
            routerName: name,
            isOnline: links.isOnline(id),
            state: setup?.state ?? ('none' as const),
            error: setup?.error ?? null,
            checkedAt: setup?.checkedAt ?? null,
            isOutdated: setup?.state === 'ok' && isOutdated(db, setup),
            isolated: isolated.get(id) ?? 0,
          }
        }),
      }
    }),
    previewIsolir: os.previewIsolir.handler(({ input, context: { db } }) =>
      askRouter(links, input.routerId, (connection) => preview(db, connection)),
    ),
    installIsolir: os.installIsolir.handler(command((tx, ctx, { routerId }) => changeIsolir(tx, ctx, routerId, false))),
    removeIsolir: os.removeIsolir.handler(command((tx, ctx, { routerId }) => changeIsolir(tx, ctx, routerId, true))),
    trouble: os.trouble.handler(({ input, context: { db } }) => {
      const row = findSubscriptionRow(db, input.subscriptionId)
      const code = row?.routerId && row.provision === 'failed' ? openTrouble(db, row.id, row.routerId) : null
      if (code === null) return null
      return { canAdopt: ADOPTABLE.has(code), advice: isErrorCode(code) ? sentenceOf(code).advice : '' }
    }),
    adopt: os.adopt.handler(
      command((tx, ctx, { subscriptionId }) => {
        const row = findSubscriptionRow(tx, subscriptionId)
        if (!row?.routerId || row.state === 'stopped') throw new DomainError('SUBSCRIPTION_NOT_FOUND')
        adoptOn(tx, ctx, row.id, row.routerId)
        recordAudit(tx, ctx, {
          action: 'subscription.adopt',
          subjectType: 'subscription',
          subjectId: row.id,
          detail: { username: row.username, address: row.address },
        })
        return DONE
      }),
    ),
    foreignSecrets: os.foreignSecrets.handler(async ({ input, context: { db } }) => {
      const found = await askRouter(links, input.routerId, readForeign)
      return proposeSecrets(db, input.routerId, found)
    }),
    takeSecrets: os.takeSecrets.handler(
      command((tx, ctx, { routerId, rows }) => takeSecrets(tx, ctx, routerId, rows, { secrets })),
    ),
  })

const countIsolated = plain<object, { routerId: string; count: number }>(`
  select router_id as "routerId", count(*) as count from subscription
  where state = 'suspended' and router_id is not null group by router_id`)

function changeIsolir(tx: Tx, ctx: CommandContext, routerId: string, remove: boolean) {
  const router = findRouter(tx, routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
  replaceIsolir(tx, ctx, routerId, remove)
  recordAudit(tx, ctx, {
    action: remove ? 'isolir.remove' : 'isolir.install',
    subjectType: 'router',
    subjectId: routerId,
    detail: { name: router.name },
  })
  return DONE
}

/** "Yang akan dipasang": profile and rules as they would be, beside what the router has. */
async function preview(db: ReadDb, connection: RouterConnection): Promise<IsolirStep[]> {
  const wish = profileWish(getSetting(db, 'suspension').rate)
  const profile = await findIsolirProfile(connection)
  const ranges = profile ? null : await freeRanges(connection)
  const isSame = profile !== undefined && Object.keys(differing(wish, profile)).length === 0
  const steps: IsolirStep[] = [
    ...(ranges === null
      ? []
      : [{ action: 'add' as const, ...STEP_TEXTS.pool, words: sayWords({ name: ISOLIR_PROFILE, ranges }) }]),
    { action: profile ? (isSame ? 'keep' : 'set') : 'add', ...STEP_TEXTS.profile, words: sayWords(wish) },
  ]
  for (const { action, rule } of planRules(isolirRules(isolirPage(db)), await readRules(connection)))
    steps.push({
      action,
      where: rule.menu === FILTER ? STEP_TEXTS.filter : STEP_TEXTS.nat,
      says: rule.says,
      words: sayWords({ ...rule.values, comment: rule.comment }),
    })
  return steps
}

const sayWords = (values: Readonly<Record<string, string>>): string =>
  attributeWords(values)
    .map((word) => word.slice(1))
    .join(' ')

function pageOf(state: PageState) {
  if (state.kind === 'off') return { kind: state.kind, address: null, problem: null }
  const host = state.host === '' || state.host === '0.0.0.0' ? (ownAddresses()[0] ?? '') : state.host
  const problem = state.kind === 'failed' ? PAGE_TEXTS.problem(state.code, state.port) : null
  return { kind: state.kind, address: `http://${host}:${state.port}/`, problem }
}

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )
