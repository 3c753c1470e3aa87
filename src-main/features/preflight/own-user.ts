// Owns: making a user of LoketNet's own on the router, with no more rights than needed, and proving that it can log in.
// Must never: change or remove a user that was there, or leave a new one behind when it does not work.

import { type Random, randomText } from '../../platform/random'
import { attributeWords, RouterConnection, type RouterEndpoint, RouterError } from '../../platform/routeros'

const GROUP = 'loketnet'
/** routeros.md §2.4: nothing that a thief would like. */
const POLICY = 'read,write,api,test'
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'
const PASSWORD_LENGTH = 24

export interface NewLogin {
  readonly username: string
  readonly password: string
}

/** `endpoint` is where LoketNet dials now; the new user is tried there before anything is kept. Throws RouterError. */
export async function makeOwnUser(
  connection: RouterConnection,
  endpoint: RouterEndpoint,
  random: Random,
): Promise<NewLogin> {
  const [groups, users] = await Promise.all([
    connection.print('/user/group', { proplist: ['name', 'policy'] }),
    connection.print('/user', { proplist: ['name'] }),
  ])
  const group = freeName(GROUP, new Set(groups.filter(({ policy }) => !isOurPolicy(policy)).map((row) => row.name)))
  if (!groups.some((row) => row.name === group))
    await connection.run('/user/group/add', attributeWords({ name: group, policy: POLICY }))
  const username = freeName(GROUP, new Set(users.map((row) => row.name)))
  const password = randomText(random, LETTERS, PASSWORD_LENGTH)
  const comment = 'dibuat LoketNet'
  const { ret } = await connection.run('/user/add', attributeWords({ name: username, group, password, comment }))
  const trial = new RouterConnection({ ...endpoint, user: username, password })
  try {
    await trial.connect()
    return { username, password }
  } catch (error) {
    if (ret !== undefined) await connection.run('/user/remove', [`=.id=${ret}`])
    throw error instanceof RouterError ? error : new RouterError('login', String(error), { cause: error })
  } finally {
    trial.destroy()
  }
}

function freeName(wanted: string, taken: ReadonlySet<string | undefined>): string {
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`
  return name
}

/** Groups print every policy, those they lack with `!`. */
function isOurPolicy(policy: string | undefined): boolean {
  const given = (policy ?? '').split(',').filter((name) => name !== '' && !name.startsWith('!'))
  return given.toSorted().join(',') === POLICY.split(',').toSorted().join(',')
}
