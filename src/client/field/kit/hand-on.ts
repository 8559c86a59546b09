/** Hands a file on by the phone's own sheet where it has one, else saves it; who closes that has changed his mind. */
export async function handOn(file: File): Promise<void> {
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })) {
    const isDone = await navigator.share({ files: [file], title: file.name }).then(
      () => true,
      (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'AbortError',
    )
    if (isDone) return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
