/** What is known of one thing, each by its name; what is not known is left out. */
export function Facts({ facts }: { facts: [name: string, value: string | undefined][] }) {
  return (
    <dl class="facts">
      {facts.flatMap(([name, value]) =>
        value === undefined || value === ''
          ? []
          : [
              <dt key={`${name} name`}>{name}</dt>,
              <dd key={name} class="passage">
                {value}
              </dd>,
            ],
      )}
    </dl>
  )
}
