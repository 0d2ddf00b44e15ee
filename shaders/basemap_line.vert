#include "basemap_tile.glsl"
#include "basemap_time.glsl"

layout(location = 0) in vec2 position;   // 0 to 1 across the tile
layout(location = 1) in vec2 extrusion;  // from the line's middle to its edge, where half its width is 1
layout(location = 2) in float side;      // -1 and 1 at the edges
layout(location = 3) in float along;     // length of the line up to here, in tile widths

uniform float width;  // pixels

out float across_pixels;
out float along_pixels;

void main() {
  float reach = max(width, 1.0) * 0.5 + 0.75;  // room for the smooth edge
  across_pixels = side * reach;
  along_pixels = along * tile_side;
  gl_Position = within_window(to_clip(to_pixels(position) + extrusion * reach));
}
