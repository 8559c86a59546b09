/** The managers' desk in the browser. */
import '../shared/no-eval.ts'
import { render } from 'preact'
import { startLanguage } from '../shared/language.ts'
import { followLinks } from '../shared/place.ts'
import { lightForPrint } from '../shared/theme.ts'
import '../shared/styles.css'
import { App } from './app.tsx'
import { footOnPaper } from './paper-foot.ts'
import { openTablesForPrint } from './print-tables.ts'

startLanguage()
followLinks()
lightForPrint()
openTablesForPrint()
footOnPaper()
const root = document.getElementById('app')
if (root) render(<App />, root)
