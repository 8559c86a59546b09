/** The managers' desk in the browser. */
import { render } from 'preact'
import './desk.css'
import { startLanguage } from '../shared/language.ts'
import { followLinks } from '../shared/place.ts'
import { lightForPrint } from '../shared/theme.ts'
import { App } from './shell/app.tsx'
import { footOnPaper, openTablesForPrint } from './kit/paper.ts'

followLinks()
lightForPrint()
openTablesForPrint()
footOnPaper()
const root = document.getElementById('app')
if (root) void startLanguage().then(() => render(<App />, root))
