// Positions in the Web Mercator square are 32-bit: the square's side is 2^32. Differences wrap, so that what lies across
// the antimeridian is near, and they are exact before they become floats.
uniform ivec2 centre;           // of the view
uniform float pixels_per_unit;  // at the view's zoom
uniform vec2 target_size;       // pixels

vec2 to_pixels(ivec2 position) { return vec2(position - centre) * pixels_per_unit + target_size * 0.5; }

vec4 to_clip(vec2 pixel) {
  return vec4(pixel.x / target_size.x * 2.0 - 1.0, 1.0 - pixel.y / target_size.y * 2.0, 0.0, 1.0);
}
