// Owns: the portal login of one customer or reseller, on their card: given, renewed, blocked.
// Must never: show a password twice.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { isPhone, showPhone, waLink } from '../../../src-main/shared/phone'
import type { PartyKind } from '../../../src-main/shared/portal-contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { CopyButton } from '../../ui/copy-button'
import { Dialog } from '../../ui/dialog'
import { FormDialog } from '../../ui/form-dialog'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { StatusChip } from '../../ui/status-chip'
import { TextField } from '../../ui/text-field'
import css from './portal.module.css'

interface Props {
  readonly kind: PartyKind
  readonly partyId: string
  readonly name: string
  /** 62..., or empty. */
  readonly phone: string
}

/** A phone number as people type it. */
const typedAs = (loginName: string): string => (isPhone(loginName) ? showPhone(loginName) : loginName)

interface Given {
  readonly loginName: string
  readonly secret: string
}

export function LoginPanel({ kind, partyId, name, phone }: Props) {
  const { may, zone, shopName } = useSession()
  const isManager = may(MANAGERS)
  const login = useQuery({
    ...orpc.portal.login.queryOptions({ input: { kind, partyId } }),
    enabled: isManager,
  })
  const state = useQuery({ ...orpc.portal.state.queryOptions({ input: {} }), enabled: isManager })
  const [isGiving, setGiving] = useState(false)
  const [given, setGiven] = useState<Given | null>(null)
  const block = useCommand(api.portal.blockLogin)
  if (!isManager || login.data === undefined) return null
  const info = login.data
  const url = state.data?.urls[0] ?? ''
  const setBlocked = async (isBlocked: boolean) => {
    if (await block.run({ kind, partyId, isBlocked }))
      notifyDone(isBlocked ? 'Tidak dapat masuk lagi.' : 'Boleh masuk lagi.')
  }
  return (
    <Panel
      title="Masuk portal"
      actions={
        <Button size="xs" variant="default" onClick={() => setGiving(true)}>
          {info ? 'Kata sandi baru' : 'Beri akses'}
        </Button>
      }
    >
      <div className={css.stack}>
        {!info && <span>Belum dapat masuk portal.</span>}
        {info && (
          <div className={css.url}>
            <strong>{typedAs(info.loginName)}</strong>
            {info.isBlocked ? <StatusChip tone="bad" word="Diblokir" /> : <StatusChip tone="good" word="Boleh masuk" />}
            <span>
              {info.lastLoginAt === null
                ? 'belum pernah masuk'
                : `terakhir masuk ${formatInstant(info.lastLoginAt, zone)}`}
            </span>
            <Button
              size="xs"
              variant="default"
              loading={block.isRunning}
              onClick={() => void setBlocked(!info.isBlocked)}
            >
              {info.isBlocked ? 'Buka blokir' : 'Blokir'}
            </Button>
          </div>
        )}
        {block.problem && <ErrorNotice {...block.problem} />}
      </div>
      {isGiving && (
        <GiveDialog
          kind={kind}
          partyId={partyId}
          usual={info?.loginName ?? (isPhone(phone) ? showPhone(phone) : name.toLowerCase().replaceAll(' ', '.'))}
          onClose={() => setGiving(false)}
          onGiven={(one) => {
            setGiving(false)
            setGiven(one)
          }}
        />
      )}
      {given && (
        <SecretDialog
          given={given}
          name={name}
          phone={phone}
          place={`Portal ${shopName}${url && `: ${url}`}`}
          onClose={() => setGiven(null)}
        />
      )}
    </Panel>
  )
}

function GiveDialog(props: {
  readonly kind: PartyKind
  readonly partyId: string
  readonly usual: string
  readonly onClose: () => void
  readonly onGiven: (given: Given) => void
}) {
  const [loginName, setLoginName] = useState(props.usual)
  const give = useCommand(api.portal.giveLogin)
  const submit = async () => {
    const given = await give.run({ kind: props.kind, partyId: props.partyId, loginName })
    if (given) props.onGiven(given)
  }
  return (
    <FormDialog
      isOpen
      onClose={props.onClose}
      title="Akses portal"
      submitLabel="Buat kata sandi"
      onSubmit={submit}
      isBusy={give.isRunning}
      isDirty={loginName !== props.usual}
      error={give.problem && Object.keys(give.problem.fields).length === 0 ? give.problem : null}
    >
      <TextField
        label="Nama masuk"
        hint="Nomor HP paling mudah diingat."
        value={loginName}
        onChange={setLoginName}
        error={give.problem?.fields.loginName}
      />
    </FormDialog>
  )
}

interface SecretProps {
  readonly given: Given
  readonly name: string
  readonly phone: string
  readonly place: string
  readonly onClose: () => void
}

/** Stays until it is closed on purpose: nobody can show it again. */
function SecretDialog({ given: { loginName, secret }, name, phone, place, onClose }: SecretProps) {
  const text = `${place}\nNama masuk: ${typedAs(loginName)}\nKata sandi: ${secret}\nGanti kata sandinya sesudah masuk.`
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Kata sandi untuk ${name}`}
      size="sm"
      foot={
        <>
          {isPhone(phone) && (
            <Button variant="default" component="a" href={waLink(phone, text)} target="_blank" rel="noreferrer">
              Kirim WA
            </Button>
          )}
          <CopyButton text={text} label="Salin" />
          <Button onClick={onClose}>Selesai</Button>
        </>
      }
    >
      <div className={css.stack}>
        <dl className={css.given}>
          <dt>Nama masuk</dt>
          <dd>{typedAs(loginName)}</dd>
          <dt>Kata sandi</dt>
          <dd className="ln-code">{secret}</dd>
        </dl>
        <Notice tone="warn">
          Hanya tampil sekali ini. Salin atau kirim dulu; diganti sendiri sesudah masuk pertama.
        </Notice>
      </div>
    </Dialog>
  )
}
