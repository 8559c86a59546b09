/** What is not as it should be with this phone, above every view. */
import { sayerOf } from '../../shared/words.ts'
import { Button, Notice } from '../kit/states.tsx'
import { t as say } from '../words.ts'
import { type Banner, GRAVE, usePhone } from './phone.ts'
import { bannerWords } from './words-banners.ts'

const t = sayerOf(bannerWords)

export function BannerList({ banners }: { banners: readonly Banner[] }) {
  const { signInAgain, refresh } = usePhone()
  return (
    <div class="banners" aria-live="polite">
      {banners.map((banner) => (
        <Notice
          key={banner.kind}
          tone={GRAVE.includes(banner.kind) ? 'bad' : 'watch'}
          data-banner={banner.kind}
          says={said(banner)}
        >
          {banner.kind === 'signed_out' && <Button label={t('sign_in_again')} act={signInAgain} />}
          {banner.kind === 'stale' && <Button label={say('retry')} act={refresh} />}
        </Notice>
      ))}
    </div>
  )
}

function said(banner: Banner): string {
  return 'minutes' in banner ? t(`banner_${banner.kind}`, { minutes: banner.minutes }) : t(`banner_${banner.kind}`)
}
