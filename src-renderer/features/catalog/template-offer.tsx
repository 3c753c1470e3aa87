// Owns: the worked examples of the guide, offered where there is no hotspot package yet.
// Must never: make a package twice.
import { useQuery } from '@tanstack/react-query'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand } from '../../api'
import { Button, ErrorNotice, Money, notifyDone } from '../../ui'
import css from './catalog.module.css'

/** Null while unknown, and when all of them are there. */
export function TemplateOffer() {
  const templates = useQuery(orpc.catalog.templates.queryOptions({ input: {} }))
  const make = useCommand(api.catalog.createFromTemplates)
  const open = (templates.data ?? []).filter((template) => !template.isMade)
  if (open.length === 0) return null
  const makeAll = async () => {
    const answer = await make.run({ keys: open.map((template) => template.key) })
    if (answer) notifyDone(`${answer.made.length} paket contoh dibuat. Harganya tinggal disesuaikan.`)
  }
  return (
    <>
      <ul className={css.templates}>
        {open.map((template) => (
          <li key={template.key} className={css.template}>
            <span className={css.templateName}>{template.name}</span>
            <span className={css.help}>{template.summary}</span>
            <span className={css.templatePrice}>
              <Money amount={rupiah(template.customerPrice)} size="lg" />
            </span>
          </li>
        ))}
      </ul>
      {make.problem && <ErrorNotice message={make.problem.message} advice={make.problem.advice} />}
      <Button variant="default" loading={make.isRunning} onClick={() => void makeAll()}>
        Pakai {open.length} contoh ini
      </Button>
    </>
  )
}
