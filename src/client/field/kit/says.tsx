/** What is wrong with one thing of a form, said at it. */
interface Props {
  says: string
  /** For the field's `aria-describedby`. */
  id?: string
}
export const Says = ({ says, id }: Props) => (
  <p class="says" role="alert" id={id}>
    {says}
  </p>
)

/** Of a field: that it is wrong, and where that is said. */
export const wrongBy = (says: string, id: string) =>
  says === '' ? {} : ({ 'aria-invalid': true, 'aria-describedby': id } as const)
