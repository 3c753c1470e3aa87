// Owns: the values of the router form and what goes to the core out of them.
// Must never: hold a stored password; an empty field keeps it.
import type { RouterInput, RouterItem } from '../../../src-main/features/routers/contract'
import { usualPort } from './words'

export interface RouterValues {
  readonly name: string
  readonly host: string
  readonly port: number | null
  readonly useTls: boolean
  readonly username: string
  readonly password: string
  readonly hotspotServer: string
  readonly wifiName: string
  readonly loginHost: string
}

export const NEW_ROUTER: RouterValues = {
  name: '',
  host: '192.168.88.1',
  port: usualPort(false),
  useTls: false,
  username: '',
  password: '',
  hotspotServer: 'all',
  wifiName: '',
  loginHost: '',
}

export const valuesOf = (router: RouterItem): RouterValues => ({
  name: router.name,
  host: router.host,
  port: router.port,
  useTls: router.useTls,
  username: router.username,
  password: '',
  hotspotServer: router.hotspotServer,
  wifiName: router.wifiName,
  loginHost: router.loginHost,
})

export const addressOf = ({ host, port, useTls, username, password, hotspotServer }: RouterValues) => ({
  host,
  port: port ?? usualPort(useTls),
  useTls,
  username,
  password,
  hotspotServer,
})

export const inputOf = (values: RouterValues, pinSha256: string | null): RouterInput => ({
  ...addressOf(values),
  name: values.name,
  wifiName: values.wifiName,
  loginHost: values.loginHost,
  pinSha256,
})

/** Switching the kind of link takes the usual port along, unless a port of one's own was typed. */
export const withLinkKind = (values: RouterValues, useTls: boolean): RouterValues => ({
  ...values,
  useTls,
  port: values.port === usualPort(values.useTls) ? usualPort(useTls) : values.port,
})
