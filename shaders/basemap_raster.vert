#include "basemap_tile.glsl"

layout(location = 0) in vec2 position;  // 0 to 1 across the tile

out vec2 uv;

void main() {
  uv = position;
  gl_Position = to_clip(to_pixels(position));
}
