/** The field app in the browser. */
import './old-browsers.ts'
import '../shared/no-eval.ts'
import { render } from 'preact'
import { startLanguage } from '../shared/language.ts'
import { followLinks } from '../shared/place.ts'
import { lightForPrint } from '../shared/theme.ts'
import './field.css'
import { App } from './door/app.tsx'
import { keepInstallOffer, startWorker } from './phone/browser.ts'

followLinks()
lightForPrint()
startWorker()
keepInstallOffer()
const root = document.getElementById('app')
if (root) void startLanguage().then(() => render(<App />, root))
