// Owns: Katalog Layanan as the app shows it, on a real core with a real database: only the window around it is missing.
// Must never: answer for the core.
import { coreForEach, openWindow } from '../window'

const { default: CatalogScreen } = await import('../../../src-renderer/features/catalog/catalog-screen')

export const core = coreForEach('#/katalog')

export const openCatalog = () => openWindow(<CatalogScreen />, { name: 'Katalog Layanan' })
