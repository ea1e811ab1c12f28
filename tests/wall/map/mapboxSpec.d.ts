declare module '@mapbox/mapbox-gl-style-spec' {
  export const validate: (style: unknown) => { message: string }[]
}
