// Owns: the hotspot user of a monthly member.
// Must never: look like a voucher, touch one, or leave a device logged in with what was shut. A hotspot cannot redirect one
// member to the isolir page: an isolated one is disabled, and the screens say so.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { readVoucherComment } from '../../shared/voucher-comment'
import { ensureProfileOn, profileSpec } from '../routers'
import type { Applied, Place } from './provision-apply'
import {
  addItem,
  assertAsWished,
  differing,
  findAny,
  isOurs,
  isSomebodys,
  ownOf,
  readPassword,
  removeItem,
  setItem,
} from './provision-item'
import type { Want } from './provision-want'

export const MEMBERS = '/ip/hotspot/user'
export const MEMBER_PROPERTIES = ['name', 'server', 'profile', 'disabled', 'comment'] as const

/** Throws RouterError, DomainError. */
export async function applyMember(connection: RouterConnection, want: Want, place: Place): Promise<Applied> {
  const rows = await look(connection, want)
  const own = ownOf(rows, want.id, want.username)
  if (want.access === 'gone') {
    for (const row of rows.filter((one) => isOurs(one, want.id))) {
      if (row.disabled !== 'true') await setItem(connection, MEMBERS, row, { disabled: 'yes' })
      await logOut(connection, row.name ?? '')
      await removeItem(connection, MEMBERS, row)
    }
    return { access: 'off', passwordMark: null }
  }
  const namesake = rows.find((row) => row.name === want.username && row !== own)
  if (namesake) refuseNamesake(namesake, own, want, place)
  const subject = own ?? namesake
  const drift = await ensureProfileOn(connection, profileSpec(want.master), place.routerName)
  const [wrong] = drift
  if (wrong)
    throw new DomainError('ROUTER_NOT_AS_WISHED', {
      what: `profil ${want.master.profileName}`,
      name: place.routerName,
      property: wrong.property,
    })
  const wanted = {
    name: want.username,
    profile: want.master.profileName,
    disabled: want.access === 'open' ? 'no' : 'yes',
    ...(subject && isOurs(subject, want.id) ? {} : { comment: want.mark }),
  }
  const adopted =
    !subject || !place.adopt ? undefined : { address: null, password: await readPassword(connection, MEMBERS, subject) }
  const isChanged = await write(connection, want, wanted, subject, place)
  const after = ownOf(await look(connection, want), want.id, want.username)
  assertAsWished(wanted, after, `anggota hotspot ${want.username}`, place.routerName)
  if (isChanged || want.access !== 'open') await logOut(connection, want.username)
  if (subject?.name !== undefined && subject.name !== want.username) await logOut(connection, subject.name)
  const { access } = want
  return adopted ? { access, passwordMark: null, adopted } : { access, passwordMark: want.passwordMark }
}

const look = (connection: RouterConnection, want: Want): Promise<readonly RouterRow[]> =>
  findAny(connection, MEMBERS, MEMBER_PROPERTIES, [
    ['name', want.username],
    ['comment', want.mark],
  ])

function refuseNamesake(namesake: RouterRow, own: RouterRow | undefined, want: Want, place: Place): void {
  const data = { username: want.username, name: place.routerName }
  if (readVoucherComment(namesake.comment)) throw new DomainError('MEMBER_IS_VOUCHER', data)
  if (own || !place.adopt || !isSomebodys(namesake)) throw new DomainError('MEMBER_FOREIGN', data)
}

/** True when a logged-in device must log in again. */
async function write(
  connection: RouterConnection,
  want: Want,
  wanted: Readonly<Record<string, string>>,
  subject: RouterRow | undefined,
  { routerName, hotspotServer, adopt }: Place,
): Promise<boolean> {
  if (!subject) {
    if (want.password === null)
      throw new DomainError('SUBSCRIPTION_NO_PASSWORD', { username: want.username, name: routerName })
    await addItem(connection, MEMBERS, { ...wanted, server: hotspotServer, password: want.password })
    return true
  }
  const changes = differing(wanted, subject)
  const isNew = want.newPassword !== null && !adopt
  const news = isNew ? { ...changes, password: want.newPassword } : changes
  if (Object.keys(news).length > 0) await setItem(connection, MEMBERS, subject, news)
  return Object.keys(news).some((property) => property !== 'comment')
}

/** Cookies first, or the device would be back at once. */
async function logOut(connection: RouterConnection, name: string): Promise<void> {
  if (name === '') return
  for (const menu of ['/ip/hotspot/cookie', '/ip/hotspot/active']) {
    const rows = await connection.print(menu, { proplist: ['user'], queries: [`?user=${name}`] })
    for (const row of rows) await removeItem(connection, menu, row)
  }
}
