/** The camera looking for a QR code; a picture from the album, or typing, do as well. Fetched when somebody scans. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Field } from './ask-form.tsx'
import { codeReader, drawOn, type ReadCode } from './read-code.ts'
import { Button, Says } from './states.tsx'
import { t } from './words-scan.ts'

export interface ScanProps {
  /** What is looked for: 扫描登记二维码. */
  title: string
  /** What is typed where nothing can be scanned; none where the view has a field for it. */
  typed?: string
  /** Says why a text is not what was looked for; nothing when it is taken. */
  take: (text: string) => string | undefined
  close: () => void
}

type Camera = 'starting' | 'on' | 'denied' | 'no_camera'

export function Scan({ title, typed, take, close }: ScanProps) {
  const [says, setSays] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    heading.current?.focus()
    // the camera's picture takes half a screen, and what is said of it stands below
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const found = (text: string) => {
    const why = take(text.trim())
    setSays(why ?? '')
    if (why === undefined) close()
  }
  const { video, camera, light } = useCamera(close)
  useFrames(video, camera === 'on', found)
  return (
    <section class="scan" data-scan={camera} aria-labelledby="scan-title">
      <h2 id="scan-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <video ref={video} hidden={camera !== 'on'} muted playsInline aria-hidden="true" />
      <p role="status">{t(SAID[camera])}</p>
      <Says says={says} />
      <p class="actions">
        {light && <Button label={t('scan_light')} act={light} />}
        <FromAlbum found={found} none={() => setSays(t('scan_picture_none'))} />
        <Button label={t('cancel')} act={close} />
      </p>
      {typed !== undefined && (
        <Typed label={typed} take={(text) => (text === '' ? setSays(t('scan_typed_none')) : found(text))} />
      )}
    </section>
  )
}

const SAID = {
  starting: 'scan_starting',
  on: 'scan_aim',
  denied: 'scan_denied',
  no_camera: 'scan_no_camera',
} as const satisfies Record<Camera, string>

/** Off again with the view, and as soon as the page is out of sight. */
function useCamera(close: () => void) {
  const video = useRef<HTMLVideoElement>(null)
  const leave = useRef(close)
  leave.current = close
  const [camera, setCamera] = useState<Camera>('starting')
  const [light, setLight] = useState<() => void>()
  useEffect(() => {
    let stream: MediaStream | undefined
    const gone = new AbortController()
    openCamera()
      .then(async (opened) => {
        stream = opened
        const { current } = video
        if (gone.signal.aborted || !current) return stop(opened)
        current.srcObject = opened
        await current.play()
        setLight(() => lightOf(opened))
        setCamera('on')
      })
      .catch((thrown: unknown) => {
        const isDenied = thrown instanceof DOMException && thrown.name === 'NotAllowedError'
        if (!gone.signal.aborted) setCamera(isDenied ? 'denied' : 'no_camera')
      })
    const look = () => document.visibilityState === 'hidden' && leave.current()
    document.addEventListener('visibilitychange', look, { signal: gone.signal })
    return () => {
      gone.abort()
      if (stream) stop(stream)
    }
  }, [])
  return { video, camera, light }
}

const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop())

/** None over plain http, nor in some browsers inside other apps. */
async function openCamera(): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) throw new Error('no camera')
  return devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
}

/** Turns the phone's lamp on and off, where the browser can: papers are scanned in the dark. */
function lightOf(stream: MediaStream): (() => void) | undefined {
  const [track] = stream.getVideoTracks()
  const can = track && 'getCapabilities' in track ? (track.getCapabilities() as { torch?: boolean }) : {}
  if (!track || !can.torch) return undefined
  let isOn = false
  return () => {
    isOn = !isOn
    void track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] }).catch(() => undefined)
  }
}

/** Ten times a second, one after the other: a slow phone looks less often. */
const PAUSE_MS = 100

function useFrames(video: RefObject<HTMLVideoElement | null>, isOn: boolean, found: (text: string) => void): void {
  const latest = useRef(found)
  latest.current = found
  useEffect(() => {
    if (!isOn) return
    const gone = new AbortController()
    const isOver = () => gone.signal.aborted
    const canvas = document.createElement('canvas')
    const look = async (read: ReadCode) => {
      const { current } = video
      if (isOver() || !current) return
      drawOn(canvas, current, current.videoWidth, current.videoHeight)
      const text = await read(canvas)
      if (isOver()) return
      if (text !== undefined) latest.current(text)
      setTimeout(() => void look(read), PAUSE_MS)
    }
    void codeReader().then(look, () => undefined)
    return () => gone.abort()
  }, [video, isOn])
}

/** Codes come as pictures in chats, too. */
function FromAlbum({ found, none }: { found: (text: string) => void; none: () => void }) {
  const look = async (file: File | undefined) => {
    if (!file) return
    const picture = await pictureOf(file)
    const canvas = document.createElement('canvas')
    drawOn(canvas, picture, picture.naturalWidth, picture.naturalHeight)
    const text = await (await codeReader())(canvas)
    if (text === undefined) none()
    else found(text)
  }
  return (
    <label>
      <input
        type="file"
        accept="image/*"
        data-do="scan-picture"
        onChange={({ currentTarget }) => void look(currentTarget.files?.[0]).catch(none)}
      />
      <span class="button">{t('scan_picture')}</span>
    </label>
  )
}

async function pictureOf(file: File): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = URL.createObjectURL(file)
  try {
    await picture.decode()
    return picture
  } finally {
    URL.revokeObjectURL(picture.src)
  }
}

/** Not a form: it may stand in one. */
function Typed({ label, take }: { label: string; take: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const send = () => take(input.current?.value.trim() ?? '')
  return (
    <div class="two">
      <Field
        label={label}
        name="scanned"
        take={input}
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          send()
        }}
      />
      <Button label={t('scan_take')} act={send} />
    </div>
  )
}
