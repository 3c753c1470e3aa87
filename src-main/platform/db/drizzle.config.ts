import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: ['./src-main/features/*/tables.ts', './src-main/platform/*/tables.ts'],
  out: './src-main/platform/db/migrations',
})
