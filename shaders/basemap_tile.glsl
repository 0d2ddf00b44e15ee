// Where a tile lies in the picture, in pixels from its upper left corner, y downward.
uniform vec2 target_size;
uniform vec2 tile_corner;
uniform float tile_side;

vec2 to_pixels(vec2 in_tile) { return tile_corner + in_tile * tile_side; }

vec4 to_clip(vec2 pixels) {
  return vec4(pixels.x / target_size.x * 2.0 - 1.0, 1.0 - pixels.y / target_size.y * 2.0, 0.0, 1.0);
}
