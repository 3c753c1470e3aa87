// Owns: "Isi saldo": a recharge card becomes saldo.
// Must never: say why a code does not work.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Answer, Button, Card, Field, Notice, Page, Refused } from '../ui'
import { empty, useChecked } from '../use-checked'
import css from './saldo.module.css'

export default function TopUpPage() {
  const saldo = useQuery(portalQuery.saldo.onSale.queryOptions({ input: {} }))
  const redeem = useCommand(portal.saldo.redeem)
  const [code, setCode] = useState('')
  const [added, setAdded] = useState<number | null>(null)
  const { form, errors, isRight } = useChecked({ code: empty(code, 'Ketik kode di kartu isi ulang.') }, redeem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAdded(null)
    if (!isRight()) return
    const done = await redeem.run({ code })
    if (!done) return
    setCode('')
    setAdded(done.value)
    await queryClient.invalidateQueries()
  }
  return (
    <Page title="Isi saldo">
      <Answer query={saldo}>
        {({ balance }) => (
          <Card>
            <div>
              <span className={css.soft}>Saldo sekarang</span>
              <div className={css.sum}>{money(balance)}</div>
            </div>
          </Card>
        )}
      </Answer>
      {added !== null && <Notice tone="good" title={`${money(added)} masuk ke saldo Anda.`} />}
      <Card title="Kartu isi ulang">
        <form ref={form} onSubmit={(event) => void submit(event)} className={css.stack} noValidate>
          <Field
            label="Kode di kartu"
            hint="12 huruf dan angka, misalnya ABCD-EFGH-JKMN."
            value={code}
            onChange={(event) => setCode(event.target.value.toUpperCase())}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={20}
            error={errors.code}
            required
          />
          <Refused problem={redeem.problem} fields={['code']} />
          <Button type="submit" isBusy={redeem.isRunning}>
            Isi saldo
          </Button>
        </form>
      </Card>
      <p className={css.soft}>Kartu isi ulang dijual di loket. Saldo dapat juga diisi tunai di sana.</p>
      <Button look="plain" onClick={() => goTo('paket')}>
        Lihat paket
      </Button>
    </Page>
  )
}
