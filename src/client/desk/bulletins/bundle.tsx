/** The way to a bulletin's bundle, and the number by which it is known to be whole. */
import { bulletins } from '../../../contract/bulletins.ts'
import { useAsk } from '../../shared/load.ts'
import { t } from '../later-words.ts'

export function BundleLine({ no }: { no: string }) {
  const { data } = useAsk(bulletins.bundleNumber, { params: { no } })
  return (
    <>
      <p>
        <a href={`/api/bulletins/${no}/bundle`} download>
          {t('bundle_get')}
        </a>{' '}
        <span class="soft">{t('bundle_means')}</span>
      </p>
      <p class="code hash" data-figure="bundle">
        {data?.sha256 ?? '…'}
      </p>
    </>
  )
}
