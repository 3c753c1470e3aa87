// Owns: the Panduan screen: what the founding documents promise, and where it is.
// Must never: ask the core anything; it is read while nothing else works.
import { PageHeader, Panel, Screen } from '../../ui'
import { GUIDE, type Place } from './guide'
import css from './guide.module.css'

export default function GuideScreen() {
  return (
    <Screen
      width="reading"
      header={<PageHeader title="Panduan" summary="Dari membuat menu sampai pesanan aktif: apa, dan di layar mana." />}
    >
      {GUIDE.map(({ id, title, source, steps }) => (
        <Panel key={id} title={title} detail={`mengikuti "${source}"`}>
          <ol className={css.steps}>
            {steps.map(({ what, where }) => (
              <li key={what}>
                <p>{what}</p>
                <p className={css.where}>
                  {where.map((place) => (
                    <Where key={place.label} {...place} />
                  ))}
                </p>
              </li>
            ))}
          </ol>
        </Panel>
      ))}
    </Screen>
  )
}

const Where = (place: Place) =>
  'link' in place ? <a href={place.link}>{place.label}</a> : <span className={css.phone}>{place.label}</span>
