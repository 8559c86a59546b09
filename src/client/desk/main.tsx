/** The managers' desk in the browser. */
import '../shared/no-eval.ts'
import { render } from 'preact'
import { startLanguage } from '../shared/language.ts'
import { followLinks } from '../shared/place.ts'
import { lightForPrint } from '../shared/theme.ts'
import './desk.css'
import { App } from './shell/app.tsx'
import { footOnPaper } from './kit/paper-foot.ts'
import { openTablesForPrint } from './kit/print-tables.ts'

followLinks()
lightForPrint()
openTablesForPrint()
footOnPaper()
const root = document.getElementById('app')
if (root) void startLanguage().then(() => render(<App />, root))
