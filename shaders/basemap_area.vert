#include "basemap_tile.glsl"
#include "basemap_time.glsl"

layout(location = 0) in vec2 position;  // 0 to 1 across the tile

void main() { gl_Position = within_window(to_clip(to_pixels(position))); }
